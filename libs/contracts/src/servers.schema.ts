import { MAX_SERVER_HOPS } from '@finwait/tcp';
import { z } from 'zod';
import { MAX_SERVERS, SERVER_KINDS, type HostServers } from './host-servers.js';

const LATEST_MS = 8.64e15;
const MOST_SETTINGS = 100;
const MOST_LISTENS = 1_000;
const MOST_UNSEEN = 200;

const count = z.number().int().nonnegative();
const text = z.string().max(4_096);

const why = text.nullable().meta({ description: 'what kept the agent from finding all' });

const serverHopSchema = z
  .object({
    name: text.meta({ description: 'the virtual host, server or frontend, and what it passes on to' }),
    listens: z.array(text).max(MOST_LISTENS).meta({ description: 'as its configuration writes them' }),
    target: text.nullable().meta({ description: 'where it passes requests on to; null where nowhere' }),
    settings: z
      .record(text, z.union([z.number(), text, z.boolean()]))
      .refine((settings) => Object.keys(settings).length <= MOST_SETTINGS)
      .meta({ description: "what holds there, by the vendor's names; what is set nowhere is left out" }),
  })
  .meta({ id: 'ServerHop' });

const hostServerSchema = z
  .object({
    kind: z.enum(SERVER_KINDS),
    version: text.nullable(),
    pid: count.meta({ description: 'of its main process' }),
    listens: z
      .array(text)
      .max(MOST_LISTENS)
      .nullable()
      .meta({ description: 'as the kernel says; null where that is closed to the agent' }),
    hops: z.array(serverHopSchema).max(MAX_SERVER_HOPS),
    unseen: z
      .array(z.object({ setting: text, reason: text }))
      .max(MOST_UNSEEN)
      .meta({ description: 'what could not be seen, and why' }),
  })
  .meta({ id: 'HostServer' });

/** The servers that an agent found, {@link HostServers}. */
export const hostServersSchema: z.ZodType<HostServers> = z.object({
  servers: z.array(hostServerSchema).max(MAX_SERVERS),
  why,
  omittedHops: count.meta({ description: 'left out so that the message stays short' }),
});

/** `GET /hosts/{name}/servers`. */
export const hostServersAnswerSchema = z
  .object({
    host: z.string(),
    at: count.max(LATEST_MS).nullable().meta({
      description: 'when they were asked, epoch milliseconds of the host; null where its agent tells of none',
    }),
    servers: z.array(hostServerSchema),
    why,
    omittedHops: count,
  })
  .meta({ id: 'HostServers' });

/** `GET /hosts/{name}/servers`. */
export type HostServersAnswer = z.infer<typeof hostServersAnswerSchema>;
