/** No race needs less than this, seconds: clocks start at different ends, a FIN may be lost, timers are coarse. */
const LEAST_MARGIN = 5;

/** Seconds by which a server has to outlive a pool: 5, or two round trips and 3 seconds. */
export function toMargin(roundTripMs: number): number {
  return Math.max(LEAST_MARGIN, (2 * roundTripMs) / 1_000 + 3);
}

/** What a server's limit should be for a pool that keeps connections for `poolSeconds`: whole seconds above it. */
export function toSafeLimit(poolSeconds: number): number {
  return Math.ceil(poolSeconds + Math.max(LEAST_MARGIN, poolSeconds / 10));
}
