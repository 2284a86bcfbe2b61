import { useEffect, useRef, useState } from 'react';

/** `value` as it was at most `everyMs` ago: what costs much to draw, or should not jump about, need not follow every frame. */
export function useEvery<Value>(value: Value, everyMs: number): Value {
  const [shown, setShown] = useState(value);
  const shownAt = useRef(-Infinity);
  useEffect(() => {
    const show = () => {
      shownAt.current = performance.now();
      setShown(value);
    };
    const waitMs = shownAt.current + everyMs - performance.now();
    if (waitMs <= 0) {
      show();
      return undefined;
    }
    const timer = setTimeout(show, waitMs);
    return () => clearTimeout(timer);
  }, [value, everyMs]);
  return shown;
}

/** {@link useEvery} of a list, which follows at once when something joins or leaves it. */
export function useListEvery<Entry>(list: readonly Entry[], everyMs: number): readonly Entry[] {
  const shown = useEvery(list, everyMs);
  return shown.length === list.length ? shown : list;
}
