import type { DroppedSnapshots, UplinkRow } from '@finwait/contracts/protocol';
import type { OutgoingSnapshot } from './outgoing.js';
import type { Spool, SpooledBatch } from './spool/spool.js';

/** Snapshots of one message. */
export interface OutgoingBatch {
  readonly run: string;
  readonly rows: readonly UplinkRow[];
}

/** Where an uplink gets what it sends; its members mean what they mean for an {@link Outbox}. */
export interface SnapshotQueue {
  readonly size: { readonly all: number; readonly onDisk: number };
  readonly loss: DroppedSnapshots | null;
  add(snapshot: OutgoingSnapshot): void;
  next(isNewestOnly: boolean): OutgoingBatch | null;
  settle(batch: OutgoingBatch): void;
  reported(loss: DroppedSnapshots): void;
}

/**
 * The order in which a spool's snapshots go out. The newest goes first and alone, so that a viewer sees the present before
 * the past is made up for; then the rest from the oldest on, in turn with what is taken meanwhile.
 */
export class Outbox implements SnapshotQueue {
  readonly #spool: Spool;
  #newest: SpooledBatch | null = null;
  /** What was given out last, when it was the newest. */
  #sentAlone: SpooledBatch | null = null;
  #isTurnOfRest = false;

  constructor(spool: Spool) {
    this.#spool = spool;
  }

  /** How many snapshots are not settled, and how many of them are on the disk. */
  get size(): Spool['size'] {
    return this.#spool.size;
  }

  /** Snapshots that were dropped and that the API was not told of. */
  get loss(): DroppedSnapshots | null {
    return this.#spool.loss;
  }

  add(snapshot: OutgoingSnapshot): void {
    this.#newest = this.#spool.append(snapshot);
  }

  /** The next batch; `null` when there is none. With `isNewestOnly` the rest stays. What is not settled comes again. */
  next(isNewestOnly: boolean): SpooledBatch | null {
    const newest = this.#newest;
    const isRestLeft = isNewestOnly || (newest !== null && !this.#isTurnOfRest);
    const rest = isRestLeft ? null : this.#spool.read();
    this.#isTurnOfRest = false;
    this.#sentAlone = rest === null ? newest : null;
    if (rest === null || isLastOf(rest, newest)) this.#newest = null;
    return rest ?? newest;
  }

  /** The history holds these snapshots, or the API will never take them. */
  settle(batch: SpooledBatch): void {
    this.#spool.acknowledge(batch);
    this.#isTurnOfRest = batch === this.#sentAlone;
  }

  /** The API knows of this loss. */
  reported(loss: DroppedSnapshots): void {
    this.#spool.reported(loss);
  }
}

function isLastOf({ run, rows }: SpooledBatch, newest: SpooledBatch | null): boolean {
  return newest !== null && newest.run === run && newest.rows[0]?.[0] === rows.at(-1)?.[0];
}
