import { toStart } from './tier.js';

/** Which rows lie in which bucket: those of a bucket follow each other. */
export interface Runs {
  /** The beginnings of the buckets. */
  readonly at: Float64Array;
  /** The first row of each bucket, and the end of the last. */
  readonly firstRows: Int32Array;
}

/** The buckets of this width of rising times, from `firstRow` on. */
export function toRuns(at: Float64Array, stepMs: number, firstRow: number): Runs {
  const starts: number[] = [];
  const firstRows: number[] = [];
  let end = -Infinity;
  for (let row = firstRow; row < at.length; row += 1) {
    const time = at[row] as number;
    if (time < end) continue;
    const start = toStart(time, stepMs);
    end = start + stepMs;
    starts.push(start);
    firstRows.push(row);
  }
  return { at: Float64Array.from(starts), firstRows: Int32Array.from([...firstRows, at.length]) };
}

/** The rows of a bucket. */
export function lengthOf({ firstRows }: Runs, run: number): number {
  return (firstRows[run + 1] as number) - (firstRows[run] as number);
}

/** What is known of each bucket's values, taken together in the order of time; `NaN` where nothing is. */
export function foldRuns(
  values: Float64Array | undefined,
  { at, firstRows }: Runs,
  fold: (folded: number, value: number) => number,
): Float64Array {
  const folded = new Float64Array(at.length).fill(Number.NaN);
  if (!values?.length) return folded;
  const firstRow = firstRows[0] as number;
  if (at.length === values.length - firstRow) return values.subarray(firstRow);
  for (let run = 0; run < folded.length; run += 1) {
    const end = firstRows[run + 1] as number;
    let known = Number.NaN;
    for (let row = firstRows[run] as number; row < end; row += 1) {
      const value = values[row] as number;
      if (Number.isNaN(known)) known = value;
      else if (!Number.isNaN(value)) known = fold(known, value);
    }
    folded[run] = known;
  }
  return folded;
}

/** Minimum, maximum and sum of what is known of each bucket's values, `NaN` where nothing is, and how many are unknown. */
export function sumRuns(values: Float64Array | undefined, runs: Runs) {
  const nothing = () => new Float64Array(runs.at.length).fill(Number.NaN);
  const [min, max, sum] = [nothing(), nothing(), nothing()];
  const unknown = runs.at.map((_, run) => lengthOf(runs, run));
  if (!values?.length) return { min, max, sum, unknown };
  for (let run = 0; run < runs.at.length; run += 1) {
    const first = runs.firstRows[run] as number;
    const end = runs.firstRows[run + 1] as number;
    let [least, most, total, known] = [Infinity, -Infinity, 0, 0];
    for (let row = first; row < end; row += 1) {
      const value = values[row] as number;
      if (Number.isNaN(value)) continue;
      if (value < least) least = value;
      if (value > most) most = value;
      total += value;
      known += 1;
    }
    unknown[run] = end - first - known;
    if (known > 0) [min[run], max[run], sum[run]] = [least, most, total];
  }
  return { min, max, sum, unknown };
}
