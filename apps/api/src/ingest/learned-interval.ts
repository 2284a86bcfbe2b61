/** Until a second text comes: what cron can do at best. */
const FIRST_INTERVAL_MS = 60_000;
const SHORTEST_INTERVAL_MS = 1_000;
const LONGEST_INTERVAL_MS = 86_400_000;

/**
 * The interval of a host that posts, after two posts this far apart, in whole seconds. It at most doubles and at most
 * halves at once, so that neither an outage nor a post by hand misleads for long.
 */
export function learnIntervalMs(knownMs: number | undefined, distanceMs: number | undefined): number {
  if (knownMs === undefined || distanceMs === undefined) return knownMs ?? FIRST_INTERVAL_MS;
  const boundMs = Math.min(Math.max(distanceMs, knownMs / 2), knownMs * 2);
  const seconds = Math.round(boundMs / 1_000);
  return Math.min(Math.max(seconds * 1_000, SHORTEST_INTERVAL_MS), LONGEST_INTERVAL_MS);
}
