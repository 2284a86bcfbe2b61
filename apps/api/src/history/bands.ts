import type { BucketLayout } from './bucket-layout.js';
import { sumRuns, toRuns } from './bucket-runs.js';
import type { Series } from './chunk/chunk-code.js';

/** Least, mean and greatest of a column in each bucket; what is not finite is not known. */
interface BandSeries {
  readonly min: Float64Array | undefined;
  readonly avg: Float64Array;
  readonly max: Float64Array | undefined;
}

/** Bands by the name of their column. */
export type Bands = ReadonlyMap<string, BandSeries>;

/** What gauges were. */
export function toGaugeBands(layout: BucketLayout, { series }: Series): Bands {
  const [samples = new Float64Array()] = series;
  return new Map(
    layout.gauges.map(({ name, min, max, sum, missing }) => {
      const [sums, unknown] = [series[sum], series[missing]];
      const avg = samples.map(
        (count, row) => (sums?.[row] ?? Number.NaN) / (count - (unknown?.[row] ?? Number.NaN)),
      );
      return [name, { min: series[min], avg, max: series[max] }];
    }),
  );
}

/** By how much counters grew per second. Min and max are of `base`, of which the buckets were made. */
export function toRateBands(layout: BucketLayout, base: Series, merged: Series, stepMs: number): Bands {
  const runs = toRuns(base.at, stepMs, 0);
  return new Map(
    layout.counters.map(({ name, increase }) => {
      const rates = toRates(base, increase);
      const { min, max } = sumRuns(rates, runs);
      return [name, { min, avg: toRates(merged, increase), max }];
    }),
  );
}

function toRates({ series }: Series, increase: number): Float64Array {
  const [grown, watchedMs] = [series[increase], series[1]];
  return (watchedMs ?? new Float64Array()).map((ms, row) => ((grown?.[row] ?? Number.NaN) / ms) * 1_000);
}

/** A figure for each place, by the row that it has; `null` where the row is -1 or the figure is not known. */
export function spreadFigures(figures: Float64Array | undefined, rows: Int32Array): (number | null)[] {
  const spread = new Array<number | null>(rows.length);
  for (let place = 0; place < rows.length; place += 1) {
    const figure = figures?.[rows[place] as number] ?? Number.NaN;
    spread[place] = Number.isFinite(figure) ? figure : null;
  }
  return spread;
}
