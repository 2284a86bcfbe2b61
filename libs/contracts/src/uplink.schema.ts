import { COLUMN_NAMES } from '@finwait/tcp';
import { z } from 'zod';
import { MAX_BATCH_ROWS, type SnapshotBatch, type UplinkAuth } from './protocol.js';

const count = z.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER);
const intervalMs = z.number().int().min(100).max(86_400_000);
const LATEST_MS = 8.64e15;

/** One uplink row. A row shorter than the column table comes from an older agent: the rest is not known. */
const rowSchema = z
  .tuple([count, count.max(LATEST_MS), count.max(0xffff)], count.nullable())
  .refine((row) => row.length > 3 && row.length <= 3 + COLUMN_NAMES.length, {
    message: `a row holds seq, takenAt, flags and 1 to ${COLUMN_NAMES.length} columns`,
  });

const costSchema = z.object({
  cpuMs: z.number().nonnegative(),
  rssBytes: count,
});

/** Accepts one `snapshots` message, {@link SnapshotBatch}. */
export const snapshotBatchSchema: z.ZodType<SnapshotBatch> = z.object({
  v: count,
  run: z.string().min(1).max(64),
  rows: z.array(rowSchema).min(1).max(MAX_BATCH_ROWS),
  cost: costSchema.optional(),
  intervalMs: intervalMs.optional(),
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
