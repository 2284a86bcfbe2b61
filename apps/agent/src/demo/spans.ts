import type { Span } from './tick-queue.js';

const SECOND_MS = 1_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** As long as a chunk of the history. */
const BLOCK_MS = 6 * HOUR_MS;
/** A fleet with more of them than this is told less closely: every ten seconds would take more than a few minutes. */
const MOST_SNAPSHOTS = 6_000_000;
const EXACT_STEP_MS = 10 * SECOND_MS;

/** What is known of the history that was sent: all of a time between two instants, epoch milliseconds. */
export interface Filled {
  readonly from: number;
  readonly to: number;
}

/** How close the snapshots of the past lie: those of the last day, and those before it. */
export interface Closeness {
  readonly recentMs: number;
  readonly olderMs: number;
}

/** How closely the past of a fleet of this size is told. */
export function toCloseness(hosts: number, days: number): Closeness {
  const isSmall = (hosts * days * DAY_MS) / EXACT_STEP_MS <= MOST_SNAPSHOTS;
  if (isSmall) return { recentMs: EXACT_STEP_MS, olderMs: EXACT_STEP_MS };
  return { recentMs: 60 * SECOND_MS, olderMs: 600 * SECOND_MS };
}

/** What is missing after `filled` up to `now`, and before it back to `from`: in blocks, the newest first. */
export function toMissingSpans(
  { from, filled }: { readonly from: number; readonly filled: Filled },
  now: number,
  { recentMs, olderMs }: Closeness,
): { readonly after: Span[]; readonly before: Span[] } {
  const toBlocks = (first: number, end: number): Span[] => {
    const blocks: Span[] = [];
    for (let to = end; to > first;) {
      const start = Math.max(first, Math.floor((to - 1) / BLOCK_MS) * BLOCK_MS);
      blocks.push({ from: start, to, stepMs: to > now - DAY_MS ? recentMs : olderMs });
      to = start;
    }
    return blocks;
  };
  return { after: toBlocks(filled.to, now), before: toBlocks(from, filled.from) };
}

/** How much is filled once every host has sent so many of its spans, first those after, then those before. */
export function toFilled(
  filled: Filled,
  { after, before }: { readonly after: readonly Span[]; readonly before: readonly Span[] },
  settled: number,
  now: number,
): Filled {
  const isAfterDone = settled >= after.length;
  const done = Math.min(settled - after.length, before.length);
  return {
    from: done > 0 ? (before[done - 1]?.from ?? filled.from) : filled.from,
    to: isAfterDone ? now : filled.to,
  };
}
