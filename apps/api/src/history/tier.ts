/** History is sealed by the hour. */
export const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** How fine a history is kept: as snapshots, or as buckets of five minutes or an hour. */
export type Tier = 'raw' | '5m' | '1h';

/** What one chunk of a tier holds. */
export interface TierShape {
  readonly tier: Tier;
  /** The time one chunk spans, in milliseconds; chunks begin at whole multiples of it since the epoch. */
  readonly chunkMs: number;
  /** The width of a bucket, in milliseconds; 0 where rows are snapshots. */
  readonly stepMs: number;
}

/** The tiers, finest first. */
export const TIERS = {
  raw: { tier: 'raw', chunkMs: 12 * HOUR_MS, stepMs: 0 },
  '5m': { tier: '5m', chunkMs: DAY_MS, stepMs: 300_000 },
  '1h': { tier: '1h', chunkMs: 30 * DAY_MS, stepMs: HOUR_MS },
} as const satisfies Record<Tier, TierShape>;

/** The beginning of the chunk or bucket of this width that an instant lies in. */
export function toStart(at: number, widthMs: number): number {
  return Math.floor(at / widthMs) * widthMs;
}
