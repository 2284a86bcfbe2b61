import {
  HOP_KIND_NAMES,
  MAX_HOPS,
  PATH_PROTOCOLS,
  VERDICT_KINDS,
  type Path,
  type PathReport,
} from '@finwait/tcp';
import { z } from 'zod';
import { MAX_HOP_NAME_LENGTH } from './hop-name.js';
import { hostNameSchema } from './host-name.js';

const epochMs = z.number().int().meta({ description: 'epoch milliseconds' });
const MAX_SETTINGS = 64;
const nameSchema = z.string().min(1).max(MAX_HOP_NAME_LENGTH);
const valueSchema = z.union([z.number(), z.string().max(1_000), z.boolean()], {
  error: 'expected a number, a text of at most 1000 characters, or true or false',
});
const count = z.number().int().min(0).max(1e9);
const seconds = z.number().min(0).max(1e9);

/** The name of a path: what a host may be called, so that it can stand in an address. */
export const pathNameSchema = hostNameSchema;

function toMap<Value extends z.ZodType>(value: Value) {
  return z.record(nameSchema, value).refine((map) => Object.keys(map).length <= MAX_SETTINGS, {
    message: `has more than ${MAX_SETTINGS} settings`,
  });
}

/** One station of a path. */
export const hopSchema = z
  .strictObject({
    kind: z.enum(HOP_KIND_NAMES),
    name: nameSchema.exactOptional(),
    version: z
      .string()
      .min(1)
      .max(64)
      .exactOptional()
      .meta({ description: 'picks the defaults; the newest when left out' }),
    host: hostNameSchema
      .exactOptional()
      .meta({ description: 'the host of the fleet whose kernel settings belong to it' }),
    settings: toMap(valueSchema)
      .exactOptional()
      .meta({ description: "by the vendor's names, in the vendor's units; docs/paths.md lists them" }),
    kernel: toMap(z.union([z.number(), z.string().max(4_096), z.array(z.number()).max(3)]))
      .exactOptional()
      .meta({ description: 'Linux sysctls by the last part of their name' }),
    opens: z
      .strictObject({
        perSecond: z.number().min(0).max(1e9),
        closesFirst: z.boolean().exactOptional(),
        shortLived: z.boolean().exactOptional(),
        destinations: count.min(1).exactOptional(),
        sourceAddresses: count.min(1).exactOptional(),
        isLoopback: z.boolean().exactOptional(),
      })
      .exactOptional()
      .meta({
        description: 'the connections that it opens towards the next hop, or that pass it where it is a NAT',
      }),
    observed: z
      .strictObject({ timeWaits: count.exactOptional(), synReceivedOnListener: count.exactOptional() })
      .exactOptional(),
  })
  .meta({ id: 'Hop' });

/** The way of a connection from who asks to who answers. */
export const pathSchema = z
  .strictObject({
    name: nameSchema.exactOptional(),
    protocol: z.enum(PATH_PROTOCOLS).exactOptional(),
    roundTripMs: z.number().min(0).max(1e6).exactOptional(),
    requestSeconds: seconds.exactOptional(),
    pingSeconds: seconds.exactOptional(),
    hops: z.array(hopSchema).min(1).max(MAX_HOPS),
  })
  .meta({ id: 'Path' });

const answeredSchema = z.union([z.number(), z.enum(['never', 'unknown'])]);
const textSchema = z.object({ en: z.string(), zh: z.string() });
const signSchema = z.enum(['fin', 'rst', 'silence']);
const hopAt = z.number().int().meta({ description: 'place of a hop, from 0' });

/** One thing to know about a path. */
export const verdictSchema = z
  .object({
    code: z.enum(VERDICT_KINDS.map(({ code }) => code)),
    severity: z.enum(['error', 'warning', 'info']),
    hop: hopAt,
    otherHop: hopAt.nullable(),
    setting: z.string().nullable(),
    value: z.string().nullable(),
    reason: textSchema,
    suggestion: textSchema,
    source: z.string(),
  })
  .meta({ id: 'Verdict' });

