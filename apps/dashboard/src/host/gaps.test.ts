import type { History } from '@finwait/contracts';
import fc from 'fast-check';
import { findGaps } from './gaps';
import { toPlotColumns } from './plot-columns';
import { backfill } from './timeline';

const raw = (at: number[], change: Partial<History> = {}) =>
  backfill({
    host: 'web-01',
    from: 0,
    to: 100_000,
    stepMs: 10_000,
    tier: 'raw',
    entries: 'snapshots',
    at,
    samples: at.map(() => 1),
    series: { ESTABLISHED: { min: at.map(() => 4), avg: at.map(() => 4), max: at.map(() => 4) } },
    ...change,
  });

describe('findGaps', () => {
  it('finds none in a history without holes', () => {
    expect(findGaps(raw([0, 10_000, 20_100, 29_900, 40_000]), { from: 0, to: 45_000 })).toEqual([]);
  });

  it('finds a single snapshot that is missing', () => {
    expect(findGaps(raw([0, 10_000, 30_000, 40_000]), { from: 0, to: 45_000 })).toEqual([
      { from: 10_000, to: 30_000 },
    ]);
  });

  it('waits for three intervals before it says that a host is silent now', () => {
    expect(findGaps(raw([0, 10_000]), { from: 0, to: 40_000 })).toEqual([]);
    expect(findGaps(raw([0, 10_000]), { from: 0, to: 41_000 })).toEqual([{ from: 10_000, to: 41_000 }]);
  });

  it('shows the time before the first snapshot as not measured', () => {
    expect(findGaps(raw([60_000, 70_000]), { from: 0, to: 75_000 })).toEqual([{ from: 0, to: 60_000 }]);
  });

  it('shows a history without snapshots as one gap', () => {
    expect(findGaps(raw([]), { from: 0, to: 75_000 })).toEqual([{ from: 0, to: 75_000 }]);
  });

  it('begins a gap between buckets where the last measured bucket ends', () => {
    const timeline = raw([0, 60_000, 120_000, 180_000], {
      tier: 'raw',
      entries: 'buckets',
      stepMs: 60_000,
      samples: [6, 0, 0, 6],
    });
    expect(findGaps(timeline, { from: 0, to: 240_000 })).toEqual([{ from: 60_000, to: 180_000 }]);
  });

  it('keeps gaps apart, in order and inside the span', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 500_000 })), (times) => {
        const span = { from: 50_000, to: 450_000 };
        const gaps = findGaps(raw(times.sort((a, b) => a - b)), span);
        gaps.forEach((gap, index) => {
          expect(gap.to).toBeGreaterThan(gap.from);
          expect(gap.from).toBeGreaterThanOrEqual(gaps[index - 1]?.to ?? span.from);
          expect(gap.to).toBeLessThanOrEqual(span.to);
        });
      }),
    );
  });
});

describe('toPlotColumns', () => {
  const timeline = raw([0, 10_000, 50_000]);
  const gaps = findGaps(timeline, { from: 0, to: 50_000 });

  it('puts an entry without figures into a gap, so that no line crosses it', () => {
    const [seconds, , , averages] = toPlotColumns(timeline, ['ESTABLISHED'], { gaps, scale: 'linear' });
    expect(seconds).toEqual([0, 10, 30, 50]);
    expect(averages).toEqual([4, 4, null, 4]);
  });

  it('lifts zero on a logarithmic axis so that it stays visible', () => {
    const none = raw([0], { series: { ESTABLISHED: { min: [0], avg: [0], max: [0] } } });
    expect(toPlotColumns(none, ['ESTABLISHED'], { gaps: [], scale: 'log' })).toEqual([
      [0],
      [0.5],
      [0.5],
      [0.5],
    ]);
    expect(toPlotColumns(none, ['ESTABLISHED'], { gaps: [], scale: 'linear' })).toEqual([[0], [0], [0], [0]]);
  });
});
