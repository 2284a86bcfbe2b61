import { STATE_NAMES, toState, type State } from './state.js';

/** How many sockets are in each of the eleven states. */
export type StateCounts = Record<State, number>;

/** Sockets counted by state; those in a state without a name are counted beside them, never dropped. */
export interface CountedStates {
  readonly counts: StateCounts;
  /** Sockets whose state number {@link toState} does not know. */
  readonly unknown: number;
}

/** Kernel state numbers fit in a byte. Source: `idiag_state`, include/uapi/linux/inet_diag.h. */
const STATE_NUMBERS = 256;

/**
 * Sockets by kernel state number. Counting into it allocates nothing, so it suits loops over a million sockets.
 * Numbers are only given their names when the count is complete, by {@link toCountedStates}.
 */
export function createStateTally(): Uint32Array {
  return new Uint32Array(STATE_NUMBERS);
}

/** Names the numbers of a tally. Every socket of the tally is either in `counts` or in `unknown`. */
export function toCountedStates(tally: Uint32Array): CountedStates {
  const counts = createStateCounts();
  let unknown = 0;
  tally.forEach((sockets, kernelNumber) => {
    if (sockets === 0) return;
    const state = toState(kernelNumber);
    if (state === undefined) unknown += sockets;
    else counts[state] += sockets;
  });
  return { counts, unknown };
}

/** Every state at 0. */
export function createStateCounts(): StateCounts {
  return Object.fromEntries(STATE_NAMES.map((name) => [name, 0])) as StateCounts;
}
