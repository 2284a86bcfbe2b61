import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { findNamespaceWrapper } from './namespace.ts';
import type { SocketPlan } from './open-sockets.ts';
import type {
  Command,
  CommandResult,
  Oracle,
  RigAnswer,
  RigOptions,
  RigReady,
  RigRequest,
  RunningProgram,
} from './rig-request.ts';

type RigChild = ChildProcessByStdio<Writable, Readable, Readable>;
type Task = RigRequest extends infer Request
  ? Request extends unknown
    ? Omit<Request, 'id'>
    : never
  : never;
interface Pending {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

const RIG_PROCESS = join(import.meta.dirname, 'rig-process.ts');

/** A process that holds sockets in known states and runs programs beside them, in the same network namespace. */
export class Rig {
  /** Nothing but the rig and what it runs can have sockets there. */
  readonly hasOwnNamespace: boolean;
  private readonly child: RigChild;
  private readonly pending = new Map<number, Pending>();
  private ready: RigReady | undefined;
  private lastId = 0;
  private stderr = '';

  private constructor(child: RigChild, hasOwnNamespace: boolean) {
    this.child = child;
    this.hasOwnNamespace = hasOwnNamespace;
    child.stderr.setEncoding('utf8').on('data', (text: string) => (this.stderr += text));
    child.once('error', (error) => this.failPending(error.message));
    child.once('close', () => this.failPending(this.stderr));
    child.stdin.on('error', (error) => this.failPending(error.message));
  }

  /** Opens the sockets, in a namespace of their own where `wrapper` makes one, and comes back when all stand. */
  static async open(
    plans: readonly SocketPlan[],
    wrapper: readonly string[] | null = findNamespaceWrapper(),
  ): Promise<Rig> {
    const options: RigOptions = { plans, hasOwnNamespace: wrapper !== null };
    const rigCommand = [process.execPath, RIG_PROCESS, JSON.stringify(options)];
    const [program = '', ...words] = [...(wrapper ?? []), ...rigCommand];
    const child = spawn(program, words, { stdio: ['pipe', 'pipe', 'pipe'] });
    const rig = new Rig(child, options.hasOwnNamespace);
    await rig.readLines();
    return rig;
  }

  /** What every socket of the plans adds to the counts, peers and listeners included. */
  get expected(): RigReady['expected'] {
    return this.known.expected;
  }

  /** Every socket of the plans has one of these ports at one end. */
  get ports(): readonly number[] {
    return this.known.ports;
  }

  /** What the kernel's tables and `ss` say now. */
  async count(): Promise<Oracle> {
    return (await this.ask({ do: 'count' })) as Oracle;
  }

  /** Runs a program to its end. */
  async run(command: Command): Promise<CommandResult> {
    return (await this.ask({ do: 'run', command })) as CommandResult;
  }

  /** Starts a program that goes on, and comes back when its output matches. */
  async start(command: Command, until: RegExp): Promise<RunningProgram> {
    return (await this.ask({ do: 'start', command, until: until.source })) as RunningProgram;
  }

  /** Asks a started program to end, and tells how it did. */
  async stop({ pid }: RunningProgram): Promise<CommandResult> {
    return (await this.ask({ do: 'stop', pid })) as CommandResult;
  }

  /** Kills what still runs and closes the sockets. */
  async close(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const closed = once(this.child, 'close');
    this.child.stdin.end();
    await closed;
  }

  private get known(): RigReady {
    if (!this.ready) throw new Error('the sockets do not stand yet');
    return this.ready;
  }

  private readLines(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.pending.set(0, { resolve: () => resolve(), reject });
      createInterface({ input: this.child.stdout }).on('line', (line) => this.take(line));
    });
  }

  private take(line: string): void {
    const message = JSON.parse(line) as RigReady | RigAnswer;
    const id = 'id' in message ? message.id : 0;
    const pending = this.pending.get(id);
    this.pending.delete(id);
    if ('error' in message) pending?.reject(new Error(message.error));
    else if ('value' in message) pending?.resolve(message.value);
    else {
      this.ready = message;
      pending?.resolve(undefined);
    }
  }

  private ask(task: Task): Promise<unknown> {
    this.lastId += 1;
    const id = this.lastId;
    return new Promise((resolve, reject) => {
      this.pending.set(id, { resolve, reject });
      this.child.stdin.write(`${JSON.stringify({ ...task, id })}\n`);
    });
  }

  private failPending(reason: string): void {
    const error = new Error(`the rig process is gone: ${reason}`);
    for (const pending of this.pending.values()) pending.reject(error);
    this.pending.clear();
  }
}
