import type { AnsweredSeconds } from '@finwait/tcp';

/** A tenth, and never less than 150 ms, is what a measurement may be off by on a machine that has nothing else to do. */
const SHARE = 0.1;
const LEAST_MS = 150;

/**
 * Expects that something happened when it was predicted. `lateMs` is by how much the process that measured was late
 * meanwhile: so much later than predicted it may have seen it.
 */
export function expectWhenPredicted(
  measuredMs: number,
  predicted: AnsweredSeconds | undefined,
  lateMs: number,
): void {
  const expectedMs = Number(predicted) * 1_000;
  const toleranceMs = Math.max(LEAST_MS, expectedMs * SHARE);
  expect(measuredMs).toBeGreaterThanOrEqual(expectedMs - toleranceMs);
  expect(measuredMs).toBeLessThanOrEqual(expectedMs + toleranceMs + lateMs);
}
