import { COLUMNS } from '@finwait/tcp';
import { z } from 'zod';
import { timeSchema } from './time.js';

const GAUGES = COLUMNS.filter((column) => column.kind === 'gauge').map((column) => column.name as string);
const MAX_SPAN_MS = 10 * 366 * 86_400_000;

const statesSchema = z
  .string()
  .max(400)
  .transform((text, context) => {
    const names = [...new Set(text.split(','))];
    const odd = names.filter((name) => !GAUGES.includes(name));
    if (odd.length === 0) return names;
    context.addIssue({ code: 'custom', message: `${odd.join(', ')}: not one of ${GAUGES.join(', ')}` });
    return z.NEVER;
  })
  .meta({
    description:
      'states, or other gauges of GET /columns, separated by commas; all eleven states when left out',
  });

/** `GET /hosts/{name}/history`: which time, which states, how finely. */
export const historyQuerySchema = z
  .strictObject({
    from: timeSchema.default(() => Date.now() - 3_600_000),
    to: timeSchema.default(() => Date.now()),
    states: statesSchema.optional(),
    maxPoints: z.coerce.number().int().min(1).max(5_000).default(1_000),
  })
  .refine((query) => query.from < query.to, { path: ['from'], message: 'must be before to' })
  .refine((query) => query.to - query.from <= MAX_SPAN_MS, {
    path: ['from'],
    message: 'at most ten years before to',
  });

/** `GET /hosts/{name}/history`: which time, which states, how finely. */
export type HistoryQuery = z.infer<typeof historyQuerySchema>;

const figures = z.array(z.number().nullable());

/** One series in buckets; `null` where nothing was measured. */
export const bandSchema = z.object({ min: figures, avg: figures, max: figures });

/** One series in buckets; `null` where nothing was measured. */
export type Band = z.infer<typeof bandSchema>;

/** A host's history in buckets. Every array has the length of `at`. */
export const historySchema = z
  .object({
    host: z.string(),
    from: z.number().int(),
    to: z.number().int(),
    stepMs: z
      .number()
      .int()
      .meta({ description: 'width of a bucket; in the raw tier the usual distance of two snapshots' }),
    tier: z.enum(['raw', 'bucketed']).meta({
      description:
        'raw: one entry for each snapshot, dated by it. bucketed: aggregated from snapshots, dated by its start',
    }),
    at: z.array(z.number().int()),
    samples: z.array(z.number().int()).meta({ description: 'snapshots behind each entry; 0 is a gap' }),
    series: z.record(z.string(), bandSchema),
  })
  .meta({ id: 'History' });

/** A host's history in buckets. */
export type History = z.infer<typeof historySchema>;
