import { STALE_AFTER_INTERVALS } from '@finwait/contracts/protocol';
import type { Timeline } from './timeline';

/** A time nobody measured, in epoch milliseconds. */
export interface Gap {
  readonly from: number;
  readonly to: number;
}

/** When something was measured. */
export type Measured = Pick<Timeline, 'entries' | 'stepMs' | 'at' | 'samples'>;

/** One raw interval may run late by this share before the next snapshot counts as missed. */
const LATE_SHARE = 1.5;

/** A span of time in epoch milliseconds. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * The gaps of a timeline within `span`, oldest first: between entries further apart than a snapshot can be late,
 * before the first one, and after the last one once it is {@link STALE_AFTER_INTERVALS} old.
 */
export function findGaps(timeline: Measured, span: Span): Gap[] {
  const { stepMs, entries } = timeline;
  const lengthMs = entries === 'buckets' ? stepMs : 0;
  const longest = (entries === 'buckets' ? 0.5 : LATE_SHARE) * stepMs;
  const gaps: Gap[] = [];
  let end: number | null = null;
  timeline.at.forEach((at, index) => {
    if ((timeline.samples[index] ?? 0) === 0) return;
    const begin = end ?? span.from;
    const isGap = end === null ? at - begin > STALE_AFTER_INTERVALS * stepMs : at - begin > longest;
    if (isGap) gaps.push({ from: begin, to: at });
    end = at + lengthMs;
  });
  const begin = end ?? span.from;
  if (end === null || span.to - begin > STALE_AFTER_INTERVALS * stepMs)
    gaps.push({ from: begin, to: span.to });
  return gaps
    .map((gap) => ({ from: Math.max(gap.from, span.from), to: Math.min(gap.to, span.to) }))
    .filter((gap) => gap.to > gap.from);
}
