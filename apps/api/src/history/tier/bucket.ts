import { COLUMNS } from '@finwait/tcp';
import type { Sample } from '../sample.store.js';
import { MOST_APART_MS, toIncrease } from './increase.js';
import { floorTo } from './tier.js';

/** What a gauge was in a bucket. */
export interface Spread {
  /** Samples in which it was known, at least 1. */
  readonly known: number;
  readonly min: number;
  readonly max: number;
  readonly sum: number;
}

/** The samples of one step of time, aggregated. */
export interface Bucket {
  /** Its start, epoch milliseconds. */
  readonly at: number;
  /** At least 1. */
  readonly samples: number;
  /** How much time the increases of the counters are of: that from each sample back to the one before. */
  readonly coveredMs: number;
  /** In wire order: the spread of a gauge, the increase of a counter; `null` where it is not wholly known. */
  readonly columns: readonly (Spread | number | null)[];
}

const isCounter = COLUMNS.map(({ kind }) => kind === 'counter');

/**
 * The buckets of `from <= t < to` that hold samples. `samples` are sorted by time; one before `from` tells how far
 * the counters had come.
 */
export function toBuckets(
  samples: readonly Sample[],
  { bucketMs, from, to }: { readonly bucketMs: number; readonly from: number; readonly to: number },
): Bucket[] {
  const steps = samples.map((sample, index) => toStep(sample, samples[index - 1]));
  const inside = steps.filter(({ at }) => at >= from && at < to);
  return joinBuckets(inside, bucketMs);
}

/** Buckets of a wider step. */
export function joinBuckets(buckets: readonly Bucket[], bucketMs: number): Bucket[] {
  return [...Map.groupBy(buckets, ({ at }) => floorTo(bucketMs, at))].map(([at, members]) => ({
    at,
    samples: members.reduce((sum, { samples }) => sum + samples, 0),
    coveredMs: members.reduce((sum, { coveredMs }) => sum + coveredMs, 0),
    columns: isCounter.map((counter, column) => (counter ? addUp(members, column) : spread(members, column))),
  }));
}

/** A bucket of one sample. */
function toStep(sample: Sample, before: Sample | undefined): Bucket {
  const apartMs = before ? sample.takenAt - before.takenAt : Infinity;
  const previous = apartMs <= MOST_APART_MS ? before : undefined;
  const columns = isCounter.map((counter, column) => {
    const value = sample.values[column] ?? null;
    if (counter) return toIncrease(previous?.values[column], value);
    return value === null ? null : { known: 1, min: value, max: value, sum: value };
  });
  return { at: sample.takenAt, samples: 1, coveredMs: previous ? apartMs : 0, columns };
}

/** Members of which no time is covered tell of no increase; one that covers time and does not know it makes the sum unknown. */
function addUp(members: readonly Bucket[], column: number): number | null {
  const telling = members.filter(({ coveredMs }) => coveredMs > 0);
  if (telling.length === 0) return null;
  let sum = 0;
  for (const { columns } of telling) {
    const increase = columns[column];
    if (typeof increase !== 'number') return null;
    sum += increase;
  }
  return Math.min(sum, Number.MAX_SAFE_INTEGER);
}

function spread(members: readonly Bucket[], column: number): Spread | null {
  let joined: Spread | null = null;
  for (const { columns } of members) {
    const next = columns[column];
    if (next === null || next === undefined || typeof next === 'number') continue;
    joined = joined === null ? next : joinSpreads(joined, next);
  }
  return joined;
}

function joinSpreads(one: Spread, other: Spread): Spread {
  return {
    known: one.known + other.known,
    min: Math.min(one.min, other.min),
    max: Math.max(one.max, other.max),
    sum: Math.min(one.sum + other.sum, Number.MAX_SAFE_INTEGER),
  };
}
