import { BUCKET_FIELDS, WHOLE_LAYOUT } from '../history/bucket-layout.js';
import type { Series } from '../history/chunk/chunk-code.js';
import { toTimeText } from './fault.js';

/** The series of a bucket that need the snapshot before it: the time counters were watched, and what they grew by. */
export const GROWTH_OF_BUCKETS: ReadonlySet<number> = new Set([
  BUCKET_FIELDS.indexOf('watchedMs'),
  ...WHOLE_LAYOUT.counters.map(({ increase }) => increase),
]);

/** The series that count the snapshots that did not know a gauge; a release that had no such column left them out. */
const MISSING = new Set(WHOLE_LAYOUT.gauges.map(({ missing }) => missing));

/**
 * Where stored rows are not those expected, in words; `undefined` when they are. Series that are `ignored` or that the
 * release which stored them did not have are not looked at.
 */
export function findDifference(
  stored: Series,
  expected: Series,
  ignored: ReadonlySet<number> = new Set(),
): string | undefined {
  const odd = [...expected.at].find((at, row) => stored.at[row] !== at) ?? stored.at[expected.at.length];
  if (odd !== undefined)
    return `${stored.at.length} rows are stored and ${expected.at.length} expected, they part at ${toTimeText(odd)}`;
  for (const [place, values] of stored.series.entries()) {
    const wanted = expected.series[place];
    if (ignored.has(place) || !wanted) continue;
    const row = values.findIndex((value, index) => !isSame(value, wanted[index] as number));
    if (row >= 0)
      return `series ${place} at ${toTimeText(stored.at[row] as number)} is ${values[row]}, expected ${wanted[row]}`;
  }
  return undefined;
}

/** As {@link findDifference} of two tiers' buckets. */
export function findBucketDifference(
  stored: Series,
  expected: Series,
  ignored: ReadonlySet<number> = new Set(),
): string | undefined {
  const isUntold = (place: number) => MISSING.has(place) && stored.series[place]?.some(Number.isNaN);
  const untold = stored.series.map((_, place) => place).filter(isUntold);
  return findDifference(stored, expected, new Set([...ignored, ...untold]));
}

function isSame(one: number, other: number): boolean {
  return one === other || (Number.isNaN(one) && Number.isNaN(other));
}
