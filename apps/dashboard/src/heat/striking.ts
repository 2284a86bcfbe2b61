import type { HeatMap } from '@finwait/contracts';
import { isAboveUsual, sortHeatRows, type HeatRow } from './heat-rows';

/** Since when a host stands out, as far as a heat map tells. */
export interface Since {
  /** The beginning of the column in which it began, or a time at which it stood out already. */
  readonly at: number;
  /** It may have begun earlier: nobody counted before. */
  readonly isAtLeast: boolean;
}

/** A host that stands out in a heat map. */
export interface StrikingHost {
  readonly row: HeatRow;
  /** `null` where nothing is known of the time before now. */
  readonly since: Since | null;
}

/**
 * The hosts that stand out now: those far above their usual count, the furthest first, then those that fell silent, the last one
 * first. `toRise` is what `findRises` tells of the map.
 */
export function findStriking(
  map: HeatMap,
  rows: readonly HeatRow[],
  toRise: (place: number) => number,
): StrikingHost[] {
  const striking = rows.filter(({ isStriking }) => isStriking);
  const above = striking.filter(({ isSilent }) => !isSilent);
  const silent = striking.flatMap((row) =>
    row.isSilent && row.lastSeenAt !== null ? [{ row, since: { at: row.lastSeenAt, isAtLeast: false } }] : [],
  );
  return [
    ...sortHeatRows(above, 'change').map((row) => ({ row, since: findSince(map, row, toRise) })),
    ...silent.sort((one, other) => other.since.at - one.since.at),
  ];
}

/** Goes back from the newest count to the first of the columns in a row that are above the usual one. */
function findSince(
  { at, stepMs }: HeatMap,
  { cells, usual }: HeatRow,
  toRise: (place: number) => number,
): Since | null {
  const toCount = (place: number) => cells[place] ?? null;
  const newest = cells.findLastIndex((count) => count !== null);
  let first = newest;
  while (isAboveUsual(toCount(first - 1), usual, toRise(first - 1))) first -= 1;
  const firstAt = at[first];
  if (firstAt === undefined) return null;
  if (toCount(first - 1) !== null) return { at: firstAt, isAtLeast: false };
  return first < newest ? { at: firstAt + stepMs, isAtLeast: true } : null;
}
