import { toFraction } from './steady-random.js';

const { floor, sqrt } = Math;

/** Each octave adds up to the root of its spacing, as far as independent events stray from their mean. */
const SPACINGS = [4, 64, 1_024, 16_384] as const;

/**
 * How many events have happened where `mean` were expected: nothing at 0, and never fewer for a larger mean, so that it counts
 * like a kernel's counter although it remembers nothing. All octaves together fall by less than events come.
 */
export function countEvents(mean: number, seed: number): number {
  let surplus = 0;
  for (const [octave, spacing] of SPACINGS.entries()) {
    const place = mean / spacing;
    const left = floor(place);
    const from = toSurplus(seed + octave, left);
    const to = toSurplus(seed + octave, left + 1);
    surplus += (from + (to - from) * (place - left)) * sqrt(spacing);
  }
  return floor(mean + surplus);
}

function toSurplus(seed: number, place: number): number {
  return place === 0 ? 0 : toFraction(seed, place);
}
