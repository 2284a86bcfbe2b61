import { toStepMs } from './step.js';
import { TIERS, toStart, type Tier } from './tier.js';

const ORDER: readonly Tier[] = ['raw', '5m', '1h'];

/** How far a tier of a host reaches back. Times are epoch milliseconds. */
export interface TierReach {
  /** The beginning of its first chunk; `undefined` where it has none. */
  readonly firstStart: number | undefined;
  /** What begins before this time was removed. */
  readonly floorAt: number;
}

/** How far each tier of a host reaches back. */
export type TierReaches = Readonly<Record<Tier, TierReach>>;

/** Which tier answers a range, and how wide a bucket is where snapshots do not fit. */
export interface TierChoice {
  readonly tier: Tier;
  readonly stepMs: number;
}

/**
 * The coarsest tier that is as fine as `maxPoints` can show. Where some of it was removed since `from` and a coarser one has
 * what it had, that one: what was kept is worth more than how finely.
 */
export function chooseTier(
  { from, to, maxPoints }: { readonly from: number; readonly to: number; readonly maxPoints: number },
  reaches: TierReaches,
): TierChoice {
  const stepMs = toStepMs(to - from, maxPoints);
  const wanted = stepMs >= TIERS['1h'].stepMs ? 2 : stepMs >= TIERS['5m'].stepMs ? 1 : 0;
  let tier = ORDER[wanted] as Tier;
  for (const coarser of ORDER.slice(wanted + 1)) {
    const { floorAt } = reaches[tier];
    if (from < floorAt && (reaches[coarser].firstStart ?? Infinity) < floorAt) tier = coarser;
  }
  return { tier, stepMs: Math.max(stepMs, TIERS[tier].stepMs) };
}

/** The buckets that answer a range for many hosts, of five minutes at least: snapshots of all would be too many to read. */
export function chooseBuckets(
  { from, to, maxPoints }: { readonly from: number; readonly to: number; readonly maxPoints: number },
  floorAt: number,
): TierChoice & { readonly tier: Exclude<Tier, 'raw'>; readonly at: readonly number[] } {
  const wantedMs = toStepMs(to - from, maxPoints);
  const tier = wantedMs >= TIERS['1h'].stepMs || from < floorAt ? '1h' : '5m';
  const stepMs = Math.max(wantedMs, TIERS[tier].stepMs);
  const first = toStart(from, stepMs);
  const count = (toStart(to - 1, stepMs) - first) / stepMs + 1;
  return { tier, stepMs, at: Array.from({ length: count }, (_, place) => first + place * stepMs) };
}
