import type { Host } from '@finwait/contracts';
import type { Freshness } from '../frame/top-bar';

const LATE_AFTER_INTERVALS = 3;
const USUAL_INTERVAL_MS = 10_000;

/** When any host was last seen; `null` where none ever was. */
export const findNewest = (hosts: readonly Host[]): number | null =>
  hosts.reduce<number | null>(
    (newest, { lastSeenAt }) => (lastSeenAt !== null && lastSeenAt > (newest ?? 0) ? lastSeenAt : newest),
    null,
  );

/** The later of two times; one that is not known is earlier than any. */
export const findLater = (one: number | null, other: number | null): number | null =>
  one === null || (other !== null && other > one) ? other : one;

/** After how long without a snapshot of any host the fleet is late, in milliseconds. */
export function toSilence(hosts: readonly Host[]): number {
  const shortest = hosts.reduce((least, { intervalMs }) => Math.min(least, intervalMs ?? Infinity), Infinity);
  return LATE_AFTER_INTERVALS * (Number.isFinite(shortest) ? shortest : USUAL_INTERVAL_MS);
}

/** How fresh the figures of a fleet are whose newest is of `newestAt`. */
export function toFreshness(newestAt: number | null, now: number, silenceMs: number): Freshness {
  if (newestAt === null) return 'listening';
  return now - newestAt > silenceMs ? 'late' : 'live';
}
