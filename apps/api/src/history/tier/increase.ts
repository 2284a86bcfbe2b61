/** What a counter did over a longer silence cannot be dated, so it belongs to no bucket. */
export const MOST_APART_MS = 300_000;

/**
 * By how much a counter grew between two snapshots. One that fell has begun anew, so all it shows was counted since.
 * `null` when either end is unknown.
 */
export function toIncrease(
  before: number | null | undefined,
  after: number | null | undefined,
): number | null {
  if (before === null || before === undefined || after === null || after === undefined) return null;
  return after >= before ? after - before : after;
}
