import type { DroppedSnapshots } from '@finwait/contracts';

/** What an agent told of the snapshots it dropped, added up since the API started. */
export interface ToldDrops {
  readonly sum: DroppedSnapshots;
  /** What it told last. */
  readonly last: DroppedSnapshots;
}

/** Adds what an agent tells; the same `from` as last time stands for the same loss, told again or grown. */
export function addDrops(known: ToldDrops | undefined, told: DroppedSnapshots): ToldDrops {
  if (known === undefined) return { sum: told, last: told };
  const { sum, last } = known;
  const counted = told.from === last.from ? last.count : 0;
  return {
    sum: {
      count: sum.count - counted + told.count,
      from: Math.min(sum.from, told.from),
      to: Math.max(sum.to, told.to),
    },
    last: told,
  };
}
