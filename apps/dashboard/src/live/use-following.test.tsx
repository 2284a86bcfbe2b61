import { act, render } from '@testing-library/react';
import { STATE_NAMES } from '@finwait/tcp';
import { LiveFleet } from './live-fleet';
import { useFollowing } from './use-following';

const EVERY_MS = 10_000;
const DRAWN_MS = 150;

function Shown({ live }: { readonly live: LiveFleet }) {
  return <p>{useFollowing(live)}</p>;
}

function showFollowing() {
  const live = new LiveFleet();
  const { container } = render(<Shown live={live} />);
  return {
    sayFrame: () => act(() => live.addFrame({ at: 1, rows: [] }, STATE_NAMES)),
    sayHost: () =>
      act(() => live.addHostEvent({ name: 'a', change: 'status', status: 'stale', lastSeenAt: 1 }, 1)),
    /** How often it has followed when so many milliseconds have gone by. */
    pass: (ms: number) => {
      act(() => jest.advanceTimersByTime(ms));
      return container.textContent;
    },
  };
}

describe('what follows the feed', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('does so when the first frame is drawn, then every ten seconds while more come', () => {
    const { sayFrame, pass } = showFollowing();
    sayFrame();
    expect(pass(DRAWN_MS - 1)).toBe('0');
    expect(pass(1)).toBe('1');
    sayFrame();
    sayFrame();
    expect(pass(EVERY_MS - 1)).toBe('1');
    expect(pass(1)).toBe('2');
    expect(pass(10 * EVERY_MS)).toBe('2');
  });

  it('waits until a frame is drawn that comes just before it is due', () => {
    const { sayFrame, pass } = showFollowing();
    sayFrame();
    pass(DRAWN_MS);
    sayFrame();
    pass(EVERY_MS - 1);
    sayFrame();
    expect(pass(DRAWN_MS - 1)).toBe('1');
    expect(pass(1)).toBe('2');
  });

  it('is no more than a second late where frames come without a rest', () => {
    const { sayFrame, pass } = showFollowing();
    const sayFor = (ms: number) => {
      for (let passed = 0; passed < ms; passed += 100) {
        sayFrame();
        pass(100);
      }
      return pass(0);
    };
    expect(sayFor(900)).toBe('0');
    expect(sayFor(100)).toBe('1');
    expect(sayFor(EVERY_MS + 1_000)).toBe('2');
  });

  it('does so a second after a host changed, though counts came first', () => {
    const { sayFrame, sayHost, pass } = showFollowing();
    sayFrame();
    pass(DRAWN_MS);
    sayFrame();
    sayHost();
    expect(pass(999)).toBe('1');
    expect(pass(1)).toBe('2');
    expect(pass(EVERY_MS)).toBe('2');
  });
});
