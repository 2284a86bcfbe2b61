import { HostTrace } from '../trace/host-trace.ts';
import type { BuiltHistory, Series } from './built-history.ts';

/** Distance of two snapshots. */
export const TICK_MS = 10_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

/** The snapshots of a made-up host with `from <= at < to`, as the history has them. */
export function toTraceRows(
  { ROW_FIELDS, STORE_COLUMNS }: BuiltHistory,
  seed: number,
  from: number,
  to: number,
): Series {
  const trace = new HostTrace(seed);
  const count = (to - from) / TICK_MS;
  const at = new Float64Array(count);
  const series = [...ROW_FIELDS, ...STORE_COLUMNS].map(() => new Float64Array(count).fill(Number.NaN));
  const [seq, flags] = series as [Float64Array, Float64Array];
  const columns = series.slice(ROW_FIELDS.length + 2);
  for (let row = 0; row < count; row += 1) {
    const { takenAt, values } = trace.next(from + row * TICK_MS);
    at[row] = takenAt;
    seq[row] = row + 1;
    flags[row] = 0;
    for (const [place, column] of columns.entries()) column[row] = values[place] ?? Number.NaN;
  }
  return { at, series };
}

/** The rows with `from <= at < to`. */
export function cutRows({ at, series }: Series, from: number, to: number): Series {
  const first = findRow(at, from);
  const end = findRow(at, to);
  return { at: at.subarray(first, end), series: series.map((column) => column.subarray(first, end)) };
}

function findRow(at: Float64Array, time: number): number {
  let low = 0;
  let high = at.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((at[middle] as number) < time) low = middle + 1;
    else high = middle;
  }
  return low;
}
