import { spawn, type ChildProcess } from 'node:child_process';
import type { Command, CommandResult } from './rig-request.ts';

const DEFAULT_TIMEOUT_MS = 30_000;

/** Output comes in pieces: a number at the end of one may go on in the next. */
const wholeLines = (output: string) => output.slice(0, output.lastIndexOf('\n') + 1);

/** A started program and what it has printed so far. */
export class Program {
  readonly ended: Promise<CommandResult>;
  private readonly child: ChildProcess;
  private readonly command: Command;
  private stdout = '';
  private stderr = '';

  constructor(command: Command) {
    const [program, ...words] = command.argv;
    this.command = command;
    this.child = spawn(program, words, {
      cwd: command.cwd,
      env: { ...process.env, ...command.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child.stdout?.setEncoding('utf8').on('data', (text: string) => (this.stdout += text));
    this.child.stderr?.setEncoding('utf8').on('data', (text: string) => (this.stderr += text));
    this.ended = new Promise((resolve, reject) => {
      this.child.once('error', reject);
      this.child.once('close', (exitCode, signal) =>
        resolve({ exitCode, signal, stdout: this.stdout, stderr: this.stderr }),
      );
    });
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  /** How the program ended, or an error when it took too long. */
  async finish(): Promise<CommandResult> {
    return this.withinTime('to end', this.ended);
  }

  /** What `pattern` matches in the whole lines of the output, as soon as it does; an error when the program ends first. */
  async print(pattern: RegExp): Promise<readonly string[]> {
    const matched = new Promise<readonly string[]>((resolve) => {
      const look = () => {
        const match = pattern.exec(wholeLines(this.stdout)) ?? pattern.exec(wholeLines(this.stderr));
        if (match) resolve([...match]);
      };
      this.child.stdout?.on('data', look);
      this.child.stderr?.on('data', look);
      look();
    });
    const endedFirst = this.ended.then((result) => {
      throw new Error(`ended before it printed ${String(pattern)}: ${JSON.stringify(result)}`);
    });
    return this.withinTime(`to print ${String(pattern)}`, Promise.race([matched, endedFirst]));
  }

  /** Asks the program to end; it has as long as the command allows. */
  async stop(): Promise<CommandResult> {
    this.child.kill('SIGTERM');
    return this.finish();
  }

  kill(): void {
    this.child.kill('SIGKILL');
  }

  private async withinTime<T>(what: string, work: Promise<T>): Promise<T> {
    const limitMs = this.command.timeoutMs ?? DEFAULT_TIMEOUT_MS;
    let timer: NodeJS.Timeout | undefined;
    const overdue = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => {
        this.kill();
        const printed = `stdout: ${this.stdout}\nstderr: ${this.stderr}`;
        reject(new Error(`${this.command.argv.join(' ')}: waited ${limitMs} ms for it ${what}\n${printed}`));
      }, limitMs);
    });
    try {
      return await Promise.race([work, overdue]);
    } finally {
      clearTimeout(timer);
    }
  }
}
