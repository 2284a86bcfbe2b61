import { setTimeout as pause } from 'node:timers/promises';
import type { StartedApi } from '../processes/started-api.ts';
import { enrol, startApi } from '../processes/started-api.ts';
import { PastSnapshots } from './past-snapshots.ts';
import { streamPast } from './past-stream.ts';

const HOUR_MS = 3_600_000;
const HOURS = 3;
/** From the moment that it listens, when it has begun to seal what its last life left. */
const LONGEST_LIFE_MS = 500;

/** What was sent to an API that was killed again and again. */
export interface KilledApi {
  /** Running, for the last time. */
  readonly api: StartedApi;
  readonly hosts: ReadonlyMap<string, PastSnapshots>;
  /** How long each start took, in milliseconds. */
  readonly startMs: readonly number[];
}

/** Kills an API so many times at a random moment, while hosts send it snapshots of closed hours and it seals them. */
export async function killApi(dataDir: string, kills: number): Promise<KilledApi> {
  let api = await startApi(dataDir);
  const port = Number(new URL(api.url).port);
  const from = Math.floor(Date.now() / 86_400_000) * 86_400_000 - HOUR_MS - 7 * 24 * HOUR_MS;
  const hosts = new Map(['one', 'other'].map((name) => [name, new PastSnapshots(from, HOURS)]));
  const stops: (() => Promise<void>)[] = [];
  for (const [name, snapshots] of hosts)
    stops.push(streamPast(api.url, await enrol(api.url, name), snapshots));
  const startMs: number[] = [];
  for (let kill = 0; kill < kills; kill += 1) {
    await pause(Math.random() * LONGEST_LIFE_MS);
    api.process.kill('SIGKILL');
    await api.process.ended;
    const startedAt = performance.now();
    api = await startApi(dataDir, port);
    startMs.push(performance.now() - startedAt);
  }
  await Promise.all(stops.map((stop) => stop()));
  return { api, hosts, startMs };
}
