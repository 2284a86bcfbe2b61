/** The axis begins at a second and ends at a day: what lies beyond stands at its ends. */
export const AXIS_SECONDS = [1, 86_400] as const;

const [FIRST, LAST] = AXIS_SECONDS;

/** Where a length lies on a logarithmic axis of `width` pixels. */
export function toAxisX(seconds: number, width: number): number {
  const within = Math.min(LAST, Math.max(FIRST, seconds));
  return (Math.log(within / FIRST) / Math.log(LAST / FIRST)) * width;
}

/** Lengths that are worth a line, those first that say most. */
const WORTH = [1, 86_400, 60, 3_600, 10, 600, 300, 30, 7_200, 5, 120, 900, 43_200, 1_800, 2, 21_600];

/** The lengths that have a line and a label, in order: no two nearer than `leastGap` pixels. */
export function chooseTicks(width: number, leastGap: number): readonly number[] {
  const chosen: number[] = [];
  for (const seconds of WORTH) {
    const x = toAxisX(seconds, width);
    if (chosen.every((other) => Math.abs(toAxisX(other, width) - x) >= leastGap)) chosen.push(seconds);
  }
  return chosen.sort((one, other) => one - other);
}
