import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';

const PROGRAMS = join(__dirname, '../../../../e2e/src/sockets');

const running: SocketProgram[] = [];

afterEach(() => Promise.all(running.splice(0).map((program) => program.end())));

/** A program that makes sockets beside this test, in the same network namespace, until the test ends. */
export class SocketProgram {
  readonly #child: ChildProcessByStdio<Writable, Readable, null>;
  readonly #lines: Interface;
  /** Rejects when the program ends. */
  readonly #gone: Promise<never>;
  #greeting = '';

  private constructor(name: string, argument: unknown) {
    const words = [join(PROGRAMS, name), JSON.stringify(argument)];
    this.#child = spawn(process.execPath, words, { stdio: ['pipe', 'pipe', 'inherit'] });
    this.#lines = createInterface({ input: this.#child.stdout });
    this.#gone = once(this.#child, 'exit').then(([code]) => {
      throw new Error(`the program ended with ${String(code)}`);
    });
    running.push(this);
  }

  /** Comes back when the program prints its first line: it is ready. */
  static async start(
    name: 'rig-process.ts' | 'churn-process.ts' | 'change-process.ts',
    argument: unknown = null,
  ): Promise<SocketProgram> {
    const program = new SocketProgram(name, argument);
    program.#greeting = await program.#nextLine();
    return program;
  }

  /** The line it printed when it was ready. */
  get greeting(): string {
    return this.#greeting;
  }

  /** Gives the program a line and comes back with the line it answers. */
  ask(line: string): Promise<string> {
    const answer = this.#nextLine();
    this.#child.stdin.write(`${line}\n`);
    return answer;
  }

  async end(): Promise<void> {
    this.#child.stdin.end();
    await this.#gone.catch(() => {});
  }

  async #nextLine(): Promise<string> {
    const [line] = (await Promise.race([once(this.#lines, 'line'), this.#gone])) as [string];
    return line;
  }
}
