import { STATE_NAMES, type State } from './state.js';

/**
 * How a figure was come by: `exact` was counted, `derived` was computed from kernel counters that are not
 * of quite the same instant, `aged` was counted or derived earlier, and no counter of the kernel has moved since. That
 * proves the figure, but for CLOSED, of which there is no counter.
 */
export type Quality = 'exact' | 'derived' | 'aged';

/**
 * Bits of the `flags` field of a row. No bit set: every state was counted in this snapshot.
 * `derived`: ESTABLISHED and TIME_WAIT come from counters. `aged`: all states are those of a walk up to 30 s before.
 * `moved`: connections came or went during the walk, so the figures are not of one instant.
 */
export const SAMPLE_FLAGS = { derived: 1, aged: 2, moved: 4 } as const;

/** The quality of every state's figure in a row with these flags. */
export function toQuality(flags: number): Record<State, Quality> {
  const qualityOf = (state: State): Quality => {
    if (flags & SAMPLE_FLAGS.aged) return 'aged';
    const isCounterState = state === 'ESTABLISHED' || state === 'TIME_WAIT';
    return isCounterState && flags & SAMPLE_FLAGS.derived ? 'derived' : 'exact';
  };
  return Object.fromEntries(STATE_NAMES.map((state) => [state, qualityOf(state)])) as Record<State, Quality>;
}

/** True when connections came or went while the figures of a row with these flags were taken. */
export function hasMoved(flags: number): boolean {
  return (flags & SAMPLE_FLAGS.moved) !== 0;
}
