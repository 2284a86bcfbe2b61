import { SAMPLE_FLAGS, createStateCounts, type RunningCounts } from '@finwait/tcp';
import { StandingWalk } from './standing-walk.js';

const running = (open: number, change: Partial<RunningCounts> = {}): RunningCounts => ({
  open,
  lingering: 0,
  inUse: 5,
  allocated: 9,
  line: `Tcp: ${open} 7`,
  ...change,
});

/** A walk over three sockets in ESTABLISHED and as many in CLOSE_WAIT and SYN_RECV as said. */
function walkOver(sockets: { CLOSE_WAIT?: number; SYN_RECV?: number } = {}, flags = 0) {
  const counts = { ...createStateCounts(), ESTABLISHED: 3, ...sockets };
  const walked = { counts, finWait2Minis: 0 };
  return { counts, unknown: 0, fullestAcceptQueue: null, flags, walked };
}

function stand(walk: ReturnType<typeof walkOver>, before: RunningCounts, after = before) {
  return new StandingWalk({ walk, before, after, countedAt: 1 }, null);
}

describe('a walk over another namespace', () => {
  it('stands while nothing of the namespace moves, whatever the rest of the host does', () => {
    const walk = stand(walkOver(), running(3));
    expect(walk.stands(running(3))).toBe(true);
    expect(walk.stands(running(3, { allocated: 99 }))).toBe(true);
  });

  it.each<Partial<RunningCounts>>([{ inUse: 6 }, { lingering: 1 }, { line: 'Tcp: 3 8' }])(
    'has moved when %j',
    (change) => expect(stand(walkOver(), running(3)).hasMoved(running(3, change))).toBe(true),
  );

  it('has moved when counters cannot be read, or sockets may have been missed', () => {
    expect(stand(walkOver(), running(3)).hasMoved(null)).toBe(true);
    expect(stand(walkOver({}, SAMPLE_FLAGS.moved), running(3)).hasMoved(running(3))).toBe(true);
  });

  it('does not stand with a handshake under way, which can end without a counter', () => {
    const walk = stand(walkOver({ SYN_RECV: 1 }), running(3));
    expect(walk.hasMoved(running(3))).toBe(false);
    expect(walk.stands(running(3))).toBe(false);
  });

  it('stands with sockets in CLOSE_WAIT where CurrEstab is found to count them', () => {
    const walk = stand(walkOver({ CLOSE_WAIT: 2 }), running(5));
    expect(walk.formula).toBe('withCloseWait');
    expect(walk.stands(running(5))).toBe(true);
  });

  it('does not stand with them where it does not: they may become LAST_ACK unseen', () => {
    const walk = stand(walkOver({ CLOSE_WAIT: 2 }), running(3));
    expect(walk.formula).toBe('withoutCloseWait');
    expect(walk.hasMoved(running(3))).toBe(false);
    expect(walk.stands(running(3))).toBe(false);
  });

  it('keeps what an earlier walk found where this one proves nothing', () => {
    const taken = { walk: walkOver(), before: running(3), after: running(3), countedAt: 1 };
    expect(new StandingWalk(taken, 'withoutCloseWait').formula).toBe('withoutCloseWait');
  });
});
