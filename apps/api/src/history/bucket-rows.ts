import type { Series } from './chunk/chunk-code.js';
import type { BucketLayout } from './bucket-layout.js';
import { foldRuns, lengthOf, sumRuns, toRuns } from './bucket-runs.js';

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
  const runs = toRuns(rows.at, stepMs, context);
  const datedMs = toDatedMs(rows.at, grownWithinMs);
  const samples = runs.at.map((_, run) => lengthOf(runs, run));
  const watchedMs = foldRuns(datedMs, runs, add).map((known) => (Number.isNaN(known) ? 0 : known));
  const series: Float64Array[] = [samples, watchedMs];
  for (const { source, ...places } of layout.gauges) {
    const values = rows.series[source];
    const { min, max, sum, unknown } = sumRuns(values, runs);
    series[places.min] = min;
    series[places.max] = max;
    series[places.sum] = sum;
    series[places.missing] = unknown;
  }
  for (const { source, increase } of layout.counters) {
    const counter = rows.series[source];
    series[increase] = foldRuns(toIncreases(counter, datedMs, grownWithinMs !== undefined), runs, add);
  }
  return { at: runs.at, series };
}

/** Buckets in wider ones of the same layout. */
export function mergeBuckets(fine: Series, { layout, stepMs }: Bucketing): Series {
  const runs = toRuns(fine.at, stepMs, 0);
  const [fineSamples = new Float64Array(), fineWatchedMs] = fine.series;
  const series = [foldRuns(fineSamples, runs, add), foldRuns(fineWatchedMs, runs, add)];
  for (const { min, max, sum, missing } of layout.gauges) {
    const unknown = fineSamples.map((count, row) => {
      const told = fine.series[missing]?.[row] ?? Number.NaN;
      return Number.isNaN(told) ? count : told;
    });
    series[min] = foldRuns(fine.series[min], runs, Math.min);
    series[max] = foldRuns(fine.series[max], runs, Math.max);
    series[sum] = foldRuns(fine.series[sum], runs, add);
    series[missing] = foldRuns(unknown, runs, add);
  }
  for (const { increase } of layout.counters) series[increase] = foldRuns(fine.series[increase], runs, add);
  return { at: runs.at, series };
}

const add = (sum: number, value: number): number => sum + value;

/** The time since the row before, for each row; `NaN` where that is too long to date what grew in it. */
function toDatedMs(at: Float64Array, grownWithinMs: number | undefined): Float64Array {
  if (grownWithinMs !== undefined) return at.map(() => grownWithinMs);
  const distances = at.map((time, row) => time - (at[row - 1] ?? -Infinity));
  if (!distances.subarray(1).some((distanceMs) => distanceMs > DATED_WITHIN_MS))
    return distances.fill(Number.NaN, 0, 1);
  const usual = distances.slice(1).toSorted()[(distances.length - 1) >>> 1] ?? 0;
  const patienceMs = Math.max(DATED_WITHIN_MS, GAP_INTERVALS * usual);
  return distances.map((distanceMs) => (distanceMs > patienceMs ? Number.NaN : distanceMs));
}

/** By how much a counter grew up to each row, where that can be dated. One that fell began anew. */
function toIncreases(
  counter: Float64Array | undefined,
  datedMs: Float64Array,
  isGrown: boolean,
): Float64Array | undefined {
  if (isGrown || !counter?.length) return counter;
  return counter.map((now, row) => {
    const before = counter[row - 1] ?? Number.NaN;
    if (Number.isNaN(before) || Number.isNaN(datedMs[row])) return Number.NaN;
    return now >= before ? now - before : now;
  });
}
