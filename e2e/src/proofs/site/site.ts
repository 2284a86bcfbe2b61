import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { runCommand } from '../../processes/command.ts';
import type { SITE_TASKS } from './site-tasks.ts';

type Tasks = typeof SITE_TASKS;
interface Pending {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}
interface Answer {
  readonly id: number;
  readonly value?: unknown;
  readonly error?: string;
}

const SITE_PROCESS = join(import.meta.dirname, 'site-process.ts');
const WRAPPER = ['--net', '--pid', '--fork', '--kill-child', process.execPath, '--no-warnings'];

/**
 * A network namespace with a process of ours in it. It and all that runs there are gone when it is closed, and when the
 * test dies before.
 */
export class Site {
  readonly #process: ChildProcess;
  readonly #pending = new Map<number, Pending>();
  #lastId = 0;
  #lastPort = 8_000;

  private constructor(process: ChildProcess) {
    this.#process = process;
    process.on('message', (answer: Answer) => this.#take(answer));
    process.on('exit', () => this.#take({ id: -1 }));
  }

  /** Comes back when the site answers and its loopback is up. */
  static async open(): Promise<Site> {
    const site = new Site(fork(SITE_PROCESS, [], { execPath: 'unshare', execArgv: WRAPPER }));
    await once(site.#process, 'message');
    await site.do('run', 'ip', 'link', 'set', 'lo', 'up');
    return site;
  }

  /** A port that nothing here was given yet. */
  takePort(): number {
    this.#lastPort += 1;
    return this.#lastPort;
  }

  /** Has the site do something. */
  do<Name extends keyof Tasks>(
    task: Name,
    ...words: Parameters<Tasks[Name]>
  ): Promise<Awaited<ReturnType<Tasks[Name]>>> {
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { resolve: resolve as Pending['resolve'], reject });
      this.#process.send({ id, task, words });
    });
  }

  /** Runs a line of a shell. */
  shell(line: string): Promise<string> {
    return this.do('run', 'sh', '-ec', line);
  }

  /** Joins two sites by a cable of their own, with these addresses (`10.0.0.1/24`) at its ends. */
  async join(other: Site, address: string, otherAddress: string): Promise<void> {
    const [name, otherName] = [this, other].map((site) => `net${site.takePort()}`) as [string, string];
    const cable = [
      'dev',
      name,
      'netns',
      this.#id,
      'type',
      'veth',
      'peer',
      'name',
      otherName,
      'netns',
      other.#id,
    ];
    const { code, stderr } = runCommand(['ip', 'link', 'add', ...cable]);
    if (code !== 0) throw new Error(`ip link add: ${stderr}`);
    const setUp = (end: string, own: string) => `ip addr add ${own} dev ${end}; ip link set ${end} up`;
    await Promise.all([this.shell(setUp(name, address)), other.shell(setUp(otherName, otherAddress))]);
  }

  async close(): Promise<void> {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return;
    const exit = once(this.#process, 'exit');
    this.#process.disconnect();
    await exit;
  }

  get #id(): string {
    return String(this.#process.pid);
  }

  #take({ id, value, error }: Answer): void {
    if (id === -1) {
      for (const { reject } of this.#pending.values()) reject(new Error('the site is gone'));
      this.#pending.clear();
      return;
    }
    const pending = this.#pending.get(id);
    this.#pending.delete(id);
    if (error === undefined) pending?.resolve(value);
    else pending?.reject(new Error(error));
  }
}
