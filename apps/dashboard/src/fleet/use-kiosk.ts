'use client';

import type { State } from '@finwait/tcp';
import { useEffect, useState } from 'react';

/** The states a wall shows one after the other: those that tell of trouble, then the calm mass. */
const SHOWN: readonly State[] = [
  'CLOSE_WAIT',
  'SYN_RECV',
  'TIME_WAIT',
  'FIN_WAIT2',
  'SYN_SENT',
  'ESTABLISHED',
];
const EACH_MS = 20_000;

/** The state a wall shows now, the given one first; the given one alone where nothing is on a wall. */
export function useKiosk(isKiosk: boolean, first: State): State {
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    if (!isKiosk) return undefined;
    const timer = setInterval(() => setTurn((past) => past + 1), EACH_MS);
    return () => clearInterval(timer);
  }, [isKiosk]);
  const order = [first, ...SHOWN.filter((state) => state !== first)];
  return isKiosk ? (order[turn % order.length] ?? first) : first;
}
