import { COLUMN_NAMES } from '@finwait/tcp';
import { z } from 'zod';
import { MAX_BATCH_ROWS, type SnapshotBatch, type UplinkAuth, type UplinkRow } from './protocol.js';

const count = z.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER);
const intervalMs = z.number().int().min(100).max(86_400_000);
const LATEST_MS = 8.64e15;

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

/**
 * One uplink row, judged by hand: it comes ten thousand times a second. A row shorter than the column table comes from
 * an older agent: the rest is not known.
 */
function isUplinkRow(row: unknown): row is UplinkRow {
  if (!Array.isArray(row) || row.length <= 3 || row.length > 3 + COLUMN_NAMES.length) return false;
  const [seq, takenAt, flags] = row as readonly unknown[];
  if (!isCount(seq) || !isCount(takenAt) || takenAt > LATEST_MS || !isCount(flags) || flags > 0xffff)
    return false;
  for (let at = 3; at < row.length; at += 1) {
    const value: unknown = row[at];
    if (value !== null && !isCount(value)) return false;
  }
  return true;
}

const rowSchema = z.custom<UplinkRow>(isUplinkRow, {
  error: `a row holds seq, takenAt, flags and 1 to ${COLUMN_NAMES.length} columns, each a whole number from 0 on, or null for a column that is not known`,
});

const costSchema = z.object({
  cpuMs: z.number().nonnegative(),
  rssBytes: count,
});

const droppedSchema = z.object({
  count: count.min(1),
  from: count.max(LATEST_MS),
  to: count.max(LATEST_MS),
});

/** Accepts one `snapshots` message, {@link SnapshotBatch}. */
export const snapshotBatchSchema: z.ZodType<SnapshotBatch> = z.object({
  v: count,
  run: z.string().min(1).max(64),
  rows: z.array(rowSchema).min(1).max(MAX_BATCH_ROWS),
  cost: costSchema.optional(),
  intervalMs: intervalMs.optional(),
  dropped: droppedSchema.optional(),
});

/** Accepts the `auth` of an agent's handshake, {@link UplinkAuth}. */
export const uplinkAuthSchema: z.ZodType<UplinkAuth> = z.object({
  credential: z.string().min(1).max(256),
  v: count,
  profile: z.object({
    agentVersion: z.string().max(64),
    source: z.string().max(32),
    platform: z.string().max(128),
    intervalMs,
  }),
});
