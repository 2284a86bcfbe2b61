import type { State } from '@finwait/tcp';

/**
 * A second copy of the kernel's numbers, on purpose: what judges the product must not look them up in the product.
 * Source: include/net/tcp_states.h.
 */
export const STATE_BY_NUMBER: ReadonlyMap<number, State> = new Map<number, State>([
  [1, 'ESTABLISHED'],
  [2, 'SYN_SENT'],
  [3, 'SYN_RECV'],
  [4, 'FIN_WAIT1'],
  [5, 'FIN_WAIT2'],
  [6, 'TIME_WAIT'],
  [7, 'CLOSED'],
  [8, 'CLOSE_WAIT'],
  [9, 'LAST_ACK'],
  [10, 'LISTEN'],
  [11, 'CLOSING'],
  [12, 'SYN_RECV'],
]);

/** How many sockets stand in each state. */
export type StateCounts = Record<State, number>;

export function noSockets(): StateCounts {
  const states = [...STATE_BY_NUMBER.values()].map((state) => [state, 0]);
  return Object.fromEntries(states) as StateCounts;
}

export function addCounts(one: StateCounts, other: StateCounts): StateCounts {
  const states = Object.keys(one) as State[];
  return Object.fromEntries(states.map((state) => [state, one[state] + other[state]])) as StateCounts;
}
