import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** What a process has ended with. */
export interface Ending {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

const running = new Set<ProcessUnderTest>();

/** A started program of the product with everything it printed. */
export class ProcessUnderTest {
  stdout = '';
  stderr = '';
  readonly ended: Promise<Ending>;
  private readonly child: ChildProcess;

  /** `wrapper` are words before the command. */
  constructor(
    args: readonly string[],
    env: Readonly<Record<string, string>> = {},
    wrapper: readonly string[] = [],
  ) {
    const inherited = Object.entries(process.env).filter(
      ([name]) => !/^(FINWAIT_|DATABASE_URL|JEST_|NODE_OPTIONS)/.test(name),
    );
    const [program = '', ...words] = [...wrapper, process.execPath, ...args];
    this.child = spawn(program, words, {
      env: { ...Object.fromEntries(inherited), ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child.stdout?.setEncoding('utf8').on('data', (text: string) => (this.stdout += text));
    this.child.stderr?.setEncoding('utf8').on('data', (text: string) => (this.stderr += text));
    running.add(this);
    this.ended = new Promise((resolve) => {
      this.child.on('close', (code, signal) => {
        running.delete(this);
        resolve({ code, signal });
      });
    });
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  kill(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  /** Resolves with the first match in what the process prints; throws when it ends without. */
  async printed(pattern: RegExp): Promise<RegExpExecArray> {
    for (;;) {
      const match = pattern.exec(this.stdout) ?? pattern.exec(this.stderr);
      if (match) return match;
      const streams = [this.child.stdout, this.child.stderr].filter((stream) => stream !== null);
      const ended = await Promise.race([
        this.ended,
        ...streams.map((stream) => once(stream, 'data').then(() => undefined)),
      ]);
      if (ended)
        throw new Error(
          `ended with ${ended.code ?? ended.signal} before ${String(pattern)}:\n${this.stdout}${this.stderr}`,
        );
    }
  }
}

/** Kills every process a test left behind. */
export async function killAll(): Promise<void> {
  for (const process of running) process.kill('SIGKILL');
  await Promise.all([...running].map((process) => process.ended));
}
