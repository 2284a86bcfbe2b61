import { WHOLE_LAYOUT } from './bucket-layout.js';
import { countBuckets } from './bucket-rows.js';
import type { Series } from './chunk/chunk-code.js';
import { FLEET_STEP_MS } from './fleet-minutes.js';
import { mergeRows, sliceRows } from './row-series.js';
import { HOUR_MS, TIERS } from './tier.js';

/**
 * The buckets of five minutes of one hour. `rows` are the sealed snapshots of this hour and of the one before, whose last
 * one shows what counters grew from; the fleet's own rows say by themselves what they grew by. Others are not looked at.
 */
export function countHour(rows: Series, startAt: number, isFleet: boolean): Series {
  const own = sliceRows(rows, startAt, startAt + HOUR_MS);
  const earlier = sliceRows(rows, startAt - HOUR_MS, startAt);
  const before = sliceRows(earlier, isFleet ? Infinity : (earlier.at.at(-1) ?? Infinity), Infinity);
  const grownWithin = isFleet ? { grownWithinMs: FLEET_STEP_MS } : {};
  const bucketing = { layout: WHOLE_LAYOUT, stepMs: TIERS['5m'].stepMs, ...grownWithin };
  return countBuckets(mergeRows(before, own), bucketing, before.at.length);
}
