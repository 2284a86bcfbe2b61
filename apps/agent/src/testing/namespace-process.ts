import { spawn, spawnSync, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { createInterface, type Interface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { readlinkSync } from 'node:fs';

/** Listens on one more port for each line that it reads, and answers each when that is done. */
const PROGRAM = `
  const listen = () => require('node:net').createServer().listen(0, '0.0.0.0', () => console.log('listening'));
  require('node:readline').createInterface({ input: process.stdin }).on('line', listen);
  console.log('ready');
`;

/** Whether this test may make network namespaces and enter them, which takes CAP_SYS_ADMIN. */
export const mayEnterNamespaces = spawnSync('unshare', ['--net', 'true']).status === 0;

const running: NamespaceProcess[] = [];

afterEach(() => Promise.all(running.splice(0).map((namespace) => namespace.end())));

/** A process in a network namespace of its own, until the test ends. */
export class NamespaceProcess {
  readonly #child: ChildProcessByStdio<Writable, Readable, null>;
  readonly #lines: Interface;

  private constructor(program: readonly string[]) {
    this.#child = spawn('unshare', ['--net', ...program], { stdio: ['pipe', 'pipe', 'inherit'] });
    this.#lines = createInterface({ input: this.#child.stdout });
    running.push(this);
  }

  /** Starts it with so many sockets in LISTEN. */
  static async start(listeners = 0): Promise<NamespaceProcess> {
    const namespace = new NamespaceProcess([process.execPath, '-e', PROGRAM]);
    await once(namespace.#lines, 'line');
    for (let count = 0; count < listeners; count += 1) await namespace.listen();
    return namespace;
  }

  /** Starts one that only lasts, once a line of shell has been run in it: many of these can be made in no time. */
  static async startIdle(line = ':'): Promise<NamespaceProcess> {
    const namespace = new NamespaceProcess(['sh', '-c', `${line}; echo ready; exec cat`]);
    await once(namespace.#lines, 'line');
    return namespace;
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** Inode number of the namespace. */
  get id(): number {
    return Number(/\d+/.exec(readlinkSync(`/proc/${this.pid}/ns/net`))?.[0]);
  }

  async listen(): Promise<void> {
    this.#child.stdin.write('\n');
    await once(this.#lines, 'line');
  }

  /** Runs a line of shell in the namespace. */
  run(line: string): void {
    const { status, stderr } = spawnSync('nsenter', [`--net=/proc/${this.pid}/ns/net`, 'sh', '-c', line]);
    if (status !== 0) throw new Error(`${line}: ${String(stderr)}`);
  }

  async end(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const ended = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await ended;
  }
}
