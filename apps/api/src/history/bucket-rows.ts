import type { Series } from './chunk/chunk-code.js';
import type { BucketLayout } from './bucket-layout.js';
import { ROW_FIELDS } from './store-column.js';
import { toStart } from './tier.js';

/** A counter's increase over a longer silence than this, or than {@link GAP_INTERVALS}, cannot be dated. */
const DATED_WITHIN_MS = 300_000;
/** A longer silence than this many usual distances is a gap. */
export const GAP_INTERVALS = 2.5;

/** What buckets are made of. */
export interface Bucketing {
  readonly layout: BucketLayout;
  readonly stepMs: number;
  /** The rows' counters are not the kernel's but what they grew by in the time that ends with the row, in milliseconds. */
  readonly grownWithinMs?: number;
}

/**
 * Snapshots in buckets, dated by the beginning of each; a bucket without a snapshot is left out. `rows` begin with
 * `context` rows that are before the buckets and only show what counters grew from.
 */
export function countBuckets(rows: Series, bucketing: Bucketing, context = 0): Series {
  const { layout, stepMs, grownWithinMs } = bucketing;
  const buckets = new BucketRows(layout);
  const patienceMs = toPatienceMs(rows.at);
  for (let row = context; row < rows.at.length; row += 1) {
    const at = rows.at[row] as number;
    const bucket = buckets.open(toStart(at, stepMs));
    bucket[0] = (bucket[0] ?? 0) + 1;
    for (const places of layout.gauges) {
      const value = rows.series[ROW_FIELDS.length + places.column]?.[row] ?? Number.NaN;
      if (Number.isNaN(value)) bucket[places.missing] = (bucket[places.missing] ?? 0) + 1;
      else addGauge(bucket, places, { min: value, max: value, sum: value });
    }
    const distanceMs = grownWithinMs ?? (row === 0 ? Infinity : at - (rows.at[row - 1] as number));
    if (distanceMs > patienceMs) continue;
    bucket[1] = (bucket[1] ?? 0) + distanceMs;
    for (const { column, increase } of layout.counters) {
      const counter = rows.series[ROW_FIELDS.length + column];
      const grown = grownWithinMs ? counter?.[row] : toIncrease(counter?.[row - 1], counter?.[row]);
      addIncrease(bucket, increase, grown ?? Number.NaN);
    }
  }
  return buckets.toSeries();
}

/** Buckets in wider ones of the same layout. */
export function mergeBuckets(fine: Series, { layout, stepMs }: Bucketing): Series {
  const buckets = new BucketRows(layout);
  fine.at.forEach((at, row) => {
    const bucket = buckets.open(toStart(at, stepMs));
    const valueOf = (place: number) => fine.series[place]?.[row] ?? Number.NaN;
    bucket[0] = (bucket[0] ?? 0) + valueOf(0);
    bucket[1] = (bucket[1] ?? 0) + valueOf(1);
    for (const places of layout.gauges) {
      const missing = valueOf(places.missing);
      bucket[places.missing] = (bucket[places.missing] ?? 0) + (Number.isNaN(missing) ? valueOf(0) : missing);
      const sum = valueOf(places.sum);
      if (!Number.isNaN(sum))
        addGauge(bucket, places, { min: valueOf(places.min), max: valueOf(places.max), sum });
    }
    for (const { increase } of layout.counters) addIncrease(bucket, increase, valueOf(increase));
  });
  return buckets.toSeries();
}

/** The longest distance of two snapshots that is no gap. */
function toPatienceMs(at: Float64Array): number {
  const distances = at.slice(1).map((time, index) => time - (at[index] ?? 0));
  const usual = distances.toSorted()[distances.length >>> 1] ?? 0;
  return Math.max(DATED_WITHIN_MS, GAP_INTERVALS * usual);
}

function toIncrease(before: number | undefined, now: number | undefined): number {
  if (before === undefined || now === undefined) return Number.NaN;
  return now >= before ? now - before : Number.isNaN(before) ? Number.NaN : now;
}

function addIncrease(bucket: number[], place: number, increase: number): void {
  if (Number.isNaN(increase)) return;
  const known = bucket[place] ?? Number.NaN;
  bucket[place] = Number.isNaN(known) ? increase : known + increase;
}

function addGauge(
  bucket: number[],
  places: BucketLayout['gauges'][number],
  { min, max, sum }: { readonly min: number; readonly max: number; readonly sum: number },
): void {
  const known = bucket[places.sum] ?? Number.NaN;
  const isFirst = Number.isNaN(known);
  bucket[places.min] = isFirst ? min : Math.min(bucket[places.min] ?? min, min);
  bucket[places.max] = isFirst ? max : Math.max(bucket[places.max] ?? max, max);
  bucket[places.sum] = isFirst ? sum : known + sum;
}

/** Buckets while they are filled, in the order of time. */
class BucketRows {
  readonly #layout: BucketLayout;
  readonly #at: number[] = [];
  readonly #rows: number[][] = [];

  constructor(layout: BucketLayout) {
    this.#layout = layout;
  }

  /** The bucket that begins at `at`, which is the last one or comes after it. */
  open(at: number): number[] {
    if (this.#at.at(-1) !== at) {
      const row = new Array<number>(this.#layout.width).fill(Number.NaN);
      row[0] = 0;
      row[1] = 0;
      for (const { missing } of this.#layout.gauges) row[missing] = 0;
      this.#at.push(at);
      this.#rows.push(row);
    }
    return this.#rows.at(-1) as number[];
  }

  toSeries(): Series {
    const series = Array.from({ length: this.#layout.width }, (_, place) => {
      const values = new Float64Array(this.#rows.length);
      for (let row = 0; row < values.length; row += 1) values[row] = this.#rows[row]?.[place] as number;
      return values;
    });
    return { at: Float64Array.from(this.#at), series };
  }
}
