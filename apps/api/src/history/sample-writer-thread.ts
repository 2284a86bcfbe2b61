// Runs in a thread of its own, so that a sync of the disk stalls nobody: stores rows and says when they are on the disk.
import { parentPort, workerData } from 'node:worker_threads';
import Database from 'better-sqlite3';

/** What the thread is started with. */
export interface WriterSettings {
  readonly path: string;
  readonly pragmas: Readonly<Record<string, string>>;
  /** Stores one row, its parameters in the order of a row's numbers. */
  readonly insert: string;
}

/** Rows to store in one transaction. */
export interface WriteOrder {
  readonly id: number;
  /** Numbers in a row. */
  readonly width: number;
  /** One row after the other; `NaN` is `NULL`. */
  readonly numbers: Float64Array;
}

/** What the connection says of itself once it is open. */
export interface WriterOpened {
  readonly pragmas: Readonly<Record<string, unknown>>;
}

/** What became of an order; without a failure its rows are on the disk. */
export interface WriteOutcome {
  readonly id: number;
  readonly failure?: string;
}

const { path, pragmas, insert } = workerData as WriterSettings;
const database = new Database(path);
for (const [name, value] of Object.entries(pragmas)) database.pragma(`${name} = ${value}`);
const found = Object.keys(pragmas).map((name): [string, unknown] => [
  name,
  database.pragma(name, { simple: true }),
]);
const opened: WriterOpened = { pragmas: Object.fromEntries(found) };
parentPort?.postMessage(opened);
const statement = database.prepare(insert);

const store = database.transaction(({ width, numbers }: WriteOrder) => {
  const row = new Array<number | null>(width);
  for (let at = 0; at < numbers.length; at += width) {
    for (let column = 0; column < width; column += 1) {
      const value = numbers[at + column] as number;
      row[column] = Number.isNaN(value) ? null : value;
    }
    statement.run(row);
  }
});

parentPort?.on('message', (order: WriteOrder | 'close') => {
  if (order === 'close') {
    database.close();
    parentPort?.close();
    return;
  }
  parentPort?.postMessage(write(order));
});

function write(order: WriteOrder): WriteOutcome {
  try {
    store.immediate(order);
    return { id: order.id };
  } catch (error) {
    return { id: order.id, failure: error instanceof Error ? error.message : String(error) };
  }
}
