import fc from 'fast-check';
import { toRetryDelayMs } from './retry-delay.js';

describe('the delay before a try', () => {
  it('is between nothing and a limit that grows by half from 2 s up to 30 s', () => {
    fc.assert(
      fc.property(fc.nat({ max: 100_000 }), (attempt) => {
        const delayMs = toRetryDelayMs(attempt);
        expect(delayMs).toBeGreaterThanOrEqual(0);
        expect(delayMs).toBeLessThanOrEqual(Math.min(30_000, 2_000 * 1.5 ** attempt));
      }),
    );
  });

  it('is spread over all of that, so that agents do not come back together', () => {
    const tenths = Array.from({ length: 1_000 }, () => Math.floor(toRetryDelayMs(9) / 3_000));
    expect(new Set(tenths)).toEqual(new Set([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]));
  });
});
