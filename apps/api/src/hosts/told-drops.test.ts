import { addDrops } from './told-drops.js';

describe('addDrops', () => {
  it('begins with what is told first', () => {
    const told = { count: 3, from: 1_000, to: 3_000 };
    expect(addDrops(undefined, told).sum).toEqual(told);
  });

  it('adds another loss and spans both', () => {
    const first = addDrops(undefined, { count: 3, from: 1_000, to: 3_000 });
    expect(addDrops(first, { count: 2, from: 9_000, to: 9_500 }).sum).toEqual({
      count: 5,
      from: 1_000,
      to: 9_500,
    });
  });

  it('counts a loss that is told again once, and what it grew by', () => {
    const first = addDrops(undefined, { count: 3, from: 1_000, to: 3_000 });
    const again = addDrops(first, { count: 3, from: 1_000, to: 3_000 });
    expect(again.sum).toEqual({ count: 3, from: 1_000, to: 3_000 });
    expect(addDrops(again, { count: 5, from: 1_000, to: 5_000 }).sum).toEqual({
      count: 5,
      from: 1_000,
      to: 5_000,
    });
  });
});
