import fc from 'fast-check';
import { toAcceptQueuePercent } from './accept-queue.js';

describe('the fullness of an accept queue', () => {
  it.each([
    [0, 128, 0],
    [3, 4, 75],
    [1, 3, 33],
    [128, 128, 100],
    [129, 128, 101],
    [4095, 4096, 100],
    [4097, 4096, 101],
    [2, 1, 200],
    [0, 0, 0],
    [1, 0, 101],
  ])('of %d waiting and a limit of %d is %d percent', (length, limit, percent) => {
    expect(toAcceptQueuePercent(length, limit)).toBe(percent);
  });

  it('is above 100 exactly when the kernel turns connections away', () => {
    const queue = fc.nat({ max: 0xffffffff });
    fc.assert(
      fc.property(queue, queue, (length, limit) => {
        const percent = toAcceptQueuePercent(length, limit);
        return Number.isSafeInteger(percent) && percent > 100 === length > limit;
      }),
    );
  });
});
