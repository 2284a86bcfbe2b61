import fc from 'fast-check';
import { countEvents } from './event-count.js';

const seeds = fc.integer({ min: 0, max: 2 ** 31 });
const means = fc.double({ min: 0, max: 1e9, noNaN: true });

describe('counting events', () => {
  it('begins at nothing, gives whole numbers, and never falls when more are expected', () => {
    fc.assert(
      fc.property(seeds, means, fc.double({ min: 0, max: 1_000, noNaN: true }), (seed, mean, more) => {
        const before = countEvents(mean, seed);
        expect(Number.isSafeInteger(before)).toBe(true);
        expect(countEvents(mean + more, seed)).toBeGreaterThanOrEqual(before);
      }),
    );
    expect(countEvents(0, 1)).toBe(0);
  });

  it('stays near what is expected, and strays from it', () => {
    fc.assert(
      fc.property(seeds, means, (seed, mean) => {
        expect(Math.abs(countEvents(mean, seed) - mean)).toBeLessThanOrEqual(2 + 8 + 32 + 128 + 1);
      }),
    );
    const steps = Array.from(
      { length: 50 },
      (_, place) => countEvents(10 * (place + 1), 5) - countEvents(10 * place, 5),
    );
    expect(new Set(steps).size).toBeGreaterThan(2);
  });
});
