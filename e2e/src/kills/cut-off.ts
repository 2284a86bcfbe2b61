import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import type { RawHistory } from './raw-history.ts';

/** What a kill has cut off in the middle. */
export interface CutOff {
  /** Some of what the life found to be sealed is, some is not. */
  readonly isSealing: boolean;
  /** Chunks are still there that are to be removed. */
  readonly isRemoving: boolean;
}

/** What the end of a life cut off, from the history that it began with and the one that it left. */
export function findCutOff(before: RawHistory | undefined, after: RawHistory): CutOff {
  const found = [...(before?.hot.keys() ?? [])];
  const isLeft = (at: number) => after.hot.has(at);
  return {
    isSealing: found.some(isLeft) && !found.every(isLeft),
    isRemoving: [...after.chunks.keys()].some((startAt) => startAt < after.floorAt),
  };
}

/** Resolves as soon as a database says that more of its snapshots are to be removed, and at the latest after `mostMs`. */
export async function whenFloorRises(path: string, mostMs: number): Promise<void> {
  const database = new DatabaseSync(path, { readOnly: true });
  const floor = database.prepare(`SELECT "floorAt" FROM "KeptTier" WHERE "tier" = 'raw'`);
  const before = floor.get()?.['floorAt'];
  const endsAt = performance.now() + mostMs;
  while (floor.get()?.['floorAt'] === before && performance.now() < endsAt) await pause(1);
  database.close();
}
