import { toStepMs } from './step.js';
import { TIERS, type Tier } from './tier.js';

const ORDER: readonly Tier[] = ['raw', '5m', '1h'];

/** From when on a host has chunks of each tier; `undefined` where it has none. */
export type FirstStarts = Readonly<Record<Tier, number | undefined>>;

/** Which tier answers a range, and how wide a bucket is where snapshots do not fit. */
export interface TierChoice {
  readonly tier: Tier;
  readonly stepMs: number;
}

/**
 * The coarsest tier that is as fine as `maxPoints` can show. Where it does not reach back to `from` and a coarser one
 * does, that one: what was kept is worth more than how finely.
 */
export function chooseTier(
  { from, to, maxPoints }: { readonly from: number; readonly to: number; readonly maxPoints: number },
  firstStarts: FirstStarts,
): TierChoice {
  const stepMs = toStepMs(to - from, maxPoints);
  const wanted = stepMs >= TIERS['1h'].stepMs ? 2 : stepMs >= TIERS['5m'].stepMs ? 1 : 0;
  const reach = (place: number) => firstStarts[ORDER[place] as Tier] ?? Infinity;
  let place = wanted;
  for (let coarser = wanted + 1; coarser < ORDER.length; coarser += 1) {
    const isShort = reach(place) > from && toWholeDays(reach(coarser)) < toWholeDays(reach(place));
    if (isShort) place = coarser;
  }
  const tier = ORDER[place] as Tier;
  return { tier, stepMs: Math.max(stepMs, TIERS[tier].stepMs) };
}

/** Chunks of the coarser tiers begin at a whole month or day, whatever they hold, so only months tell. */
function toWholeDays(startAt: number): number {
  return Math.floor(startAt / TIERS['1h'].chunkMs);
}
