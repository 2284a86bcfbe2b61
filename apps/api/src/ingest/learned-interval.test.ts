import { learnIntervalMs } from './learned-interval.js';

function learn(distancesMs: readonly number[]): number {
  const first = learnIntervalMs(undefined, undefined);
  return distancesMs.reduce((knownMs, distanceMs) => learnIntervalMs(knownMs, distanceMs), first);
}

describe('the interval of a host that posts', () => {
  it('is a minute until there are two posts', () => {
    expect(learn([])).toBe(60_000);
  });

  it('becomes the distance of posts, in whole seconds', () => {
    expect(learn([60_012, 59_990])).toBe(60_000);
    expect(learn([10_000, 10_000, 10_000])).toBe(10_000);
    expect(learn(Array<number>(6).fill(3_600_000))).toBe(3_600_000);
  });

  it('is misled neither by an outage nor by a post by hand for long', () => {
    expect(learn([60_000, 8 * 3_600_000])).toBe(120_000);
    expect(learn([60_000, 8 * 3_600_000, 60_000])).toBe(60_000);
    expect(learn([60_000, 5_000])).toBe(30_000);
    expect(learn([60_000, 5_000, 55_000, 60_000])).toBe(60_000);
  });

  it('stays between a second and a day', () => {
    expect(learn(Array<number>(20).fill(1))).toBe(1_000);
    expect(learn(Array<number>(20).fill(1e12))).toBe(86_400_000);
  });
});
