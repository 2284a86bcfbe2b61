import fc from 'fast-check';
import { Pace } from './pace.js';

function paceAfter(costs: readonly number[], requestedMs = 1_000, cpuBudget = 0.01): number {
  const pace = new Pace({ requestedMs, cpuBudget });
  for (const cpuMs of costs) pace.note(cpuMs);
  return pace.intervalMs;
}

describe('a pace', () => {
  it('is the one asked for while reads cost less than the budget', () => {
    expect(paceAfter([])).toBe(1_000);
    expect(paceAfter([0.5, 10, 2])).toBe(1_000);
  });

  it.each([
    [35.9, 4_000],
    [103, 12_000],
    [212, 25_000],
    [10.1, 1_200],
  ])('is slow enough for reads of %d ms', (cpuMs, expected) => expect(paceAfter([cpuMs])).toBe(expected));

  it('follows the budget', () => {
    expect(paceAfter([100], 1_000, 0.001)).toBe(100_000);
    expect(paceAfter([100], 1_000, 0.1)).toBe(1_000);
    expect(paceAfter([100], 10, 1)).toBe(100);
  });

  it('does not jump for a single read that was disturbed', () => {
    expect(paceAfter([5, 5, 5, 900])).toBe(1_000);
    expect(paceAfter([5, 900, 5, 900, 5])).toBe(1_000);
    expect(paceAfter([900, 5])).toBe(1_000);
  });

  it('follows a cost that stays, up and down again', () => {
    const pace = new Pace({ requestedMs: 1_000, cpuBudget: 0.01 });
    const noteOften = (cpuMs: number) => {
      for (let time = 0; time < 5; time += 1) pace.note(cpuMs);
      return pace.intervalMs;
    };
    expect(noteOften(5)).toBe(1_000);
    expect(noteOften(80)).toBe(8_000);
    expect(noteOften(5)).toBe(1_000);
  });

  it('stays as it is while the cost wavers around a limit', () => {
    const pace = new Pace({ requestedMs: 1_000, cpuBudget: 0.01 });
    const seen = new Set<number>();
    for (let time = 0; time < 50; time += 1) {
      pace.note(time % 10 < 5 ? 20.1 : 19.9);
      seen.add(pace.intervalMs);
    }
    expect([...seen]).toEqual([2_500]);
  });

  it('keeps the budget, is never faster than asked for, and no slower than a day', () => {
    const cost = fc.double({ min: 0, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(
        fc.integer({ min: 100, max: 86_400_000 }),
        fc.double({ min: 0.001, max: 1, noNaN: true }),
        cost,
        (requestedMs, cpuBudget, cpuMs) => {
          const intervalMs = paceAfter([cpuMs], requestedMs, cpuBudget);
          expect(Number.isSafeInteger(intervalMs)).toBe(true);
          expect(intervalMs).toBeGreaterThanOrEqual(requestedMs);
          expect(intervalMs).toBeLessThanOrEqual(86_400_000);
          if (intervalMs < 86_400_000) expect(cpuMs / intervalMs).toBeLessThanOrEqual(cpuBudget * 1.000001);
        },
      ),
    );
  });
});
