import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { runProgram } from '../processes/program.ts';
import type { StartedApi } from '../processes/started-api.ts';
import { enrol, startApi } from '../processes/started-api.ts';
import { findCutOff, whenFloorRises } from './cut-off.ts';
import { Losses } from './losses.ts';
import { PastSnapshots } from './past-snapshots.ts';
import { streamPast } from './past-stream.ts';
import { loadRawHistory, type RawHistory } from './raw-history.ts';

const HOUR_MS = 3_600_000;
const HOURS = 3;
/** Late snapshots reach back beyond what is kept. */
const LATE_HOURS = 30;
/** From one life to the next, so that there is something to remove again and again. */
const HOURS_A_LIFE = 5;
/** From the moment that it listens, when it has begun to seal what its last life left. */
const LONGEST_LIFE_MS = 500;
/** Every second life ends so soon after it has begun to remove, or when it has not begun for so long. */
const LONGEST_REMOVAL_MS = 5;
const LONGEST_WAIT_MS = 5_000;
/** As short as may be. */
const RETENTION = { FINWAIT_RETENTION_RAW: '1d', FINWAIT_RETENTION_5M: '2d' };
const KEEP_MS = 24 * HOUR_MS;
const KILLS_TO_VERIFY = 10;

/** What was sent to an API that was killed again and again. */
export interface KilledApi {
  /** Running, for the last time. */
  readonly api: StartedApi;
  readonly hosts: readonly KilledHost[];
  /** How long each start took, in milliseconds. */
  readonly startMs: readonly number[];
  /** Kills in the middle of sealing and of removing. */
  readonly cutOff: { readonly sealing: number; readonly removing: number };
  /** What `verify` found between the lives. */
  readonly faults: readonly unknown[];
}

/** A host that sends, and what became of it. */
class KilledHost {
  readonly snapshots: PastSnapshots;
  readonly losses = new Losses(KEEP_MS);
  readonly name: string;
  readonly #id: number;
  #left: RawHistory | undefined;

  constructor(id: number, from: number) {
    this.#id = id;
    this.name = `host-${id}`;
    this.snapshots = new PastSnapshots(from, HOURS, LATE_HOURS);
  }

  /** Looks for all that was acknowledged in what a life left; the answer is what the kill cut off. */
  look(read: (hostId: number) => RawHistory) {
    const before = this.#left;
    this.#left = read(this.#id);
    this.losses.look(this.snapshots, this.#left);
    return findCutOff(before, this.#left);
  }
}

/**
 * Kills an API so many times at a random moment, while hosts send it snapshots of closed hours, ever later ones, and it seals
 * and removes them. After each kill every acknowledged snapshot is looked for in the file.
 */
export async function killApi(dataDir: string, kills: number): Promise<KilledApi> {
  const path = join(dataDir, 'finwait.db');
  const readRawHistory = await loadRawHistory();
  let api = await startApi(dataDir, 0, RETENTION);
  const port = Number(new URL(api.url).port);
  const today = Math.floor(Date.now() / (24 * HOUR_MS)) * 24 * HOUR_MS;
  const from = today - HOUR_MS - (7 * 24 + kills * HOURS_A_LIFE) * HOUR_MS;
  const hosts = [1, 2].map((id) => new KilledHost(id, from));
  const stops: (() => Promise<void>)[] = [];
  for (const { name, snapshots } of hosts)
    stops.push(streamPast(api.url, await enrol(api.url, name), snapshots));
  const startMs: number[] = [];
  const faults: unknown[] = [];
  const cutOff = { sealing: 0, removing: 0 };
  for (let kill = 1; kill <= kills; kill += 1) {
    if (kill % 2 === 0) await whenFloorRises(path, LONGEST_WAIT_MS);
    await pause(Math.random() * (kill % 2 === 0 ? LONGEST_REMOVAL_MS : LONGEST_LIFE_MS));
    api.process.kill('SIGKILL');
    await api.process.ended;
    const cuts = hosts.map((host) => host.look((hostId) => readRawHistory(path, hostId)));
    if (cuts.some(({ isSealing }) => isSealing)) cutOff.sealing += 1;
    if (cuts.some(({ isRemoving }) => isRemoving)) cutOff.removing += 1;
    for (const { snapshots } of hosts) snapshots.move(HOURS_A_LIFE);
    if (kill % KILLS_TO_VERIFY === 0) faults.push(...(await verify(dataDir)));
    const startedAt = performance.now();
    api = await startApi(dataDir, port, RETENTION);
    startMs.push(performance.now() - startedAt);
  }
  await Promise.all(stops.map((stop) => stop()));
  return { api, hosts, startMs, cutOff, faults };
}

/** What is wrong with the database of a data dir. */
export async function verify(dataDir: string): Promise<readonly unknown[]> {
  const { stdout } = await runProgram('verify', ['--data-dir', dataDir, '--json']);
  return (JSON.parse(stdout) as { faults: readonly unknown[] }).faults;
}
