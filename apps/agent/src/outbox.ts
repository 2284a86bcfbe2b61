import { MAX_BATCH_ROWS, type UplinkRow } from '@finwait/contracts/protocol';

/** A day of snapshots at the default interval: about 3 MB. */
const DEFAULT_CAPACITY = 8_640;

/** A snapshot on its way: its row and the run that the row's `seq` belongs to. */
export interface OutgoingSnapshot {
  readonly run: string;
  readonly row: UplinkRow;
}

interface Numbered extends OutgoingSnapshot {
  /** Grows with every snapshot, over runs too. */
  readonly number: number;
}

/** Snapshots of one run that are sent together, oldest first. */
export interface OutgoingBatch {
  readonly run: string;
  readonly snapshots: readonly Numbered[];
}

/**
 * Snapshots that are not acknowledged yet, in memory. The newest goes first and alone, so that a viewer sees the present
 * before the past is made up for; the rest follows from the oldest on. When it is full the oldest is dropped and counted.
 */
export class Outbox {
  readonly #capacity: number;
  #newest: Numbered | null = null;
  #waiting: Numbered[] = [];
  #lastNumber = 0;
  #dropped = 0;

  constructor(capacity: number = DEFAULT_CAPACITY) {
    this.#capacity = capacity;
  }

  /** Snapshots held here; those of a batch that was taken are not. */
  get size(): number {
    return this.#waiting.length + (this.#newest === null ? 0 : 1);
  }

  add(snapshot: OutgoingSnapshot): void {
    if (this.#newest !== null) this.#waiting.push(this.#newest);
    this.#lastNumber += 1;
    this.#newest = { ...snapshot, number: this.#lastNumber };
    this.#trim();
  }

  /** Takes the next batch out, of at most `MAX_BATCH_ROWS`; `null` when there is none. */
  take(): OutgoingBatch | null {
    const newest = this.#newest;
    if (newest !== null) {
      this.#newest = null;
      return { run: newest.run, snapshots: [newest] };
    }
    const run = this.#waiting[0]?.run;
    if (run === undefined) return null;
    const isOther = this.#waiting.findIndex((snapshot) => snapshot.run !== run);
    const end = Math.min(isOther === -1 ? this.#waiting.length : isOther, MAX_BATCH_ROWS);
    return { run, snapshots: this.#waiting.splice(0, end) };
  }

  /** Puts a batch that was not acknowledged back to where it was in the order. */
  putBack({ snapshots }: OutgoingBatch): void {
    this.#waiting = [...this.#waiting, ...snapshots].sort((a, b) => a.number - b.number);
    this.#trim();
  }

  /** How many snapshots were dropped since the last call. */
  takeDropped(): number {
    const dropped = this.#dropped;
    this.#dropped = 0;
    return dropped;
  }

  #trim(): void {
    const excess = this.size - this.#capacity;
    if (excess > 0) this.#dropped += this.#waiting.splice(0, excess).length;
  }
}
