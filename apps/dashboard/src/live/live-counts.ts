import type { LiveRow, StateCounts } from '@finwait/contracts';
import { STATE_NAMES } from '@finwait/tcp';

/** Reads the counts of a frame's row, or of its totals, by the columns the subscription was answered with. */
export function toStateCounts(columns: readonly string[], counts: readonly (number | null)[]): StateCounts {
  return Object.fromEntries(
    STATE_NAMES.map((state) => {
      const index = columns.indexOf(state);
      return [state, index < 0 ? null : (counts[index] ?? null)];
    }),
  ) as StateCounts;
}

/** The counts of a row, without what names and dates it. */
export function readCounts(row: LiveRow): (number | null)[] {
  const [, , , ...counts] = row;
  return counts;
}
