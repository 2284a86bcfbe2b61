// Runs in a thread of its own, so that a sync of the disk stalls nobody: the only one that writes the history.
import { setImmediate } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { HistoryTables, SAMPLE_WIDTH } from './history-tables.js';
import { Sealer, type SealReport } from './sealer.js';

/** What the thread is started with. */
export interface WriterSettings {
  readonly path: string;
  readonly pragmas: Readonly<Record<string, string>>;
}

/** What the thread is asked to do, one after the other; sealing lets others come between its steps. */
export type WriteOrder =
  /** Stores rows in one transaction: `SAMPLE_WIDTH` numbers each, `NaN` is unknown. */
  | { readonly kind: 'append'; readonly id: number; readonly numbers: Float64Array }
  | { readonly kind: 'seal'; readonly id: number; readonly closedBefore: number }
  | { readonly kind: 'close' };

/** What the connection says of itself once it is open. */
export interface WriterOpened {
  readonly pragmas: Readonly<Record<string, unknown>>;
}

/** What became of an order; without a failure it is done and on the disk. */
export interface WriteOutcome {
  readonly id: number;
  readonly failure?: string;
  readonly report?: SealReport;
}

const { path, pragmas } = workerData as WriterSettings;
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
let isClosing = false;

parentPort?.on('message', (order: WriteOrder) => {
  if (order.kind === 'close') return close();
  const done = order.kind === 'append' ? append(order.numbers) : seal(order.closedBefore);
  done.then(
    (report) => say({ id: order.id, ...(report && { report }) }),
    (error: unknown) =>
      say({ id: order.id, failure: error instanceof Error ? error.message : String(error) }),
  );
});

function say(outcome: WriteOutcome): void {
  parentPort?.postMessage(outcome);
}

/** A pass under way stops at its next step. */
function close(): void {
  isClosing = true;
  database.close();
  parentPort?.close();
}

function append(numbers: Float64Array): Promise<undefined> {
  return new Promise((resolve) => {
    tables.transact(() => {
      const row = new Array<number | null>(SAMPLE_WIDTH);
      for (let at = 0; at < numbers.length; at += SAMPLE_WIDTH) {
        for (let place = 0; place < SAMPLE_WIDTH; place += 1) {
          const value = numbers[at + place] as number;
          row[place] = Number.isNaN(value) ? null : value;
        }
        tables.addSample(row);
      }
    });
    resolve(undefined);
  });
}

async function seal(closedBefore: number): Promise<SealReport> {
  const steps = sealer.seal(closedBefore);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    await setImmediate();
    if (isClosing) throw new Error('the history is closing');
  }
}
