const { floor, imul } = Math;

/**
 * A number from 0 to below 1 for a place: always the same for the same seed, and unlike that of its neighbours.
 * Source: the finaliser of MurmurHash3, by Austin Appleby (public domain).
 */
export function toFraction(seed: number, place: number): number {
  let mixed = imul(seed ^ imul(place >>> 0, 0x9e3779b1), 0x85ebca6b);
  mixed = imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return ((mixed ^ (mixed >>> 16)) >>> 0) / 4_294_967_296;
}

/** A line through such numbers, one at every whole place; from 0 to below 1. */
export function toSlope(seed: number, place: number): number {
  const left = floor(place);
  const from = toFraction(seed, left);
  return from + (toFraction(seed, left + 1) - from) * (place - left);
}

/** A whole number that is `mean` on average and differs by up to a third of it from place to place. */
export function toDraw(seed: number, place: number, mean: number): number {
  const spread = mean * (0.7 + 0.6 * toFraction(seed, place));
  return floor(spread + toFraction(seed + 1, place));
}

/** A seed that stands for a text. Source: FNV-1a. */
export function toSeed(text: string): number {
  let hash = 0x811c9dc5;
  for (const letter of text) hash = imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return hash >>> 0;
}
