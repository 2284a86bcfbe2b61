import fc from 'fast-check';
import { spread } from './plot-marks';

describe('spread', () => {
  it('leaves labels that have room where their lines end', () => {
    expect(spread([10, 50, 90], 15, { low: 0, high: 100 })).toEqual([10, 50, 90]);
  });

  it('pushes labels apart that would cover each other', () => {
    expect(spread([50, 50], 15, { low: 0, high: 100 })).toEqual([50, 65]);
  });

  it('keeps labels inside the plot', () => {
    expect(spread([99, 99, 99], 15, { low: 0, high: 100 })).toEqual([70, 85, 100]);
  });

  it('never lets two labels collide while there is room for all', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -50, max: 350 }), { minLength: 1, maxLength: 11 }), (wanted) => {
        const places = spread(wanted, 15, { low: 0, high: 300 });
        const order = [...places].sort((a, b) => a - b);
        order.forEach((place, rank) => {
          expect(place).toBeGreaterThanOrEqual(0);
          expect(place).toBeLessThanOrEqual(300);
          if (rank > 0) expect(place - (order[rank - 1] ?? 0)).toBeGreaterThanOrEqual(15);
        });
      }),
    );
  });
});
