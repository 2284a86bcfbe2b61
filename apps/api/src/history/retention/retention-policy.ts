import { HOUR_MS, TIERS, toStart, type Tier } from '../tier.js';

const DAY_MS = 86_400_000;

/** How much of the history to keep. */
export interface RetentionPolicy {
  /** For how long each tier is kept, in milliseconds; `Infinity` is for ever. A coarser tier is kept at least as long. */
  readonly keepMs: Readonly<Record<Tier, number>>;
  /** The most the database file may take, in bytes; `undefined` is no limit. */
  readonly maxBytes: number | undefined;
}

/** What is kept when nobody says otherwise. */
export const DEFAULT_POLICY: RetentionPolicy = {
  keepMs: { raw: 400 * DAY_MS, '5m': 3 * 365 * DAY_MS, '1h': Infinity },
  maxBytes: undefined,
};

/**
 * The least time to keep anything, in milliseconds. The size limit leaves it too: agents hold for a day what they could not
 * send, and history that is gone cannot take it in.
 */
export const LEAST_KEEP_MS = DAY_MS;

/** The beginning of the first chunk of a tier to keep, when what is older than `keepMs` at `now` goes. */
export function toFloor(tier: Tier, now: number, keepMs: number): number {
  return keepMs === Infinity ? 0 : toStart(now - keepMs, TIERS[tier].chunkMs);
}

/**
 * The time before which nothing can be taken in any more when raw chunks below `floorAt` are gone, 0 if none is: the buckets
 * of an hour are made of its snapshots and the last one of the hour before.
 */
export function toKeptFrom(floorAt: number): number {
  return floorAt === 0 ? 0 : floorAt + HOUR_MS;
}
