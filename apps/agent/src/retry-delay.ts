const FIRST_LIMIT_MS = 2_000;
const LONGEST_MS = 30_000;
/** Twice as long each time would have some of a large fleet wait for 16 s after an API that was gone for two. */
const GROWTH = 1.5;

/** How long to wait before a try, in milliseconds; `attempt` counts the failures in a row before it, from 0. */
export type RetryDelay = (attempt: number) => number;

/**
 * A random length between nothing and a limit that grows by half each time, from 2 s to 30 s, evenly spread, so that agents which lost the
 * same API do not come back together. Source: "Exponential Backoff And Jitter", AWS Architecture Blog (full jitter).
 */
export const toRetryDelayMs: RetryDelay = (attempt) =>
  Math.random() * Math.min(LONGEST_MS, FIRST_LIMIT_MS * GROWTH ** Math.min(attempt, 10));
