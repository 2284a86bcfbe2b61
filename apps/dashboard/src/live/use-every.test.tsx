import { act, render } from '@testing-library/react';
import { useListEvery } from './use-every';

const EVERY_MS = 10_000;

function Shown({ list }: { readonly list: readonly number[] }) {
  return <p>{useListEvery(list, EVERY_MS).join()}</p>;
}

describe('what follows a feed every ten seconds', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('takes the newest of what came meanwhile, and at once what joins', () => {
    const { container, rerender } = render(<Shown list={[1]} />);
    const show = (list: readonly number[]) => {
      rerender(<Shown list={list} />);
      return container.textContent;
    };
    expect(show([2])).toBe('1');
    act(() => jest.advanceTimersByTime(EVERY_MS / 2));
    expect(show([3])).toBe('1');
    act(() => jest.advanceTimersByTime(EVERY_MS / 2));
    expect(container.textContent).toBe('3');
    expect(show([4, 5])).toBe('4,5');
  });
});
