import type { Span } from './gaps';
import { PRESETS, type Range } from './host-url';
import type { Timeline } from './timeline';

const SHORTEST_MS = 30_000;

/**
 * When a host began as far as a timeline knows: its enrolment, or a snapshot it brought from before. Nothing is
 * missing earlier than that.
 */
export function findBirth(timeline: Timeline | null, enrolledAt: number | null): number {
  return Math.min(enrolledAt ?? 0, timeline?.at[0] ?? Infinity);
}

/** What a span depends on beside the range chosen. */
export interface SpanContext {
  readonly timeline: Timeline | null;
  /** When the host was enrolled; `null` while it is not known. */
  readonly enrolledAt: number | null;
  readonly now: number;
}

/**
 * The span a chart shows. One that ends now moves on by a step at a time, and begins no earlier than the host:
 * the time before it was enrolled is not a gap.
 */
export function toShownSpan(range: Range, { timeline, enrolledAt, now }: SpanContext): Span {
  if (typeof range !== 'string') return range;
  const stepMs = Math.max(1_000, timeline?.stepMs ?? 0);
  const to = Math.max(Math.floor(now / stepMs) * stepMs, timeline?.at.at(-1) ?? 0);
  const birth = findBirth(timeline, enrolledAt);
  return { from: Math.max(to - PRESETS[range], Math.min(birth, to - SHORTEST_MS)), to };
}
