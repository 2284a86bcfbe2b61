import { chooseTicks, toAxisX } from './time-axis';

describe('the axis of time', () => {
  it('goes from a second to a day, the same way for each factor', () => {
    expect(toAxisX(1, 1_000)).toBe(0);
    expect(toAxisX(86_400, 1_000)).toBe(1_000);
    expect(toAxisX(100, 1_000) - toAxisX(10, 1_000)).toBeCloseTo(
      toAxisX(1_000, 1_000) - toAxisX(100, 1_000),
      9,
    );
  });

  it('keeps what lies beyond it at its ends', () => {
    expect([0, 0.5, 432_000, Infinity].map((seconds) => toAxisX(seconds, 400))).toEqual([0, 0, 400, 400]);
  });

  it.each([
    [280, 46],
    [620, 46],
    [1_100, 46],
    [2_200, 46],
  ])('labels %i pixels so that no two labels touch, both ends and a minute among them', (width, gap) => {
    const ticks = chooseTicks(width, gap);
    expect(ticks).toEqual(expect.arrayContaining([1, 60, 86_400]));
    for (const [at, seconds] of ticks.slice(1).entries()) {
      expect(toAxisX(seconds, width) - toAxisX(ticks[at] ?? 0, width)).toBeGreaterThanOrEqual(gap);
    }
  });

  it('labels more where there is more room', () => {
    expect(chooseTicks(1_400, 46).length).toBeGreaterThan(chooseTicks(300, 46).length);
  });
});
