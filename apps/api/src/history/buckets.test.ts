import { COLUMN_NAMES, STATE_NAMES, toColumnIndex } from '@finwait/tcp';
import fc from 'fast-check';
import { toHistory, type RangeRequest } from './buckets.js';
import type { Sample } from './sample.store.js';

const START = 1_800_000_000_000;

function sampleAt(takenAt: number, established: number | null): Sample {
  const values = COLUMN_NAMES.map((name) => (name === 'ESTABLISHED' ? established : 0));
  return { hostId: 1, takenAt, seq: 1, flags: 0, values };
}

const request = (overrides: Partial<RangeRequest> = {}): RangeRequest => ({
  host: 'web-01',
  from: START,
  to: START + 3_600_000,
  states: ['ESTABLISHED'],
  maxPoints: 1_000,
  intervalMs: 10_000,
  ...overrides,
});

describe('toHistory', () => {
  it('gives every snapshot by itself where they fit', () => {
    const history = toHistory([sampleAt(START, 5), sampleAt(START + 10_003, 7)], request());
    expect(history).toMatchObject({
      tier: 'raw',
      stepMs: 10_003,
      at: [START, START + 10_003],
      samples: [1, 1],
    });
    expect(history.series['ESTABLISHED']).toEqual({ min: [5, 7], avg: [5, 7], max: [5, 7] });
  });

  it('marks a silence of more than two intervals as a gap, not as zero and not as a line', () => {
    const times = [0, 10_000, 20_000, 120_000, 130_000].map((offset) => START + offset);
    const history = toHistory(
      times.map((at) => sampleAt(at, 3)),
      request(),
    );
    expect(history.at).toEqual([times[0], times[1], times[2], START + 30_000, times[3], times[4]]);
    expect(history.samples).toEqual([1, 1, 1, 0, 1, 1]);
    expect(history.series['ESTABLISHED']?.avg[3]).toBeNull();
  });

  it('bridges one late snapshot', () => {
    const times = [0, 10_000, 20_000, 41_000, 50_000].map((offset) => START + offset);
    expect(
      toHistory(
        times.map((at) => sampleAt(at, 3)),
        request(),
      ).samples,
    ).toEqual([1, 1, 1, 1, 1]);
  });

  it('aggregates to minimum, average and maximum where snapshots are too many', () => {
    const samples = Array.from({ length: 360 }, (_, index) => sampleAt(START + index * 10_000, index % 6));
    const history = toHistory(samples, request({ maxPoints: 61 }));
    expect(history).toMatchObject({ tier: 'bucketed', stepMs: 60_000 });
    expect(history.series['ESTABLISHED']).toMatchObject({
      min: expect.arrayContaining([0]) as unknown,
      avg: expect.arrayContaining([2.5]) as unknown,
      max: expect.arrayContaining([5]) as unknown,
    });
  });

  it('leaves a bucket without samples null', () => {
    const samples = Array.from({ length: 60 }, (_, index) => sampleAt(START + index * 10_000, 1));
    const history = toHistory(samples, request({ maxPoints: 30 }));
    expect(history.samples.at(-1)).toBe(0);
    expect(history.series['ESTABLISHED']?.max.at(-1)).toBeNull();
  });

  it('takes a figure that could not be read as unknown, not as zero', () => {
    const history = toHistory([sampleAt(START, null)], request());
    expect(history.series['ESTABLISHED']).toEqual({ min: [null], avg: [null], max: [null] });
    expect(history.samples).toEqual([1]);
  });

  it('answers an empty range with no entries', () => {
    expect(toHistory([], request())).toMatchObject({ at: [], samples: [], tier: 'raw' });
  });

  it('counts every sample once, keeps to maxPoints and never leaves min, avg and max out of order', () => {
    const series = fc.array(fc.tuple(fc.integer({ min: 1, max: 60_000 }), fc.option(fc.nat(1e6))), {
      maxLength: 300,
    });
    fc.assert(
      fc.property(series, fc.integer({ min: 2, max: 400 }), (steps, maxPoints) => {
        let at = START;
        const samples = steps.map(([distance, value]) => sampleAt((at += distance), value));
        const history = toHistory(samples, request({ to: at + 1, maxPoints, states: STATE_NAMES }));
        expect(history.samples.reduce((sum, n) => sum + n, 0)).toBe(samples.length);
        expect(history.at.length).toBeLessThanOrEqual(maxPoints);
        expect(history.at).toEqual(history.at.toSorted((a, b) => a - b));
        const known = samples
          .map((sample) => sample.values[toColumnIndex('ESTABLISHED')] ?? null)
          .filter((v) => v !== null);
        const band = history.series['ESTABLISHED'];
        const maxima = band?.max.filter((value) => value !== null) ?? [];
        expect(Math.max(-1, ...maxima)).toBe(Math.max(-1, ...known));
        band?.avg.forEach((avg, index) => {
          if (avg === null) return;
          expect(band.min[index]).toBeLessThanOrEqual(avg);
          expect(band.max[index]).toBeGreaterThanOrEqual(avg);
        });
      }),
    );
  });
});