/** What follows from the settings of a path. */
export const pathReportSchema = z
  .object({
    protocol: z.enum(PATH_PROTOCOLS),
    segments: z.array(
      z.object({
        left: hopAt.nullable(),
        right: hopAt.nullable(),
        idleSeconds: answeredSchema.meta({ description: 'the longest silence that the connection survives' }),
        endedBy: hopAt.nullable(),
        setting: z.string().nullable(),
        sign: signSchema.nullable(),
        learnedAfterSeconds: answeredSchema.meta({ description: 'when the other end knows' }),
        timeWaitOn: hopAt.nullable(),
        timeWaitSeconds: z
          .number()
          .nullable()
          .meta({ description: 'null where none does, or nobody says how long it lasts there' }),
        deadPeers: z.array(
          z.object({ hop: hopAt, idleSeconds: answeredSchema, unacknowledgedSeconds: answeredSchema }),
        ),
      }),
    ),
    timers: z.array(
      z.object({
        hop: hopAt,
        side: z.enum(['left', 'right', 'both']),
        role: z.enum(['idle', 'pool', 'keepalive', 'response']),
        setting: z.string(),
        seconds: answeredSchema,
        isDefault: z.boolean(),
        onExpiry: z.enum(['fin', 'rst', 'silence', 'probe', 'error']),
      }),
    ),
    ports: z
      .array(
        z.object({ hop: hopAt, ports: z.number(), mostPerSecond: z.number(), askedPerSecond: z.number() }),
      )
      .meta({ description: 'of hops that open connections and whose ports are known' }),
    longestSilence: z.object({ seconds: answeredSchema, hop: hopAt.nullable() }),
    verdicts: z.array(verdictSchema).meta({ description: 'the worst first' }),
  })
  .meta({ id: 'PathReport' }) satisfies z.ZodType<PathReport>;

/** What a host of the fleet told for a hop that is bound to it. */
export const hopBindingSchema = z.object({
  hop: hopAt,
  host: z.string(),
  settingsSince: epochMs
    .nullable()
    .meta({ description: 'since when its kernel settings are so; null where it is not seen or told none' }),
  kernel: z
    .record(z.string(), z.union([z.number(), z.string(), z.array(z.number())]))
    .meta({ description: 'its kernel settings that stand where the path states none' }),
  countedAt: epochMs.nullable().meta({
    description:
      'when its sockets in TIME_WAIT were counted; null where the path states how many, or they are not known',
  }),
  timeWaits: z.number().nullable().meta({ description: 'the sockets counted then' }),
  server: z.object({ name: z.string(), readAt: epochMs }).nullable().meta({
    description:
      'the virtual server, or the way through a server that its agent found, whose settings stand where the path states none, and when they were read; null where the host has none of that name',
  }),
});

/** What a host of the fleet told for a hop that is bound to it. */
export type HopBinding = z.infer<typeof hopBindingSchema>;

/** A path with what follows from it now. */
export const pathAnswerSchema = z
  .object({
    name: z.string(),
    path: pathSchema.meta({ description: 'as it was declared' }),
    changedAt: epochMs,
    changedBy: z.string().meta({ description: 'as in the audit log' }),
    bindings: z.array(hopBindingSchema),
    report: pathReportSchema,
  })
  .meta({ id: 'PathAnswer' });

/** A path with what follows from it now. */
export interface PathAnswer extends PathCheck {
  readonly name: string;
  readonly path: Path;
  readonly changedAt: number;
  readonly changedBy: string;
}

/** What follows from a path that is not kept. */
export const pathCheckSchema = z
  .object({ bindings: z.array(hopBindingSchema), report: pathReportSchema })
  .meta({ id: 'PathCheck' });

/** What follows from a path that is not kept. */
export interface PathCheck {
  readonly bindings: HopBinding[];
  readonly report: PathReport;
}

/** Most paths that are kept. */
export const MAX_PATHS = 200;

/** Longest path that is kept, as JSON. */
export const MAX_PATH_BYTES = 65_536;

/** `GET /paths`: in which language hops without a name are called. */
export const pathsQuerySchema = z.strictObject({ lang: z.enum(['en', 'zh']).default('en') });

/** `GET /paths`: in which language hops without a name are called. */
export type PathsQuery = z.infer<typeof pathsQuerySchema>;

/** Every path, by name. */
export const pathListSchema = z
  .object({
    paths: z
      .array(
        z.object({
          name: z.string(),
          changedAt: epochMs,
          changedBy: z.string(),
          hops: z.array(z.string()).meta({ description: 'what its hops are called' }),
          worst: z
            .enum(['error', 'warning', 'info'])
            .nullable()
            .meta({ description: 'null where there is no verdict' }),
          codes: z.array(z.string()).meta({ description: 'its verdicts, the worst first' }),
        }),
      )
      .max(MAX_PATHS),
  })
  .meta({ id: 'PathList' });

/** Every path, by name. */
export type PathList = z.infer<typeof pathListSchema>;

/** What a path was before, the newest first. */
export const pathChangesSchema = z
  .object({
    name: z.string(),
    changes: z.array(
      z.object({
        changedAt: epochMs,
        changedBy: z.string(),
        path: pathSchema
          .nullable()
          .meta({ description: 'as it was from then on; null where it was removed' }),
      }),
    ),
  })
  .meta({ id: 'PathChanges' });

/** What a path was before, the newest first. */
export interface PathChanges {
  readonly name: string;
  readonly changes: { readonly changedAt: number; readonly changedBy: string; readonly path: Path | null }[];
}
