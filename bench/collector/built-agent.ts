import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { HostDetail } from '@finwait/contracts';

const ROOT = resolve(import.meta.dirname, '../..');
const TOKEN = 'the-admin-token-of-the-collector-benchmark';
const ASKED_EVERY_MS = 40;

async function printed(child: ChildProcess, stream: 'stdout' | 'stderr', pattern: RegExp): Promise<string> {
  let text = '';
  for (;;) {
    const [chunk] = (await once(child[stream] ?? child, 'data')) as [Buffer];
    text += chunk.toString();
    const match = pattern.exec(text);
    if (match) return match[1] ?? '';
  }
}

async function end(child: ChildProcess): Promise<void> {
  child.kill();
  await once(child, 'exit');
}

/** A built agent that streams to a {@link BuiltApi}. */
export interface BuiltAgent {
  readonly pid: number;
  /** The host when a snapshot has arrived that was taken after this time, in epoch milliseconds. */
  readonly nextSnapshot: (after: number) => Promise<HostDetail>;
  readonly end: () => Promise<void>;
}

/** The built API with an empty history in a folder of its own. */
export class BuiltApi {
  readonly #dir = mkdtempSync(join(tmpdir(), 'finwait-bench-'));
  readonly #headers = { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' };
  readonly #child = spawn(process.execPath, [join(ROOT, 'apps/api/dist/main.js')], {
    env: { ...process.env, FINWAIT_PORT: '0', FINWAIT_DATA_DIR: this.#dir, FINWAIT_BOOTSTRAP_TOKEN: TOKEN },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  #url = '';

  static async start(): Promise<BuiltApi> {
    const api = new BuiltApi();
    api.#url = await printed(api.#child, 'stdout', /Finwait is at (\S+) /);
    return api;
  }

  /** Starts an agent that reads at this interval, whatever that costs; a module named is loaded before it. */
  async startAgent(name: string, interval: string, preload: readonly string[] = []): Promise<BuiltAgent> {
    const enrolment = await this.#fetch('enrolments', { method: 'POST', body: '{}' });
    const { token } = (await enrolment.json()) as { token: string };
    const options = ['--api', this.#url, '--name', name, '--interval', interval, '--cpu-budget', '100%'];
    const argv = [...preload, join(ROOT, 'apps/agent/dist/main.js'), ...options];
    const child = spawn(process.execPath, argv, {
      env: { ...process.env, FINWAIT_TOKEN: token, FINWAIT_STATE_DIR: join(this.#dir, name) },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    await printed(child, 'stderr', /(connected) to/);
    const nextSnapshot = (after: number) => this.#waitForSnapshot(name, after);
    return { pid: child.pid ?? 0, nextSnapshot, end: () => end(child) };
  }

  async end(): Promise<void> {
    await end(this.#child);
    rmSync(this.#dir, { recursive: true, force: true });
  }

  async #waitForSnapshot(name: string, after: number): Promise<HostDetail> {
    for (;;) {
      const host = (await (await this.#fetch(`hosts/${name}`)).json()) as HostDetail;
      if ((host.takenAt ?? 0) > after) return host;
      await pause(ASKED_EVERY_MS);
    }
  }

  #fetch(path: string, options: RequestInit = {}): Promise<Response> {
    return fetch(`${this.#url}/api/v1/${path}`, { ...options, headers: this.#headers });
  }
}
