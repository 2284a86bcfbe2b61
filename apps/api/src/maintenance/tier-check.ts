import { WHOLE_LAYOUT } from '../history/bucket-layout.js';
import { mergeBuckets } from '../history/bucket-rows.js';
import type { Series } from '../history/chunk/chunk-code.js';
import { countHour } from '../history/hour-buckets.js';
import { sliceRows } from '../history/row-series.js';
import { FLEET_HOST } from '../history/sealer.js';
import { HOUR_MS, TIERS, toStart } from '../history/tier.js';
import { findBucketDifference, GROWTH_OF_BUCKETS } from './difference.js';
import { toTimeText, type Fault } from './fault.js';

/** A chunk of snapshots to hold buckets against. */
export interface RawBlock {
  readonly hostId: number;
  readonly startAt: number;
  /** Its snapshots among those around it. */
  readonly rows: Series;
  /** Whether the chunk before is there, so that `rows` begin early enough. */
  readonly hasContext: boolean;
}

/** Holds stored buckets of five minutes against the snapshots they are made of, hour by hour. */
export function findFineFaults({ hostId, startAt, rows, hasContext }: RawBlock, fine: Series): Fault[] {
  const isFleet = hostId === FLEET_HOST;
  const faults: Fault[] = [];
  for (let hour = startAt; hour < startAt + TIERS.raw.chunkMs; hour += HOUR_MS) {
    const stored = sliceRows(fine, hour, hour + HOUR_MS);
    const isCut = hour === startAt && !hasContext && !isFleet;
    const ignored = isCut ? GROWTH_OF_BUCKETS : new Set<number>();
    const cause = findBucketDifference(stored, countHour(rows, hour, isFleet), ignored);
    if (cause !== undefined) faults.push(toFault(hostId, '5m', hour, cause));
  }
  return faults;
}

/** Holds stored buckets of an hour against those of five minutes of one day. */
export function findCoarseFaults(hostId: number, day: number, fine: Series, coarse: Series): Fault[] {
  const stored = sliceRows(coarse, day, day + TIERS['5m'].chunkMs);
  const cause = findBucketDifference(
    stored,
    mergeBuckets(fine, { layout: WHOLE_LAYOUT, stepMs: TIERS['1h'].stepMs }),
  );
  return cause === undefined ? [] : [toFault(hostId, '1h', day, cause)];
}

function toFault(hostId: number, tier: '5m' | '1h', from: number, cause: string): Fault {
  const startAt = toStart(from, TIERS[tier].chunkMs);
  return { code: 'tier_differs', hostId, tier, startAt, cause: `from ${toTimeText(from)} on ${cause}` };
}
