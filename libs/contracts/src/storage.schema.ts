import { z } from 'zod';

const epochMs = z.number().int().meta({ description: 'epoch milliseconds' });
const bytes = z.number().int();
const tier = z.enum(['raw', '5m', '1h']);

/** What the history takes, what is kept of it, and what was removed. */
export const storageSchema = z
  .object({
    fileBytes: bytes.meta({ description: 'size of the database file' }),
    freeBytes: bytes.meta({ description: 'of pages that hold nothing and are written next' }),
    maxBytes: bytes.nullable().meta({ description: 'the limit of the size; null where there is none' }),
    overBytes: bytes.nullable().meta({
      description: 'what is taken although nothing is left that the limit may remove; null while it holds',
    }),
    tooOld: z.number().int().meta({
      description: 'snapshots acknowledged and not stored since the start: their time is no longer kept',
    }),
    tiers: z.array(
      z.object({
        tier,
        keepMs: z.number().int().nullable().meta({ description: 'null is for ever' }),
        chunks: z.number().int(),
        bytes,
        oldestAt: epochMs.nullable().meta({
          description:
            'when the oldest of it begins, a chunk of history or a snapshot; null where there is none',
        }),
        removedBefore: epochMs
          .nullable()
          .meta({ description: 'what begins before is not kept; null where everything is' }),
      }),
    ),
    removals: z
      .array(
        z.object({
          at: epochMs,
          tier,
          reason: z.enum(['age', 'cap', 'host']),
          chunks: z.number().int(),
          bytes,
          from: epochMs,
          to: epochMs,
        }),
      )
      .meta({
        description:
          'the newest hundred: whole chunks that were too old, or the oldest where the size was above the limit',
      }),
  })
  .meta({ id: 'Storage' });

/** What the history takes, what is kept of it, and what was removed. */
export type Storage = z.infer<typeof storageSchema>;
