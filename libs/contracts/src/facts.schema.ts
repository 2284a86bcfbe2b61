import {
  MAX_SETTING_TEXT,
  SETTINGS,
  type KernelSettings,
  type Listener,
  type SettingShape,
} from '@finwait/tcp';
import { z } from 'zod';
import { namespacesSchema } from './namespaces.schema.js';
import { serverReadingsSchema } from './server-activity.schema.js';
import { hostServersSchema } from './servers.schema.js';
import {
  MAX_LISTENERS,
  MAX_SETTINGS_NAMESPACES,
  OWN_NAMESPACE,
  type HostFacts,
  type NamespaceSettings,
} from './protocol.js';
import { timeSchema } from './time.js';

const LATEST_MS = 8.64e15;
const PORTS = 65_536;

const whole = z.number().int();
const count = whole.nonnegative();
const epochMs = count.max(LATEST_MS).meta({ description: 'epoch milliseconds' });

const SHAPES: Readonly<Record<SettingShape, z.ZodType>> = {
  number: whole,
  pair: z.tuple([whole, whole]),
  triple: z.tuple([whole, whole, whole]),
  text: z.string().max(MAX_SETTING_TEXT),
};

/** The settings of a namespace by name; `null` where the kernel has none. The table is `SETTINGS` of `@finwait/tcp`. */
export const kernelSettingsSchema = z.object(
  Object.fromEntries(
    SETTINGS.map(({ name, shape, meaning, unit }) => [
      name,
      SHAPES[shape].nullable().meta({ description: `${meaning} (${unit})` }),
    ]),
  ),
) as unknown as z.ZodObject<{ [Name in keyof KernelSettings]: z.ZodType<KernelSettings[Name]> }>;

const someSettingsSchema = kernelSettingsSchema.partial();

/** A socket in LISTEN with what waits at it. */
export const listenerSchema: z.ZodType<Listener> = z
  .object({
    cookie: z
      .string()
      .regex(/^[0-9a-f]{1,16}$/)
      .meta({ description: 'names this socket and no other until the next boot' }),
    address: z.string().min(2).max(45).meta({ description: 'local address; 0.0.0.0 and :: stand for all' }),
    port: count.max(PORTS - 1),
    queue: count.meta({ description: 'connections that wait for accept' }),
    limit: count.meta({ description: 'most that may wait; full is one more' }),
    drops: count
      .nullable()
      .meta({ description: 'packets dropped at this listener since it began to listen' }),
    uid: count.nullable(),
    inode: count.nullable(),
  })
  .meta({ id: 'Listener' });

const namespaceSettingsSchema: z.ZodType<NamespaceSettings> = z.object({
  namespace: z.string().regex(new RegExp(`^(${OWN_NAMESPACE}|\\d{1,20})$`)),
  label: z.string().min(1).max(253).nullable(),
  values: someSettingsSchema,
});

/** Accepts one `facts` message, {@link HostFacts}. */
export const hostFactsSchema: z.ZodType<HostFacts> = z.object({
  v: count,
  at: epochMs,
  settings: z
    .array(namespaceSettingsSchema)
    .max(MAX_SETTINGS_NAMESPACES)
    .refine((settings) => settings[0]?.namespace === OWN_NAMESPACE, {
      message: `the first namespace is ${OWN_NAMESPACE}`,
    })
    .refine((settings) => new Set(settings.map(({ namespace }) => namespace)).size === settings.length, {
      message: 'each namespace is named once',
    })
    .optional(),
  listeners: z
    .object({
      isComplete: z.boolean(),
      listeners: z.array(listenerSchema).max(MAX_LISTENERS),
      gone: z.array(z.string().max(16)).max(MAX_LISTENERS),
      omitted: count,
    })
    .optional(),
  namespaces: namespacesSchema.optional(),
  servers: hostServersSchema.optional(),
  activity: serverReadingsSchema.optional(),
});

/** The listeners of a host as its agent last told them. */
export const hostListenersSchema = z
  .object({
    at: epochMs.meta({ description: 'when they last changed, on the clock of the host' }),
    listeners: z.array(listenerSchema),
    omitted: count.meta({ description: `listeners beyond ${MAX_LISTENERS}, those with the emptiest queues` }),
  })
  .meta({ id: 'HostListeners' });

/** The listeners of a host as its agent last told them. */
export type HostListeners = z.infer<typeof hostListenersSchema>;

/** The kernel settings of a host as they are, each namespace with the time since when they are so. */
export const hostSettingsSchema = z
  .object({
    since: epochMs.meta({ description: 'when the agent first read these values, on the clock of the host' }),
    values: kernelSettingsSchema.meta({ description: "of the agent's own network namespace" }),
    namespaces: z.array(
      z.object({
        namespace: z.string().meta({ description: 'inode number of its /proc/PID/ns/net' }),
        label: z.string().nullable().meta({ description: 'container, unit or name' }),
        since: epochMs,
        values: someSettingsSchema.meta({ description: "what differs from the agent's own namespace" }),
      }),
    ),
  })
  .meta({ id: 'HostSettings' });

/** The kernel settings of a host as they are. */
export type HostSettings = z.infer<typeof hostSettingsSchema>;

const DEFAULT_SPAN_MS = 365 * 86_400_000;

/** `GET /hosts/{name}/settings`: which time, how many changes at once. */
export const settingsQuerySchema = z
  .strictObject({
    from: timeSchema.default(() => Date.now() - DEFAULT_SPAN_MS),
    to: timeSchema.default(() => Date.now()),
    limit: z.coerce.number().int().min(1).max(1_000).default(100),
    cursor: z
      .string()
      .regex(/^\d{1,15}$/)
      .optional(),
  })
  .refine((query) => query.from < query.to, { path: ['from'], message: 'must be before to' });

/** `GET /hosts/{name}/settings`: which time, how many changes at once. */
export type SettingsQuery = z.infer<typeof settingsQuerySchema>;

const anySettingSchema = z.union(Object.values(SHAPES)).nullable();

/** The kernel settings of a host over time, newest first. */
export const settingsHistorySchema = z
  .object({
    host: z.string(),
    from: epochMs,
    to: epochMs,
    changes: z.array(
      z.object({
        since: epochMs.meta({
          description: 'when the agent first read these values, on the clock of the host',
        }),
        namespace: z.string().meta({ description: `${OWN_NAMESPACE}, or the inode number of a namespace` }),
        label: z.string().nullable(),
        values: someSettingsSchema.meta({
          description: `all settings of ${OWN_NAMESPACE}; of another namespace what differs from those, nothing once it is gone`,
        }),
        changed: z
          .record(z.string(), z.object({ before: anySettingSchema, after: anySettingSchema }))
          .meta({ description: 'by name; empty where nothing was known before' }),
      }),
    ),
    nextCursor: z.string().nullable().meta({ description: 'pass it as cursor for older changes' }),
  })
  .meta({ id: 'SettingsHistory' });

/** The kernel settings of a host over time, newest first. */
export type SettingsHistory = z.infer<typeof settingsHistorySchema>;
