/** How much a spool keeps, and how. */
export interface SpoolLimits {
  /** Most bytes on the disk; one segment may exceed it. */
  readonly diskBytes: number;
  /** Most bytes in memory while the disk refuses. */
  readonly memoryBytes: number;
  /** A segment whose last snapshot is older than this when another is taken is dropped. */
  readonly ageMs: number;
  readonly segmentBytes: number;
  readonly segmentAgeMs: number;
  /** From a record to the moment when a power cut can no longer take it. */
  readonly syncMs: number;
  /** From a refusal of the disk to the next try. */
  readonly retryMs: number;
}

/** A day, within 16 MB: about 100,000 snapshots. */
export const SPOOL_LIMITS: SpoolLimits = {
  diskBytes: 16_777_216,
  memoryBytes: 2_097_152,
  ageMs: 86_400_000,
  segmentBytes: 262_144,
  segmentAgeMs: 3_600_000,
  syncMs: 1_000,
  retryMs: 60_000,
};
