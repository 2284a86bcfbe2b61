/** How far the number of open connections may move, as a share of itself, while a mean lifetime is told. */
const STEADY_SHARE = 0.2;
/** Fewer opens a second than this over a few minutes say nothing about a mean. */
const LEAST_PER_SECOND = 0.05;

/** A mean lifetime of connections, or why there is none. */
export type MeanLifetime =
  | { readonly ok: true; readonly seconds: number }
  | { readonly ok: false; readonly reason: 'unknown' | 'few' | 'unsteady' };

/** What a mean lifetime is inferred from. */
export interface LifetimeFigures {
  /** Open connections, on average over the time. */
  readonly open: number | null;
  /** Connections that became open, per second. */
  readonly openedPerSecond: number | null;
  /** By how many the open connections grew over the time. */
  readonly growth: number | null;
}

/**
 * The mean time a connection stays open: the number of open ones divided by how many are opened a second. Valid where as
 * many end as begin, so it is told only while their number moves by less than a fifth. Source: J. D. C. Little, "A Proof
 * for the Queuing Formula L = λW", 1961.
 */
export function toMeanLifetime({ open, openedPerSecond, growth }: LifetimeFigures): MeanLifetime {
  if (open === null || openedPerSecond === null || growth === null) return { ok: false, reason: 'unknown' };
  if (openedPerSecond < LEAST_PER_SECOND) return { ok: false, reason: 'few' };
  if (Math.abs(growth) > STEADY_SHARE * Math.max(open, 1)) return { ok: false, reason: 'unsteady' };
  return { ok: true, seconds: open / openedPerSecond };
}
