import { COLUMNS, COUNTER_NAMES, STATE_NAMES } from '@finwait/tcp';
import { z } from 'zod';
import { tagFilterSchema } from './host-name.js';
import { timeSchema } from './time.js';

const GAUGES = COLUMNS.filter((column) => column.kind === 'gauge').map((column) => column.name as string);
const MAX_SPAN_MS = 10 * 366 * 86_400_000;

const COUNTERS: readonly string[] = COUNTER_NAMES;

/** Names of a list, separated by commas. */
const namesSchema = (known: readonly string[]) =>
  z
    .string()
    .max(800)
    .transform((text, context) => {
      const names = [...new Set(text.split(','))];
      const odd = names.filter((name) => !known.includes(name));
      if (odd.length === 0) return names;
      context.addIssue({ code: 'custom', message: `${odd.join(', ')}: not one of ${known.join(', ')}` });
      return z.NEVER;
    });

const statesSchema = namesSchema(GAUGES).meta({
  description:
    'states, or other gauges of GET /columns, separated by commas; all eleven states when left out',
});
const countersSchema = namesSchema(COUNTERS).meta({
  description: 'counters of GET /columns, separated by commas; all of them when left out',
});

const rangeShape = {
  from: timeSchema.default(() => Date.now() - 3_600_000),
  to: timeSchema.default(() => Date.now()),
  maxPoints: z.coerce.number().int().min(1).max(5_000).default(1_000),
};

const inOrder = <Schema extends z.ZodType<{ from: number; to: number }>>(schema: Schema) =>
  schema
    .refine((query) => query.from < query.to, { path: ['from'], message: 'must be before to' })
    .refine((query) => query.to - query.from <= MAX_SPAN_MS, {
      path: ['from'],
      message: 'at most ten years before to',
    });

/** `GET /hosts/{name}/history`: which time, which states, how finely. */
export const historyQuerySchema = inOrder(z.strictObject({ ...rangeShape, states: statesSchema.optional() }));

/** `GET /hosts/{name}/history`: which time, which states, how finely. */
export type HistoryQuery = z.infer<typeof historyQuerySchema>;

/** `GET /hosts/{name}/rates`: which time, which counters, how finely. */
export const ratesQuerySchema = inOrder(
  z.strictObject({ ...rangeShape, counters: countersSchema.optional() }),
);

/** `GET /hosts/{name}/rates`: which time, which counters, how finely. */
export type RatesQuery = z.infer<typeof ratesQuerySchema>;

/** `GET /fleet/history`: which hosts, which time, which states, how finely. */
export const fleetHistoryQuerySchema = inOrder(
  z.strictObject({ ...rangeShape, states: statesSchema.optional(), tag: tagFilterSchema.optional() }),
);

/** `GET /fleet/history`: which hosts, which time, which states, how finely. */
export type FleetHistoryQuery = z.infer<typeof fleetHistoryQuerySchema>;

/** `GET /fleet/heatmap`: which state, which hosts, which time, in how many columns. */
export const heatMapQuerySchema = inOrder(
  z.strictObject({
    from: timeSchema.default(() => Date.now() - 86_400_000),
    to: timeSchema.default(() => Date.now()),
    maxPoints: z.coerce.number().int().min(1).max(500).default(150),
    state: z.enum(STATE_NAMES).default('CLOSE_WAIT'),
    tag: tagFilterSchema.optional(),
  }),
);

/** `GET /fleet/heatmap`: which state, which hosts, which time, in how many columns. */
export type HeatMapQuery = z.infer<typeof heatMapQuerySchema>;

const figures = z.array(z.number().nullable());

/** One series in buckets; `null` where nothing was measured. */
export const bandSchema = z.object({ min: figures, avg: figures, max: figures });

/** One series in buckets; `null` where nothing was measured. */
export type Band = z.infer<typeof bandSchema>;

const entriesShape = {
  from: z.number().int(),
  to: z.number().int(),
  stepMs: z
    .number()
    .int()
    .meta({ description: 'width of a bucket; where entries are snapshots their usual distance' }),
  tier: z.enum(['raw', '5m', '1h']).meta({
    description: 'what it was read from: snapshots, or buckets of five minutes or an hour made of them',
  }),
  entries: z.enum(['snapshots', 'buckets']).meta({
    description:
      'snapshots: one entry for each snapshot, dated by it. buckets: aggregated from snapshots, dated by their start',
  }),
  at: z.array(z.number().int()),
  samples: z.array(z.number().int()).meta({ description: 'snapshots behind each entry; 0 is a gap' }),
  series: z.record(z.string(), bandSchema),
  damaged: z
    .array(z.object({ tier: z.enum(['raw', '5m', '1h']), startAt: z.number().int(), reason: z.string() }))
    .optional()
    .meta({
      description:
        'stored chunks that cannot be read, so that their time is a gap here; npm run verify lists them. Absent where there are none',
    }),
};

/** A host's history. Every array has the length of `at`. */
export const historySchema = z.object({ host: z.string(), ...entriesShape }).meta({ id: 'History' });

/** A host's history in buckets. */
export type History = z.infer<typeof historySchema>;

/** What a host's counters grew by per second. Min and max are of the finest rates that were read. */
export const ratesSchema = z.object({ host: z.string(), ...entriesShape }).meta({ id: 'Rates' });

/** What a host's counters grew by per second. */
export type Rates = z.infer<typeof ratesSchema>;

/**
 * The fleet's history: sums over all hosts, or over those with a tag, a silent host held at its last value for an hour.
 * With a tag, min and max are the sums of the hosts' own: bounds of what the sum can have been.
 */
export const fleetHistorySchema = z
  .object({
    tag: z.string().optional(),
    ...entriesShape,
    reporting: figures.meta({ description: 'hosts that reported, behind each entry' }),
    held: figures.meta({ description: 'silent hosts held at their last value, behind each entry' }),
  })
  .meta({ id: 'FleetHistory' });

/** The fleet's history. */
export type FleetHistory = z.infer<typeof fleetHistorySchema>;

/** The most sockets of one state that each host had in each bucket. Every array of figures has the length of `at`. */
export const heatMapSchema = z
  .object({
    state: z.enum(STATE_NAMES),
    tag: z.string().optional(),
    from: entriesShape.from,
    to: entriesShape.to,
    stepMs: z.number().int().meta({ description: 'width of a bucket, five minutes at least' }),
    tier: z.enum(['5m', '1h']).meta({ description: 'the buckets that it was made of' }),
    at: z.array(z.number().int()).meta({ description: 'where each bucket begins' }),
    hosts: z
      .array(z.object({ host: z.string(), max: figures.meta({ description: 'null is a gap' }) }))
      .meta({ description: 'by name; a host that has never reported is left out' }),
    damaged: entriesShape.damaged,
  })
  .meta({ id: 'HeatMap' });

/** The most sockets of one state that each host had in each bucket. */
export type HeatMap = z.infer<typeof heatMapSchema>;
