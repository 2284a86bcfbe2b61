// Runs in a thread of its own, so that a sync of the disk stalls nobody: the only one that writes the history.
import { setImmediate } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { WriteTurn } from '../storage/write-turn.js';
import type { Reading } from './activity/activity-reading.js';
import { ActivityTables } from './activity/activity-tables.js';
import { ActivityWriting, type ReadingsReport } from './activity/activity-writing.js';
import { LEAST_ROOM_BYTES, readRoom } from './disk-room.js';
import { HistoryTables, SAMPLE_WIDTH } from './history-tables.js';
import { LateMinutes } from './late-minutes.js';
import { Retention, type RetentionReport } from './retention/retention.js';
import type { RetentionPolicy } from './retention/retention-policy.js';
import { RetentionTables } from './retention/retention-tables.js';
import { Sealer, type SealReport } from './sealer.js';
import { HOUR_MS, toStart } from './tier.js';

/** What the thread is started with. */
export interface WriterSettings {
  readonly path: string;
  readonly pragmas: Readonly<Record<string, string>>;
  /** What the thread makes its `WriteTurn` from. */
  readonly turn: SharedArrayBuffer;
}

/** What the thread is asked to do, one after the other; sealing and removing let others come between their steps. */
export type WriteOrder =
  /** Stores rows in one transaction: `SAMPLE_WIDTH` numbers each, `NaN` is unknown. */
  | { readonly kind: 'append'; readonly id: number; readonly numbers: Float64Array }
  | { readonly kind: 'readings'; readonly id: number; readonly readings: readonly Reading[] }
  | { readonly kind: 'seal'; readonly id: number; readonly closedBefore: number }
  | { readonly kind: 'retain'; readonly id: number; readonly policy: RetentionPolicy; readonly now: number }
  | { readonly kind: 'close' };

/** What the connection says of itself once it is open. */
export interface WriterOpened {
  readonly pragmas: Readonly<Record<string, unknown>>;
}

/** What became of rows. */
export interface AppendReport {
  /** Rows that were left out: the history of their time is no longer kept. */
  readonly tooOld: number;
}

/** What an order is answered with once it is done and on the disk. */
export type WriteReport = AppendReport | ReadingsReport | SealReport | RetentionReport;

/** What became of an order: a report, or why it failed. */
export type WriteOutcome =
  { readonly id: number; readonly report: WriteReport } | { readonly id: number; readonly failure: string };

const { path, pragmas, turn: memory } = workerData as WriterSettings;
const turn = new WriteTurn(memory);
const database = new Database(path);
for (const [name, value] of Object.entries(pragmas)) database.pragma(`${name} = ${value}`);
const found = Object.keys(pragmas).map((name): [string, unknown] => [
  name,
  database.pragma(name, { simple: true }),
]);
const opened: WriterOpened = { pragmas: Object.fromEntries(found) };
parentPort?.postMessage(opened);
const tables = new HistoryTables(database);
const sealer = new Sealer(tables);
const late = new LateMinutes(tables, Date.now());
const retention = new Retention(new RetentionTables(database));
const activity = new ActivityWriting(new ActivityTables(database));
let keptFrom = tables.readKeptFrom();
let isClosing = false;

parentPort?.on('message', (order: WriteOrder) => {
  if (order.kind === 'close') return close();
  carryOut(order).then(
    (report) => say({ id: order.id, report }),
    (error: unknown) => {
      if (!isClosing) empty();
      say({ id: order.id, failure: error instanceof Error ? error.message : String(error) });
    },
  );
});

function say(outcome: WriteOutcome): void {
  parentPort?.postMessage(outcome);
}

/**
 * Puts what is in the log into the file, so that the log is written from its beginning again. Only a commit does so by itself,
 * and where the disk is full there is none.
 */
function empty(): void {
  try {
    database.pragma('wal_checkpoint(PASSIVE)');
  } catch {
    // The file cannot grow either; the next failure tries again.
  }
}

/** A pass under way stops at its next step. */
function close(): void {
  isClosing = true;
  database.close();
  parentPort?.close();
}

async function carryOut(order: Exclude<WriteOrder, { kind: 'close' }>): Promise<WriteReport> {
  if (order.kind === 'append') return turn.run(() => append(order.numbers));
  if (order.kind === 'readings') return turn.run(() => appendReadings(order.readings));
  if (order.kind === 'seal') return finish(seal(order.closedBefore));
  return finish(retain(order.policy, order.now));
}

/** What came late changes the fleet's minutes in open hours too. They come first, since sealing can take long; if one fails, the other is done. */
function* seal(closedBefore: number): Generator<undefined, SealReport> {
  let report: SealReport;
  try {
    yield* late.sumAnew(toStart(closedBefore, HOUR_MS));
  } finally {
    report = yield* sealer.seal(closedBefore);
  }
  const damaged = yield* activity.pack(closedBefore);
  return { ...report, damaged: [...report.damaged, ...damaged] };
}

/** What servers said goes with the snapshots of its time. */
function* retain(policy: RetentionPolicy, now: number): Generator<undefined, RetentionReport> {
  const report = yield* retention.apply(policy, now);
  yield* activity.retain(tables.readFloor('raw'));
  return report;
}

/** Throws where what is left of the disk is kept for sealing and removing. */
function verifyRoom(): void {
  if (readRoom(database) >= LEAST_ROOM_BYTES) return;
  throw new Error('the disk is full: what is left is kept for sealing and removing history');
}

function appendReadings(readings: readonly Reading[]): ReadingsReport {
  verifyRoom();
  return activity.append(readings, keptFrom);
}

function append(numbers: Float64Array): AppendReport {
  verifyRoom();
  const tooOld = tables.transact(() => store(numbers));
  for (let at = 0; at < numbers.length; at += SAMPLE_WIDTH) {
    const takenAt = numbers[at + 1] as number;
    if (takenAt >= keptFrom) late.note(numbers[at] as number, takenAt);
  }
  return { tooOld };
}

/** Adds rows but for those that are too old; the answer is how many these are. */
function store(numbers: Float64Array): number {
  let tooOld = 0;
  const row = new Array<number | null>(SAMPLE_WIDTH);
  for (let at = 0; at < numbers.length; at += SAMPLE_WIDTH) {
    for (let place = 0; place < SAMPLE_WIDTH; place += 1) {
      const value = numbers[at + place] as number;
      row[place] = Number.isNaN(value) ? null : value;
    }
    if ((numbers[at + 1] as number) < keptFrom) tooOld += 1;
    else tables.addSample(row);
  }
  return tooOld;
}

async function finish<Report>(steps: Generator<undefined, Report>): Promise<Report> {
  for (;;) {
    const step = turn.run(() => steps.next());
    keptFrom = tables.readKeptFrom();
    if (step.done) return step.value;
    await setImmediate();
    if (isClosing) throw new Error('the history is closing');
  }
}
