import { backfill } from './timeline';
import { countPoints, findExtremes, findLast, findValues } from './readings';

const timeline = backfill({
  host: 'web-01',
  from: 0,
  to: 40_000,
  stepMs: 10_000,
  tier: 'raw',
  entries: 'buckets',
  at: [0, 10_000, 20_000, 30_000],
  samples: [2, 2, 0, 2],
  series: { CLOSE_WAIT: { min: [1, 0, null, 7], avg: [2, 3, null, 8], max: [4, 5, null, 9] } },
});

describe('readings', () => {
  it('reads the entry nearest to the cursor', () => {
    expect(findValues(timeline, 12_000)).toMatchObject({
      at: 10_000,
      states: { CLOSE_WAIT: 3, ESTABLISHED: null },
    });
  });

  it('reads nothing in the middle of a gap', () => {
    const torn = { ...timeline, at: [0, 10_000, 20_000, 90_000] };
    expect(findValues(torn, 50_000)).toBeNull();
  });

  it('takes extremes from the bands, not from the averages', () => {
    expect(findExtremes(timeline).CLOSE_WAIT).toEqual({ min: 0, max: 9 });
    expect(findExtremes(timeline).LISTEN).toEqual({ min: null, max: null });
  });

  it('finds the last known average and counts what was measured', () => {
    expect(findLast(timeline, 'CLOSE_WAIT')).toBe(8);
    expect(findLast(timeline, 'LISTEN')).toBeNull();
    expect(countPoints(timeline)).toBe(3);
  });
});
