import fc from 'fast-check';
import { TokenBuckets } from './token-buckets.js';

describe('TokenBuckets', () => {
  it('gives a burst, then what comes back, and says how long to wait', () => {
    const buckets = new TokenBuckets({ burst: 2, perSecond: 4 });
    expect([buckets.take('a', 0), buckets.take('a', 0), buckets.take('a', 0)]).toEqual([0, 0, 250]);
    expect(buckets.take('a', 250)).toBe(0);
    expect(buckets.take('a', 300)).toBe(200);
    expect(buckets.take('b', 300)).toBe(0);
  });

  it('takes back what was not used', () => {
    const buckets = new TokenBuckets({ burst: 1, perSecond: 1 });
    buckets.take('a', 0);
    buckets.giveBack('a');
    expect(buckets.size).toBe(0);
    expect(buckets.take('a', 0)).toBe(0);
  });

  it('remembers ten thousand keys and no more', () => {
    const buckets = new TokenBuckets({ burst: 1, perSecond: 1 });
    for (let key = 0; key < 20_000; key += 1) buckets.take(String(key), 0);
    expect(buckets.size).toBe(10_000);
    expect(buckets.waitMsOf('19999', 0)).toBe(1_000);
    expect(buckets.waitMsOf('0', 0)).toBe(0);
  });

  it('never gives more than the burst and what came back, whatever the clock does', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -500, max: 2_000 }), { maxLength: 200 }), (steps) => {
        const buckets = new TokenBuckets({ burst: 5, perSecond: 2 });
        let [now, forward, given] = [0, 0, 0];
        for (const step of steps) {
          now += step;
          forward += Math.max(0, step);
          if (buckets.take('a', now) === 0) given += 1;
        }
        expect(given).toBeLessThanOrEqual(5 + (forward / 1_000) * 2 + 1e-6);
      }),
    );
  });
});
