import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { killAll } from '../../e2e/src/processes/process-under-test.ts';
import { readAsAdmin, startApi, type StartedApi } from '../../e2e/src/processes/started-api.ts';
import { enrolAll } from '../ingest/enrol-all.ts';
import type { HostsMessage, HostsOrder, ViewersMessage, ViewersOrder } from './order.ts';

/** Of the 20 feeds that a token may have open, so that a viewer who was cut off finds room. */
const VIEWERS_PER_TOKEN = 10;
/** Viewers that read every row of every frame; the others read its time and its length. */
const DECODING = 4;

/** A built API, hosts that send to it and viewers that watch them, each in a process of their own. */
export class Stage {
  readonly api: StartedApi;
  readonly #dir: string;
  readonly #credentials: readonly string[];
  readonly #viewers = start('viewers-process.ts');
  readonly #hosts = start('hosts-process.ts');

  private constructor(dir: string, api: StartedApi, credentials: readonly string[]) {
    this.#dir = dir;
    this.api = api;
    this.#credentials = credentials;
  }

  /** An API that has enrolled so many hosts, and has so many viewers subscribed to all of them. */
  static async open(hosts: number, viewers: number): Promise<Stage> {
    const dir = mkdtempSync(join(tmpdir(), 'finwait-bench-'));
    const api = await startApi(join(dir, 'data'));
    const stage = new Stage(dir, api, await enrolAll(api, hosts));
    await stage.#watch(viewers);
    return stage;
  }

  /** Plays the hosts. `onConnected` is called when all are connected, just before the first snapshot. */
  async play(
    order: Pick<HostsOrder, 'isTogether' | 'seconds'>,
    onConnected: () => void = () => {},
  ): Promise<HostsMessage & { kind: 'sent' }> {
    this.#hosts.send({ url: this.api.url, credentials: this.#credentials, ...order } satisfies HostsOrder);
    await once(this.#hosts, 'message');
    this.tell({ kind: 'forget' });
    onConnected();
    const [message] = (await once(this.#hosts, 'message')) as [HostsMessage];
    if (message.kind !== 'sent') throw new Error('the hosts said something else');
    return message;
  }

  tell(order: ViewersOrder): void {
    this.#viewers.send(order);
  }

  async report(): Promise<ViewersMessage & { kind: 'report' }> {
    this.tell({ kind: 'report' });
    const [message] = (await once(this.#viewers, 'message')) as [ViewersMessage];
    if (message.kind !== 'report') throw new Error('the viewers said something else');
    return message;
  }

  async close(): Promise<void> {
    this.#hosts.kill();
    this.#viewers.kill();
    await killAll();
    rmSync(this.#dir, { recursive: true, force: true });
  }

  async #watch(viewers: number): Promise<void> {
    const tokens: string[] = [];
    for (let at = 0; at < viewers / VIEWERS_PER_TOKEN; at += 1) {
      const body = JSON.stringify({ name: `viewers ${at}` });
      const { token } = await readAsAdmin<{ token: string }>(`${this.api.url}/api/v1/tokens`, {
        method: 'POST',
        body,
      });
      tokens.push(token);
    }
    const ofViewers = Array.from({ length: viewers }, (_, at) => tokens[at % tokens.length] ?? '');
    this.tell({ kind: 'watch', url: this.api.url, tokens: ofViewers, decoding: DECODING });
    await once(this.#viewers, 'message');
  }
}

function start(file: string): ChildProcess {
  const child = fork(join(import.meta.dirname, file), { execArgv: ['--no-warnings'] });
  child.on('exit', (code) => {
    if (code !== null) throw new Error(`${file} ended with ${code}`);
  });
  return child;
}
