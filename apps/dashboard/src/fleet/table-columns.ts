import { useMediaQuery } from '@mantine/hooks';
import { isState, STATE_NAMES, type State } from '@finwait/tcp';
import type { SortKey } from './host-sort';

/** How much room a page has. */
export type Room = 'phone' | 'narrow' | 'medium' | 'wide' | 'wall';

/** The room a page has now; wide until the browser has been asked. */
export function useRoom(): Room {
  const isPhone = useMediaQuery('(max-width: 760px)', false);
  const isNarrow = useMediaQuery('(max-width: 1060px)', false);
  const isMedium = useMediaQuery('(max-width: 1380px)', false);
  const isWall = useMediaQuery('(min-width: 2000px)', false);
  if (isPhone) return 'phone';
  if (isNarrow) return 'narrow';
  if (isMedium) return 'medium';
  return isWall ? 'wall' : 'wide';
}

const SHOWN: Readonly<Record<Room, readonly State[]>> = {
  phone: [],
  narrow: ['ESTABLISHED', 'CLOSE_WAIT', 'TIME_WAIT'],
  medium: ['SYN_RECV', 'ESTABLISHED', 'FIN_WAIT2', 'CLOSE_WAIT', 'TIME_WAIT'],
  wide: ['SYN_SENT', 'SYN_RECV', 'ESTABLISHED', 'FIN_WAIT2', 'CLOSE_WAIT', 'TIME_WAIT'],
  wall: STATE_NAMES,
};

/** The state whose figure a phone shows. */
export function toChosenState(key: SortKey): State {
  return isState(key) ? key : 'CLOSE_WAIT';
}

/** The state columns there is room for, in display order; the one sorted by is always among them. */
export function chooseStates(room: Room, key: SortKey): readonly State[] {
  const shown = SHOWN[room];
  const chosen = room === 'phone' ? toChosenState(key) : key;
  return STATE_NAMES.filter((state) => shown.includes(state) || state === chosen);
}
