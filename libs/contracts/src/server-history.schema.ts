import { z } from 'zod';
import { SERVER_KINDS } from './host-servers.js';

/** Servers whose settings are kept over time: those that agents find, and virtual servers of BIG-IPs. */
export const RECORDED_KINDS = [...SERVER_KINDS, 'f5', 'f5-fastl4'] as const;

/** A server whose settings are kept over time. */
export type RecordedKind = (typeof RECORDED_KINDS)[number];

const valueSchema = z.union([z.number(), z.string(), z.boolean()]);

const wholeSchema = z
  .object({
    target: z.string().nullable().meta({ description: 'where it passes requests on to; null where nowhere' }),
    settings: z.record(z.string(), valueSchema),
  })
  .meta({ id: 'RecordedHop' });

/** What became different on one way through a server. */
export const serverChangeSchema = z
  .object({
    kind: z.enum(RECORDED_KINDS),
    hop: z.string().meta({ description: 'the virtual host, server, frontend or virtual server' }),
    setting: z.string().nullable().meta({
      description: "by the vendor's name; null where the hop as a whole came, went or leads elsewhere",
    }),
    before: z
      .union([valueSchema, wholeSchema])
      .nullable()
      .meta({ description: 'null where the setting was set nowhere, or the hop was not there' }),
    after: z
      .union([valueSchema, wholeSchema])
      .nullable()
      .meta({ description: 'null where the setting is set nowhere any more, or the hop is gone' }),
  })
  .meta({ id: 'ServerChange' });

/** What became different on one way through a server. */
export type ServerChange = z.infer<typeof serverChangeSchema>;

/** What the servers of a host have set over time, newest first. */
export const serverHistorySchema = z
  .object({
    host: z.string(),
    from: z.number().int(),
    to: z.number().int(),
    changes: z.array(
      z.object({
        since: z.number().int().meta({
          description: 'when it was first read so, epoch milliseconds of the host; of a BIG-IP of the API',
        }),
        changes: z
          .array(serverChangeSchema)
          .meta({ description: 'none in the oldest that is kept: what came before is not known' }),
      }),
    ),
    nextCursor: z.string().nullable().meta({ description: 'pass it as cursor for older changes' }),
  })
  .meta({ id: 'ServerHistory' });

/** What the servers of a host have set over time, newest first. */
export type ServerHistory = z.infer<typeof serverHistorySchema>;
