import { ACTIVITY_COLUMNS } from '@finwait/tcp';
import { z } from 'zod';
import { bandSchema } from './history.schema.js';
import { MAX_SERVERS, SERVER_KINDS } from './host-servers.js';
import { MAX_PLACE_TEXT, type ServerReading } from './server-activity.js';
import { timeSchema } from './time.js';

const MAX_SPAN_MS = 10 * 366 * 86_400_000;

const count = z.number().int().nonnegative();
const place = z.string().min(1).max(MAX_PLACE_TEXT).meta({
  description: 'where it is asked: a URL, or unix: and the path of a socket; names the server',
});
const why = z.string().max(4_096).nullable().meta({ description: 'why it did not answer; null when it did' });
const kind = z.enum(SERVER_KINDS);

/** Readings of the servers of a host, {@link ServerReading}; figures that only a newer agent knows are left out. */
export const serverReadingsSchema: z.ZodType<readonly ServerReading[]> = z
  .array(
    z.object({
      kind,
      place,
      values: z
        .array(count.nullable())
        .max(100)
        .transform((values) => values.slice(0, ACTIVITY_COLUMNS.length))
        .nullable(),
      why,
    }),
  )
  .max(MAX_SERVERS);

/** `GET /hosts/{name}/servers/activity`: which time, how finely. */
export const serverActivityQuerySchema = z
  .strictObject({
    from: timeSchema.default(() => Date.now() - 3_600_000),
    to: timeSchema.default(() => Date.now()),
    maxPoints: z.coerce.number().int().min(1).max(2_000).default(1_000),
  })
  .refine((query) => query.from < query.to, { path: ['from'], message: 'must be before to' })
  .refine((query) => query.to - query.from <= MAX_SPAN_MS, {
    path: ['from'],
    message: 'at most ten years before to',
  });

/** `GET /hosts/{name}/servers/activity`: which time, how finely. */
export type ServerActivityQuery = z.infer<typeof serverActivityQuerySchema>;

/** `GET /hosts/{name}/servers/activity`. Every array of a server has the length of its `at`. */
export const serverActivitySchema = z
  .object({
    host: z.string(),
    from: z.number().int(),
    to: z.number().int(),
    stepMs: z.number().int().meta({ description: 'width of a bucket' }),
    columns: z.array(
      z.object({
        name: z.string(),
        kind: z.enum(['gauge', 'counter']),
        unit: z.string(),
        meaning: z.string(),
      }),
    ),
    servers: z.array(
      z.object({
        kind,
        place,
        latest: z
          .object({ at: z.number().int(), values: z.record(z.string(), count.nullable()) })
          .nullable()
          .meta({ description: 'its newest answer, counters as they stand; null before the first' }),
        why: why.meta({
          description:
            'why it did not answer when it was asked last, or is not kept; null otherwise, and after a start of the API until its agent tells',
        }),
        at: z.array(z.number().int()).meta({ description: 'beginnings of the buckets' }),
        samples: z.array(z.number().int()).meta({ description: 'answers in each bucket; 0 is a gap' }),
        series: z.record(z.string(), bandSchema).meta({
          description:
            'gauges as they are, counters per second; of each server those that it tells anything of',
        }),
      }),
    ),
    omittedServers: z
      .number()
      .int()
      .meta({
        description: `more than ${MAX_SERVERS} servers said something in this time; those with the newest word are told`,
      }),
    damaged: z
      .array(z.object({ kind, place, startAt: z.number().int(), reason: z.string() }))
      .optional()
      .meta({
        description:
          'stored days that cannot be read, so that their time is a gap here; npm run verify lists them. Absent where there are none',
      }),
  })
  .meta({ id: 'ServerActivity' });

/** `GET /hosts/{name}/servers/activity`. */
export type ServerActivityAnswer = z.infer<typeof serverActivitySchema>;
