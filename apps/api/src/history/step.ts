/** Widths a bucket may have: those that divide the next larger unit, so that buckets meet the clock. */
const STEPS_MS = [
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500],
  ...[1, 2, 5, 10, 15, 20, 30].map((seconds) => seconds * 1_000),
  ...[1, 2, 5, 10, 15, 20, 30].map((minutes) => minutes * 60_000),
  ...[1, 2, 3, 4, 6, 8, 12].map((hours) => hours * 3_600_000),
  ...[1, 2, 7, 14, 28].map((days) => days * 86_400_000),
];

/** The least bucket width with which `spanMs` needs at most `maxPoints` buckets, whatever their alignment. */
export function toStepMs(spanMs: number, maxPoints: number): number {
  // A span that begins inside a bucket touches one bucket more than it is wide.
  const room = Math.max(1, maxPoints - 1);
  const fitting = STEPS_MS.find((stepMs) => spanMs / stepMs <= room);
  const dayMs = 86_400_000;
  return fitting ?? Math.ceil(spanMs / room / dayMs) * dayMs;
}
