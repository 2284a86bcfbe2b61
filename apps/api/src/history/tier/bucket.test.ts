import { COLUMN_NAMES, toColumnIndex } from '@finwait/tcp';
import fc from 'fast-check';
import { makeTrace } from '../../testing/trace.js';
import type { Sample } from '../sample.store.js';
import { joinBuckets, toBuckets } from './bucket.js';
import { decodeBuckets, decodeSamples, encodeBuckets, encodeSamples } from './tier-chunk.js';

const START = Date.UTC(2026, 10, 1);
const DAY = { bucketMs: 300_000, from: START, to: START + 86_400_000 };
const GAUGE = toColumnIndex('CLOSE_WAIT');
const COUNTER = toColumnIndex('activeOpens');

function sampleAt(offsetMs: number, gauge: number | null, counter: number | null): Sample {
  const values = COLUMN_NAMES.map((_, column) =>
    column === GAUGE ? gauge : column === COUNTER ? counter : null,
  );
  return { hostId: 1, takenAt: START + offsetMs, seq: 1, flags: 0, values };
}

const figure = fc.option(fc.nat(1_000_000));
const trace = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 400_000 }), figure, figure), { minLength: 1, maxLength: 60 })
  .map((rows) => {
    let offset = 0;
    return rows.map(([step, gauge, counter]) => sampleAt((offset += step), gauge, counter));
  });

describe('toBuckets', () => {
  it('keeps minimum, maximum, sum and number of a gauge, and what a counter grew by', () => {
    const samples = [sampleAt(0, 5, 100), sampleAt(10_000, 2, 104), sampleAt(20_000, null, 110)];
    const [bucket] = toBuckets(samples, DAY);
    expect(bucket).toMatchObject({ at: START, samples: 3, coveredMs: 20_000 });
    expect(bucket?.columns[GAUGE]).toEqual({ known: 2, min: 2, max: 5, sum: 7 });
    expect(bucket?.columns[COUNTER]).toBe(10);
  });

  it('takes all that a counter shows after it fell as counted since', () => {
    const samples = [sampleAt(0, 0, 5_000), sampleAt(10_000, 0, 7)];
    expect(toBuckets(samples, DAY)[0]?.columns[COUNTER]).toBe(7);
  });

  it('counts the growth since the last sample before it, and none over a silence of more than five minutes', () => {
    const near = toBuckets([sampleAt(-10_000, 0, 1), sampleAt(0, 0, 4)], DAY);
    expect(near).toMatchObject([{ at: START, samples: 1, coveredMs: 10_000 }]);
    expect(near[0]?.columns[COUNTER]).toBe(3);
    const far = toBuckets([sampleAt(-300_001, 0, 1), sampleAt(0, 0, 4)], DAY);
    expect([far[0]?.coveredMs, far[0]?.columns[COUNTER]]).toEqual([0, null]);
  });

  it('does not know the growth of a bucket of which it does not know a part', () => {
    const samples = [sampleAt(0, 0, 1), sampleAt(10_000, 0, null), sampleAt(20_000, 0, 9)];
    expect(toBuckets(samples, DAY)[0]?.columns[COUNTER]).toBeNull();
  });

  it('counts every sample once and comes to the same by way of narrower buckets', () => {
    fc.assert(
      fc.property(trace, (samples) => {
        const whole = { ...DAY, to: START + 2 ** 31 };
        const narrow = toBuckets(samples, whole);
        expect(narrow.reduce((sum, bucket) => sum + bucket.samples, 0)).toBe(samples.length);
        expect(joinBuckets(narrow, 3_600_000)).toEqual(toBuckets(samples, { ...whole, bucketMs: 3_600_000 }));
      }),
    );
  });
});

describe('the chunks of the tiers', () => {
  it('give back samples and buckets as they were', () => {
    fc.assert(
      fc.property(trace, (samples) => {
        expect(decodeSamples(encodeSamples(samples), 1)).toEqual({ ok: true, rows: samples });
        const buckets = toBuckets(samples, { ...DAY, to: START + 2 ** 31 });
        expect(decodeBuckets(encodeBuckets(buckets))).toEqual({ ok: true, rows: buckets });
      }),
    );
  });

  it('keep the buckets of a day in a few kilobytes', () => {
    const samples = makeTrace({ hostId: 1, kind: 'web', from: START, count: 8_640 });
    expect(encodeBuckets(toBuckets(samples, DAY)).length).toBeLessThan(20_000);
  });
});
