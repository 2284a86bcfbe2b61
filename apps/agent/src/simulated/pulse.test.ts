import fc from 'fast-check';
import { Pulse } from './pulse.js';

const pulse = new Pulse({ firstAt: 1_000_000, everyMs: 600_000, lastingMs: 300_000, rampMs: 60_000 });

describe('a pulse', () => {
  it('rises, stays and falls, again and again', () => {
    const heights = [
      999_999, 1_000_000, 1_030_000, 1_060_000, 1_240_000, 1_270_000, 1_300_000, 1_400_000, 1_630_000,
    ];
    expect(heights.map((at) => pulse.heightAt(at))).toEqual([0, 0, 0.5, 1, 1, 0.5, 0, 0, 0.5]);
    expect(pulse.startOf(1_700_000)).toBe(1_600_000);
    expect(pulse.startOf(1_500_000)).toBeNull();
  });

  it('sums up its height over time', () => {
    expect([1_000_000, 1_060_000, 1_240_000, 1_300_000, 1_600_000].map((at) => pulse.secondsTo(at))).toEqual([
      0, 30, 210, 240, 240,
    ]);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9_000_000 }), (at) => {
        const step = 1_000;
        const grown = pulse.secondsTo(at + step) - pulse.secondsTo(at);
        const mean = (pulse.heightAt(at) + pulse.heightAt(at + step)) / 2;
        expect(grown).toBeCloseTo(mean, 1);
      }),
    );
  });
});
