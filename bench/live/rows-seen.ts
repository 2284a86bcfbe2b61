import type { LiveFrame } from '@finwait/contracts';

/** Which rows a viewer was shown. Hosts number their snapshots from 1 on. */
export class RowsSeen {
  count = 0;
  /** Snapshots that were left out, or came twice. */
  faults = 0;
  /** The times of the snapshots in each frame. */
  readonly byFrame: [at: number, takenAt: readonly number[]][] = [];
  readonly #lastSeq = new Map<string, number>();

  /** Begins to count anew, but for the numbers that come next. */
  forget(): void {
    this.count = 0;
    this.faults = 0;
    this.byFrame.length = 0;
  }

  add({ at, rows }: LiveFrame): void {
    this.count += rows.length;
    for (const [name, , seq] of rows) {
      const expected = (this.#lastSeq.get(name) ?? 0) + 1;
      this.faults += Math.abs(seq - expected);
      this.#lastSeq.set(name, seq);
    }
    this.byFrame.push([at, rows.map(([, takenAt]) => takenAt)]);
  }
}
