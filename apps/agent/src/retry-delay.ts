const SHORTEST_MS = 1_000;
const LONGEST_MS = 30_000;

/** How long to wait before a try, in milliseconds; `attempt` counts the failures in a row before it, from 0. */
export type RetryDelay = (attempt: number) => number;

/**
 * A random length between 1 s and a limit that doubles from 2 s to 30 s, evenly spread, so that agents which lost the
 * same API do not come back together. Source: "Exponential Backoff And Jitter", AWS Architecture Blog (full jitter).
 */
export const toRetryDelayMs: RetryDelay = (attempt) => {
  const limitMs = Math.min(LONGEST_MS, 2 * SHORTEST_MS * 2 ** Math.min(attempt, 10));
  return SHORTEST_MS + Math.random() * (limitMs - SHORTEST_MS);
};
