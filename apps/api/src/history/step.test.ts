import fc from 'fast-check';
import { toStepMs } from './step.js';

describe('toStepMs', () => {
  it.each([
    [3_600_000, 1_000, 5_000],
    [86_400_000, 1_000, 120_000],
    [30 * 86_400_000, 1_000, 3_600_000],
  ])('cuts %i ms into at most %i buckets of %i ms', (spanMs, maxPoints, stepMs) => {
    expect(toStepMs(spanMs, maxPoints)).toBe(stepMs);
  });

  it('never needs more buckets than asked for, whatever the alignment', () => {
    const spans = fc.integer({ min: 1, max: 10 * 366 * 86_400_000 });
    fc.assert(
      fc.property(spans, fc.integer({ min: 2, max: 5_000 }), fc.nat(2 ** 41), (spanMs, maxPoints, from) => {
        const stepMs = toStepMs(spanMs, maxPoints);
        const buckets = Math.floor((from + spanMs - 1) / stepMs) - Math.floor(from / stepMs) + 1;
        expect(buckets).toBeLessThanOrEqual(maxPoints);
      }),
    );
  });
});
