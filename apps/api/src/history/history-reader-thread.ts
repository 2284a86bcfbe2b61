// Runs in a thread of its own: reading a month takes longer than an acknowledgement may wait.
import { getPriority, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { answerActivity } from './activity/activity-answer.js';
import type { ActivityQuery } from './activity/activity-query.js';
import { ActivityTables } from './activity/activity-tables.js';
import { HistoryTables, type DamagedChunk } from './history-tables.js';
import { compress } from '../web/coding.js';
import { toHistoryCsv } from './history-csv.js';
import { answerRange } from './range-answer.js';
import type { RangeQuery } from './range-query.js';

/** What a thread is asked for. */
export type ReadOrder = RangeQuery | ActivityQuery;

/** Stored rows that cannot be read: a chunk, or a day of a server. */
export type DamagedPart = Omit<DamagedChunk, 'tier'> & { readonly tier: DamagedChunk['tier'] | 'servers' };

/** The answer as text in UTF-8, compressed as asked for, and the chunks that it lacks; or why there is none. */
export type ReadOutcome =
  | { readonly body: Uint8Array<ArrayBuffer>; readonly damaged: readonly DamagedPart[] }
  | { readonly failure: string };

/** What is read gives way to what is taken in: a tenth of the weight where both want the processor. Source: sched(7). */
const NICER = 10;
// Only Linux gives each thread a nice value of its own; elsewhere the whole process would give way. Source: setpriority(2).
if (process.platform === 'linux') setPriority(Math.min(getPriority() + NICER, 19));
const database = new Database((workerData as { path: string }).path, { readonly: true });
database.pragma('busy_timeout = 5000');
const tables = new HistoryTables(database);
const activity = new ActivityTables(database);

parentPort?.on('message', (order: ReadOrder | 'close') => {
  if (order === 'close') {
    database.close();
    parentPort?.close();
    return;
  }
  const outcome = read(order);
  parentPort?.postMessage(outcome, 'body' in outcome ? [outcome.body.buffer] : []);
});

function read(query: ReadOrder): ReadOutcome {
  try {
    const { text, damaged } = query.kind === 'activity' ? readActivity(query) : readRange(query);
    return { body: compress(new TextEncoder().encode(text), query.coding), damaged };
  } catch (error) {
    return { failure: error instanceof Error ? error.message : String(error) };
  }
}

function readRange(query: RangeQuery) {
  const answer = answerRange(tables, query);
  const damaged = tables.takeDamaged();
  const told = damaged.map(({ tier, startAt, reason }) => ({ tier, startAt, reason }));
  const whole = damaged.length === 0 ? answer : { ...answer, damaged: told };
  return { text: query.format === 'csv' ? toHistoryCsv(answer) : JSON.stringify(whole), damaged };
}

function readActivity(query: ActivityQuery) {
  const answer = activity.look(() => answerActivity(activity, query));
  const damaged = (answer.damaged ?? []).map(({ place, startAt, reason }): DamagedPart => {
    return { hostId: query.hostId, tier: 'servers', startAt, reason: `${place}: ${reason}` };
  });
  return { text: JSON.stringify(answer), damaged };
}
