import { STATE_NAMES, type State } from '@finwait/tcp';
import { z } from 'zod';
import {
  INSPECTION_FIELDS,
  MAX_INSPECTED_TEXT_BYTES,
  MAX_INSPECTION_GROUPS,
  type InspectionField,
} from './inspection.js';

const count = z.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER);
const ms = z.number().nonnegative();
const epochMs = z.number().int().meta({ description: "epoch milliseconds by the host's clock" });
const text = z.string().max(MAX_INSPECTED_TEXT_BYTES);
/** The longest is an IPv6 address in brackets with its port. */
const endpoint = z.string().max(64);

const countsOf = <Name extends string>(names: readonly Name[]) =>
  z.object(
    Object.fromEntries(names.map((name) => [name, count.optional()])) as Record<
      Name,
      z.ZodOptional<typeof count>
    >,
  );

const ageSchema = z
  .object({ ageMs: ms, bound: z.enum(['exact', 'atLeast']) })
  .nullable()
  .meta({
    description:
      'the greatest age known: how long a socket has been in its state, or how long no data has passed in ESTABLISHED; null where neither the kernel nor an earlier inspection tells',
  });

const pathsSchema = z
  .object({
    measured: count.meta({ description: 'sockets whose round-trip time was measured' }),
    leastRoundTripMs: ms.nullable(),
    meanRoundTripMs: ms.nullable(),
    mostRoundTripMs: ms.nullable(),
    retransmissions: count.meta({ description: 'segments sent again since the connections began' }),
  })
  .nullable()
  .meta({ description: 'null unless asked for with paths=true' });

const sumSchema = z.object({
  count,
  states: countsOf([...STATE_NAMES, 'unknown']).meta({ description: 'a state without any is absent' }),
  timers: countsOf(['none', 'retransmit', 'keepalive', 'time_wait', 'probe', 'unknown']).meta({
    description: 'sockets by the timer that runs on them',
  }),
  oldest: ageSchema,
  receiveQueueBytes: count.meta({ description: 'arrived and not read' }),
  sendQueueBytes: count.meta({ description: 'sent and not acknowledged' }),
  paths: pathsSchema,
});

const processSchema = z.object({
  pid: count,
  command: z.string().max(64),
  commandLine: text.nullable().meta({ description: 'its beginning; null where it could not be read' }),
  startedAt: epochMs,
});

const keySchema = z
  .object({
    process: processSchema.nullable().optional(),
    owner: z.enum(['known', 'hidden', 'none']).optional().meta({
      description:
        'hidden: the agent may not see the process. none: no process holds the socket, closed or not accepted yet',
    }),
    peer: endpoint.nullable().optional(),
    port: count.max(65_535).optional(),
    uid: count.nullable().optional(),
    unit: text.nullable().optional(),
  })
  .meta({ description: 'the fields of groupBy' });

const groupSchema = sumSchema.extend({
  key: keySchema,
  samples: z
    .array(z.object({ state: z.enum(STATE_NAMES).nullable(), local: endpoint, remote: endpoint }))
    .max(10)
    .meta({ description: 'the first few sockets' }),
});

const findingsSchema = z.object({
  takenAt: epochMs,
  tookMs: ms,
  sockets: count.meta({ description: 'sockets in the states asked for, shown or not' }),
  interrupted: z
    .boolean()
    .meta({ description: 'sockets may be missing or doubled, as the table changed during the walk' }),
  owners: z.object({ held: count, remembered: count, hidden: count, none: count }).nullable().meta({
    description:
      'sockets by how their process was found: it holds them, an earlier inspection saw it, it may not be seen, there is none; null without groupBy=process',
  }),
  groups: z.array(groupSchema).max(MAX_INSPECTION_GROUPS),
  other: sumSchema.meta({ description: 'everything that is in none of the groups' }),
  otherGroups: count.nullable().meta({ description: 'null when there were too many to tell apart' }),
});

/** Accepts an agent's answer to `inspect`, `InspectionAnswer`. The code of a refusal may be of a newer release. */
export const inspectionAnswerSchema = z.discriminatedUnion('ok', [
  findingsSchema.extend({ ok: z.literal(true) }),
  z.object({ ok: z.literal(false), code: z.string().max(64), detail: z.string().max(1_000) }),
]);

/** The sockets of one host, as its agent sees them now. */
export const inspectionSchema = findingsSchema.extend({ host: z.string() }).meta({ id: 'Inspection' });

/** The sockets of one host, as its agent sees them now. */
export type Inspection = z.infer<typeof inspectionSchema>;

const listOf = <Name extends string>(names: readonly Name[], description: string) =>
  z
    .string()
    .max(400)
    .transform((given, context): Name[] => {
      const parts = [...new Set(given.split(','))];
      const odd = parts.filter((part) => !(names as readonly string[]).includes(part));
      if (odd.length === 0) return parts as Name[];
      context.addIssue({ code: 'custom', message: `${odd.join(', ')}: not one of ${names.join(', ')}` });
      return z.NEVER;
    })
    .meta({ description });

/** `GET /hosts/{name}/sockets`: which sockets, grouped how. */
export const inspectionQuerySchema = z.strictObject({
  state: listOf<State>(STATE_NAMES, 'states, separated by commas; all when left out').optional(),
  groupBy: listOf<InspectionField>(
    INSPECTION_FIELDS,
    `some of ${INSPECTION_FIELDS.join(', ')}, separated by commas: a group is a combination of them`,
  ).default(['process']),
  limit: z.coerce.number().int().min(1).max(MAX_INSPECTION_GROUPS).default(20),
  paths: z
    .enum(['true', 'false'])
    .default('false')
    .meta({ description: 'adds round-trip times and retransmissions' }),
});

/** `GET /hosts/{name}/sockets`: which sockets, grouped how. */
export type InspectionQuery = z.infer<typeof inspectionQuerySchema>;
