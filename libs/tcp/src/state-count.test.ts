import fc from 'fast-check';
import { createStateCounts, createStateTally, toCountedStates } from './state-count.js';
import { STATE_NAMES } from './state.js';

describe('a state tally', () => {
  it('begins with no sockets', () => {
    expect(toCountedStates(createStateTally())).toEqual({ counts: createStateCounts(), unknown: 0 });
    expect(Object.keys(createStateCounts())).toEqual(STATE_NAMES);
  });

  it('loses no socket, whatever number the kernel gave it', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 255 })), (kernelNumbers) => {
        const tally = createStateTally();
        for (const number of kernelNumbers) tally[number] = (tally[number] ?? 0) + 1;
        const { counts, unknown } = toCountedStates(tally);
        const total = Object.values(counts).reduce((sum, count) => sum + count, unknown);
        const known = kernelNumbers.filter((number) => number >= 1 && number <= 13).length;
        return total === kernelNumbers.length && unknown === kernelNumbers.length - known;
      }),
    );
  });
});
