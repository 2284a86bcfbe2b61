import { STORE_COLUMNS } from './store-column.js';

/** Series of a bucket that belong to no column: snapshots in it, and the time its counters were watched. */
export const BUCKET_FIELDS = ['samples', 'watchedMs'] as const;

/** Where a gauge's series lie. `missing` counts the snapshots that did not know it. */
export interface GaugePlaces {
  readonly column: number;
  readonly min: number;
  readonly max: number;
  readonly sum: number;
  readonly missing: number;
}

/** Where a counter's series lies: by how much it grew, resets taken for a new beginning. */
export interface CounterPlaces {
  readonly column: number;
  readonly increase: number;
}

/** Which series buckets of these columns have, and where. */
export interface BucketLayout {
  readonly width: number;
  readonly gauges: readonly GaugePlaces[];
  readonly counters: readonly CounterPlaces[];
}

/** The series of these columns, by their places among `STORE_COLUMNS`, one column after the other. */
export function toBucketLayout(columns: readonly number[]): BucketLayout {
  const gauges: GaugePlaces[] = [];
  const counters: CounterPlaces[] = [];
  let width: number = BUCKET_FIELDS.length;
  for (const column of columns) {
    if (STORE_COLUMNS[column]?.isCounter) {
      counters.push({ column, increase: width });
      width += 1;
    } else {
      gauges.push({ column, min: width, max: width + 1, sum: width + 2, missing: width + 3 });
      width += 4;
    }
  }
  return { width, gauges, counters };
}

/** The layout of every stored column: that of the chunks. */
export const WHOLE_LAYOUT = toBucketLayout(STORE_COLUMNS.map((_, place) => place));
