import type { History } from '@finwait/contracts';
import fc from 'fast-check';
import { makeCounts } from '../testing/sample-host';
import { append, backfill, findPlace, prune, type Timeline } from './timeline';

const at = (takenAt: number, established: number | null = 1) => ({
  takenAt,
  states: makeCounts({ ESTABLISHED: established }),
});

const history = (change: Partial<History> = {}): History => ({
  host: 'web-01',
  from: 0,
  to: 40_000,
  stepMs: 10_000,
  tier: 'raw',
  entries: 'snapshots',
  at: [10_000, 20_000, 30_000],
  samples: [1, 1, 1],
  series: { ESTABLISHED: { min: [5, 6, 7], avg: [5, 6, 7], max: [5, 6, 7] } },
  ...change,
});

const bucketed = (change: Partial<History> = {}) =>
  backfill(
    history({
      tier: 'raw',
      entries: 'buckets',
      stepMs: 60_000,
      from: 0,
      to: 130_000,
      at: [0, 60_000, 120_000],
      samples: [6, 6, 1],
      series: { ESTABLISHED: { min: [1, 2, 10], avg: [2, 3, 10], max: [3, 4, 10] } },
      ...change,
    }),
  );

const isRising = (timeline: Timeline) =>
  timeline.at.every((time, index) => index === 0 || time > (timeline.at[index - 1] ?? 0));

const isAligned = (timeline: Timeline) =>
  Object.values(timeline.series).every((band) =>
    [band.min, band.avg, band.max, timeline.samples].every((column) => column.length === timeline.at.length),
  );

const samples = fc.array(
  fc
    .record({ takenAt: fc.integer({ min: 0, max: 300_000 }), count: fc.option(fc.nat(1_000)) })
    .map(({ takenAt, count }) => at(takenAt, count)),
  { maxLength: 40 },
);

describe('backfill', () => {
  it('keeps what REST answered', () => {
    const timeline = backfill(history());
    expect(timeline.at).toEqual([10_000, 20_000, 30_000]);
    expect(timeline.series.ESTABLISHED.avg).toEqual([5, 6, 7]);
  });

  it('says unknown, not zero, for a state REST left out', () => {
    expect(backfill(history()).series.CLOSE_WAIT.avg).toEqual([null, null, null]);
  });
});

describe('append among snapshots', () => {
  it('gives a new snapshot a place of its own at the end', () => {
    const timeline = append(backfill(history()), at(40_000, 9));
    expect(timeline.at).toEqual([10_000, 20_000, 30_000, 40_000]);
    expect(timeline.series.ESTABLISHED.avg).toEqual([5, 6, 7, 9]);
    expect(timeline.series.CLOSE_WAIT.max).toEqual([null, null, null, 0]);
  });

  it('puts a replayed snapshot where it was taken', () => {
    const timeline = append(backfill(history()), at(15_000, 9));
    expect(timeline.at).toEqual([10_000, 15_000, 20_000, 30_000]);
    expect(timeline.series.ESTABLISHED.avg).toEqual([5, 9, 6, 7]);
  });

  it('leaves a snapshot that is already there as it is', () => {
    const timeline = backfill(history());
    expect(append(timeline, at(20_000, 99))).toBe(timeline);
  });

  it('comes to the same timeline in whatever order snapshots arrive, however often', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 0, max: 300_000 }), { maxLength: 30 }),
        fc.integer(),
        (times, seed) => {
          const taken = times.map((time) => at(time, time % 97));
          const shuffled = [...taken, ...taken].sort(
            (a, b) => ((a.takenAt * 31 + seed) % 101) - ((b.takenAt * 31 + seed) % 101),
          );
          const straight = taken.reduce(append, backfill(history()));
          const mixed = shuffled.reduce(append, backfill(history()));
          expect({ at: mixed.at, series: mixed.series }).toEqual({
            at: straight.at,
            series: straight.series,
          });
        },
      ),
    );
  });

  it('keeps time rising and every column as long as time', () => {
    fc.assert(
      fc.property(samples, (taken) => {
        const timeline = taken.reduce(append, backfill(history()));
        expect(isRising(timeline)).toBe(true);
        expect(isAligned(timeline)).toBe(true);
      }),
    );
  });
});

describe('append among buckets', () => {
  it('widens the band of the open bucket and moves its average', () => {
    const timeline = append(bucketed(), at(140_000, 20));
    expect(timeline.at).toEqual([0, 60_000, 120_000]);
    expect(timeline.samples).toEqual([6, 6, 2]);
    expect(timeline.series.ESTABLISHED).toEqual({ min: [1, 2, 10], avg: [2, 3, 15], max: [3, 4, 20] });
  });

  it('opens the next bucket when the snapshot falls into it', () => {
    const timeline = append(bucketed(), at(185_000, 4));
    expect(timeline.at).toEqual([0, 60_000, 120_000, 180_000]);
    expect(timeline.samples).toEqual([6, 6, 1, 1]);
  });

  it('leaves out a snapshot REST has already counted', () => {
    const timeline = bucketed();
    expect(append(timeline, at(125_000, 99))).toBe(timeline);
  });

  it('counts a snapshot once however often it comes', () => {
    const once = append(bucketed(), at(140_000, 20));
    expect(append(once, at(140_000, 20))).toBe(once);
  });

  it('does not let an unknown count change what is known', () => {
    const timeline = append(bucketed(), at(140_000, null));
    expect(timeline.series.ESTABLISHED.avg).toEqual([2, 3, 10]);
  });

  it('keeps the average between the band edges', () => {
    fc.assert(
      fc.property(samples, (taken) => {
        const timeline = taken.reduce(append, bucketed());
        const { min, avg, max } = timeline.series.ESTABLISHED;
        expect(isRising(timeline) && isAligned(timeline)).toBe(true);
        avg.forEach((average, index) => {
          if (average === null) return;
          expect(average).toBeGreaterThanOrEqual((min[index] ?? NaN) - 1e-6);
          expect(average).toBeLessThanOrEqual((max[index] ?? NaN) + 1e-6);
        });
      }),
    );
  });
});

describe('prune', () => {
  it('drops what lies before and keeps the rest aligned', () => {
    const timeline = prune(backfill(history()), 15_000);
    expect(timeline.at).toEqual([20_000, 30_000]);
    expect(timeline.samples).toEqual([1, 1]);
    expect(timeline.series.ESTABLISHED.avg).toEqual([6, 7]);
    expect(timeline.series.CLOSED.avg).toEqual([null, null]);
  });

  it('leaves a timeline without older entries as it is', () => {
    const timeline = backfill(history());
    expect(prune(timeline, 10_000)).toBe(timeline);
  });
});

describe('findPlace', () => {
  it('finds the first entry at or after a moment', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(1_000)), fc.nat(1_000), (times, time) => {
        const rising = times.sort((a, b) => a - b);
        const index = rising.findIndex((other) => other >= time);
        expect(findPlace(rising, time)).toBe(index < 0 ? rising.length : index);
      }),
    );
  });
});
