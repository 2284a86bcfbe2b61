import { randomUUID } from 'node:crypto';

/** What names a snapshot: the run it belongs to, its number in it, and its time. */
export interface Stamp {
  readonly run: string;
  readonly seq: number;
  readonly takenAt: number;
}

/**
 * Stamps the snapshots of this agent. Within a run `seq` and `takenAt` always grow: the history keeps one snapshot per
 * host and millisecond, so two must never share one. When the clock is set back by up to the tolerance, time goes on in
 * steps of a millisecond until the clock has caught up. When it is set back further, its earlier time was wrong: the
 * real time is kept and a new run begins.
 */
export class SnapshotStamp {
  readonly #toleranceMs: number;
  #run = randomUUID();
  #seq = 0;
  #lastAt = 0;

  constructor(toleranceMs: number) {
    this.#toleranceMs = toleranceMs;
  }

  /** The stamp of a snapshot taken at this time, in epoch milliseconds. */
  next(now: number): Stamp {
    if (now < this.#lastAt - this.#toleranceMs) {
      this.#run = randomUUID();
      this.#seq = 0;
      this.#lastAt = 0;
    }
    this.#seq += 1;
    this.#lastAt = Math.max(now, this.#lastAt + 1);
    return { run: this.#run, seq: this.#seq, takenAt: this.#lastAt };
  }
}
