/** How finely a piece of history is kept: every snapshot, or buckets of five minutes or an hour. */
export type Tier = 'raw' | '5m' | '1h';

const HOUR_MS = 3_600_000;

/** The time one chunk of a tier spans; chunks begin at whole multiples of it. */
export const CHUNK_MS: Readonly<Record<Tier, number>> = {
  raw: 6 * HOUR_MS,
  '5m': 24 * HOUR_MS,
  '1h': 720 * HOUR_MS,
};

/** The width of the buckets of a tier; they begin at whole multiples of it. */
export const BUCKET_MS: Readonly<Record<Exclude<Tier, 'raw'>, number>> = { '5m': 300_000, '1h': HOUR_MS };

/** The last multiple of `stepMs` that is not after `at`. */
export function floorTo(stepMs: number, at: number): number {
  return Math.floor(at / stepMs) * stepMs;
}

/** The starts of the chunks of a tier that hold anything of `from <= t < to`. */
export function toChunkStarts(tier: Tier, from: number, to: number): number[] {
  const starts: number[] = [];
  for (let start = floorTo(CHUNK_MS[tier], from); start < to; start += CHUNK_MS[tier]) starts.push(start);
  return starts;
}
