import type { RunningCounts } from './big-states.js';
import { createStateCounts } from './state-count.js';
import { isStill, isStillInside, showsEveryChange } from './stillness.js';

const running: RunningCounts = { open: 1, lingering: 2, inUse: 3, allocated: 4, line: 'Tcp: 1 2 3' };

describe('isStill', () => {
  it('is so when nothing differs', () =>
    expect(isStill({ before: running, after: { ...running } })).toBe(true));

  it.each<Partial<RunningCounts>>([{ lingering: 1 }, { inUse: 4 }, { allocated: 5 }, { line: 'Tcp: 1 2 4' }])(
    'is not so with %j',
    (change) => expect(isStill({ before: running, after: { ...running, ...change } })).toBe(false),
  );
});

describe('isStillInside', () => {
  it('looks away from what the whole host shares', () =>
    expect(isStillInside({ before: running, after: { ...running, allocated: 5 } })).toBe(true));

  it.each<Partial<RunningCounts>>([{ lingering: 1 }, { inUse: 4 }, { line: 'Tcp: 1 2 4' }])(
    'is not so with %j',
    (change) => expect(isStillInside({ before: running, after: { ...running, ...change } })).toBe(false),
  );
});

describe('showsEveryChange', () => {
  const counts = (changes = {}) => ({ ...createStateCounts(), ESTABLISHED: 5, ...changes });

  it('is so where segments or counts tell of every change', () => {
    expect(showsEveryChange({ counts: counts(), formula: null })).toBe(true);
    expect(showsEveryChange({ counts: counts({ CLOSE_WAIT: 1 }), formula: 'withCloseWait' })).toBe(true);
  });

  it('is not so with a handshake under way, which may time out', () =>
    expect(showsEveryChange({ counts: counts({ SYN_RECV: 1 }), formula: 'withCloseWait' })).toBe(false));

  it.each(['withoutCloseWait', 'none', null] as const)(
    'is not so with sockets in CLOSE_WAIT where CurrEstab may not count them (%s)',
    (formula) => expect(showsEveryChange({ counts: counts({ CLOSE_WAIT: 1 }), formula })).toBe(false),
  );
});
