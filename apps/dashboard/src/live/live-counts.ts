import type { LiveRow, StateCounts } from '@finwait/contracts';
import { STATE_NAMES, type State } from '@finwait/tcp';

/** Reads the counts of a frame's row, or of its totals, by the columns the subscription was answered with. */
export function toStateCounts(columns: readonly string[], counts: readonly (number | null)[]): StateCounts {
  const states = {} as Record<State, number | null>;
  for (const state of STATE_NAMES) states[state] = counts[columns.indexOf(state)] ?? null;
  return states;
}

/** The counts of a row, without what names and dates it. */
export function readCounts(row: LiveRow): (number | null)[] {
  return row.slice(3) as (number | null)[];
}
