import { ROW_FIELDS, STORE_COLUMNS } from './store-column.js';

/** Series of a bucket that belong to no column: snapshots in it, and the time its counters were watched. */
export const BUCKET_FIELDS = ['samples', 'watchedMs'] as const;

/** What buckets are made of: a figure of the rows. */
export interface RowFigure {
  /** Its place among the columns of its kind of rows. */
  readonly column: number;
  readonly name: string;
  /** The series of the rows that has it. */
  readonly source: number;
}

/** Where a gauge's series lie. `missing` counts the rows that did not know it. */
export interface GaugePlaces extends RowFigure {
  readonly min: number;
  readonly max: number;
  readonly sum: number;
  readonly missing: number;
}

/** Where a counter's series lies: by how much it grew, resets taken for a new beginning. */
export interface CounterPlaces extends RowFigure {
  readonly increase: number;
}

/** Which series buckets of these columns have, and where. */
export interface BucketLayout {
  readonly width: number;
  readonly gauges: readonly GaugePlaces[];
  readonly counters: readonly CounterPlaces[];
}

/** The series of these figures, one after the other. */
export function toLayout(figures: readonly (RowFigure & { readonly isCounter: boolean })[]): BucketLayout {
  const gauges: GaugePlaces[] = [];
  const counters: CounterPlaces[] = [];
  let width: number = BUCKET_FIELDS.length;
  for (const { isCounter, ...figure } of figures) {
    if (isCounter) {
      counters.push({ ...figure, increase: width });
      width += 1;
    } else {
      gauges.push({ ...figure, min: width, max: width + 1, sum: width + 2, missing: width + 3 });
      width += 4;
    }
  }
  return { width, gauges, counters };
}

/** The series of these columns, by their places among `STORE_COLUMNS`, one column after the other. */
export function toBucketLayout(columns: readonly number[]): BucketLayout {
  const figures = columns.flatMap((column) => {
    const known = STORE_COLUMNS[column];
    return known ? [{ ...known, column, source: ROW_FIELDS.length + column }] : [];
  });
  return toLayout(figures);
}

/** The layout of every stored column: that of the chunks. */
export const WHOLE_LAYOUT = toBucketLayout(STORE_COLUMNS.map((_, place) => place));
