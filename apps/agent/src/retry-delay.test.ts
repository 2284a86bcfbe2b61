import fc from 'fast-check';
import { toRetryDelayMs } from './retry-delay.js';

describe('the delay before a try', () => {
  it('is between 1 s and a limit that doubles up to 30 s', () => {
    fc.assert(
      fc.property(fc.nat({ max: 100_000 }), (attempt) => {
        const delayMs = toRetryDelayMs(attempt);
        expect(delayMs).toBeGreaterThanOrEqual(1_000);
        expect(delayMs).toBeLessThanOrEqual(Math.min(30_000, 2_000 * 2 ** attempt));
      }),
    );
  });

  it('differs from agent to agent', () => {
    const delays = Array.from({ length: 20 }, () => toRetryDelayMs(5));
    expect(new Set(delays).size).toBeGreaterThan(10);
  });
});
