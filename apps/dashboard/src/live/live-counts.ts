import type { LiveRow, StateCounts } from '@finwait/contracts';
import { STATE_NAMES, type State } from '@finwait/tcp';

/** What stands before the counts of a row: its host, when it was taken, its number. */
const BEFORE_COUNTS = 3;

/** Reads the counts of a frame's totals by the columns the subscription was answered with. */
export function toStateCounts(
  columns: readonly string[],
  counts: readonly (string | number | null)[],
  before = 0,
): StateCounts {
  const states = {} as Record<State, number | null>;
  STATE_NAMES.forEach((state, usual) => {
    const place = columns[usual] === state ? usual : columns.indexOf(state);
    const count = place < 0 ? null : counts[before + place];
    states[state] = typeof count === 'number' ? count : null;
  });
  return states;
}

/** Reads the counts of a frame's row by the columns the subscription was answered with. */
export function readCounts(columns: readonly string[], row: LiveRow): StateCounts {
  return toStateCounts(columns, row, BEFORE_COUNTS);
}
