import { act, render } from '@testing-library/react';
import { STATE_NAMES } from '@finwait/tcp';
import { LiveFleet } from './live-fleet';
import { useFollowing } from './use-following';

const EVERY_MS = 10_000;

function Shown({ live }: { readonly live: LiveFleet }) {
  return <p>{useFollowing(live)}</p>;
}

describe('what follows the feed', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('does so at the first frame, then every ten seconds while more come', () => {
    const live = new LiveFleet();
    const { container } = render(<Shown live={live} />);
    const frame = () => act(() => live.addFrame({ at: 1, rows: [] }, STATE_NAMES));
    const pass = (ms: number) => {
      act(() => jest.advanceTimersByTime(ms));
      return container.textContent;
    };
    frame();
    expect(pass(0)).toBe('1');
    frame();
    frame();
    expect(pass(EVERY_MS - 1)).toBe('1');
    expect(pass(1)).toBe('2');
    expect(pass(10 * EVERY_MS)).toBe('2');
  });

  it('does so a second after a host changed, though counts came first', () => {
    const live = new LiveFleet();
    const { container } = render(<Shown live={live} />);
    act(() => live.addFrame({ at: 1, rows: [] }, STATE_NAMES));
    act(() => jest.advanceTimersByTime(0));
    act(() => {
      live.addFrame({ at: 2, rows: [] }, STATE_NAMES);
      live.addHostEvent({ name: 'a', change: 'status', status: 'stale', lastSeenAt: 1 }, 1);
    });
    act(() => jest.advanceTimersByTime(999));
    expect(container.textContent).toBe('1');
    act(() => jest.advanceTimersByTime(1));
    expect(container.textContent).toBe('2');
    act(() => jest.advanceTimersByTime(EVERY_MS));
    expect(container.textContent).toBe('2');
  });
});
