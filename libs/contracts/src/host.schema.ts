import { COLUMNS, STATE_NAMES, type State } from '@finwait/tcp';
import { z } from 'zod';
import { hostF5Schema } from './f5.schema.js';
import { hostListenersSchema, hostSettingsSchema } from './facts.schema.js';
import { tagFilterSchema, tagsSchema } from './host-name.js';
import { hostNamespacesSchema } from './namespaces.schema.js';

const epochMs = z.number().int().meta({ description: 'epoch milliseconds' });
const figure = z.number().int().nullable().meta({ description: 'null where it could not be read' });

/** Counts of all eleven states; `null` where a count is not known. */
export const stateCountsSchema = z.object(
  Object.fromEntries(STATE_NAMES.map((name) => [name, figure])) as Record<State, typeof figure>,
);

/** Counts of all eleven states. */
export type StateCounts = z.infer<typeof stateCountsSchema>;

const columnsOf = (kind: 'gauge' | 'counter') =>
  z.object(
    Object.fromEntries(
      COLUMNS.filter(
        (column) => column.kind === kind && !(STATE_NAMES as readonly string[]).includes(column.name),
      ).map((column) => [column.name, figure.meta({ description: `${column.meaning} (${column.unit})` })]),
    ),
  );

/** One host with its latest snapshot. */
export const hostSchema = z
  .object({
    name: z.string(),
    tags: z.record(z.string(), z.string()),
    status: z.enum(['live', 'stale', 'never']),
    enrolledAt: epochMs,
    lastSeenAt: epochMs.nullable().meta({
      description:
        'when the API last received a snapshot; after a restart when that one was taken, or where history of that age is kept no longer in full, the beginning of its last bucket',
    }),
    takenAt: epochMs.nullable().meta({ description: "the latest snapshot's time on the host" }),
    intervalMs: z.number().int().nullable().meta({
      description:
        'time from one snapshot to the next: what the agent was asked for, or longer where reading costs too much',
    }),
    states: stateCountsSchema.nullable(),
    unknown: figure,
    quality: z.record(z.string(), z.enum(['exact', 'derived', 'aged'])).nullable(),
    hasMoved: z.boolean().nullable().meta({
      description: 'connections came or went while the states were counted, so they are not of one instant',
    }),
    agent: z
      .object({
        version: z.string().nullable(),
        source: z.string().nullable(),
        platform: z.string().nullable(),
        cpuMs: z.number().nullable().meta({ description: 'CPU time of the last read in milliseconds' }),
        rssBytes: z.number().nullable(),
        dropped: z.object({ count: z.number().int(), from: epochMs, to: epochMs }).nullable().meta({
          description:
            'snapshots the agent could not keep until the API took them, and when the first and the last were taken; null when it told of none since the API started',
        }),
      })
      .meta({ description: 'what the agent is and costs' }),
  })
  .meta({ id: 'Host' });

/** One host with its latest snapshot. */
export type Host = z.infer<typeof hostSchema>;

/** One host with every column of its latest snapshot, its kernel settings, its listeners and its other network namespaces, or its virtual servers. */
export const hostDetailSchema = hostSchema
  .extend({
    gauges: columnsOf('gauge').nullable(),
    counters: columnsOf('counter').nullable(),
    settings: hostSettingsSchema.nullable().meta({ description: 'null until an agent has told them' }),
    listeners: hostListenersSchema
      .nullable()
      .meta({ description: 'null until an agent has told them since the API started' }),
    namespaces: hostNamespacesSchema
      .nullable()
      .meta({ description: 'null until an agent has told them since the API started' }),
    f5: hostF5Schema
      .nullable()
      .meta({ description: 'null for anything but a BIG-IP that was read since the API started' }),
  })
  .meta({ id: 'HostDetail' });

/** One host with every column of its latest snapshot, its kernel settings, its listeners and its other network namespaces, or its virtual servers. */
export type HostDetail = z.infer<typeof hostDetailSchema>;

/** A page of hosts. */
export const hostListSchema = z
  .object({
    hosts: z.array(hostSchema),
    nextCursor: z.string().nullable().meta({ description: 'pass it as cursor for the next page' }),
  })
  .meta({ id: 'HostList' });

/** A page of hosts. */
export type HostList = z.infer<typeof hostListSchema>;

const SORT_KEYS = ['name', 'lastSeenAt', 'status', ...STATE_NAMES] as const;

/** What hosts can be sorted by. */
export type HostSortKey = (typeof SORT_KEYS)[number];

/** `GET /hosts`: which hosts, in what order. */
export const hostQuerySchema = z.strictObject({
  q: z.string().max(253).optional().meta({ description: 'part of the name' }),
  tag: tagFilterSchema.optional(),
  sort: z
    .string()
    .regex(
      new RegExp(`^-?(${SORT_KEYS.join('|')})$`),
      `expected one of ${SORT_KEYS.join(', ')}, "-" before it for descending`,
    )
    .default('name'),
  limit: z.coerce.number().int().min(1).max(10_000).default(1_000),
  cursor: z.string().max(512).optional(),
});

/** `GET /hosts`: which hosts, in what order. */
export type HostQuery = z.infer<typeof hostQuerySchema>;

/** `GET /fleet/latest`: which hosts to sum. */
export const fleetLatestQuerySchema = z.strictObject({ tag: tagFilterSchema.optional() });

/** `GET /fleet/latest`: which hosts to sum. */
export type FleetLatestQuery = z.infer<typeof fleetLatestQuerySchema>;

/** Totals over all hosts. */
export const fleetLatestSchema = z
  .object({
    at: epochMs,
    hosts: z.object({ live: z.number().int(), stale: z.number().int(), never: z.number().int() }),
    reporting: z.number().int().meta({ description: 'hosts whose latest snapshot is current' }),
    held: z
      .number()
      .int()
      .meta({ description: 'silent hosts that stay in the sum at their last value, for up to an hour' }),
    states: stateCountsSchema.meta({ description: 'null while no host has ever counted the state' }),
    unknown: figure,
  })
  .meta({ id: 'FleetLatest' });

/** Totals over all hosts. */
export type FleetLatest = z.infer<typeof fleetLatestSchema>;

/** What can be changed of a host. */
export const hostChangeSchema = z.strictObject({
  tags: tagsSchema.meta({ description: 'instead of those it has' }),
});

/** What can be changed of a host. */
export type HostChange = z.infer<typeof hostChangeSchema>;
