import { z } from 'zod';

const count = z.number().int().nonnegative();

/** The connections of one service of a host: those to a port it listens on, or all that it opened itself. */
export const serviceSchema = z
  .object({
    port: count.max(65_535).nullable().meta({ description: 'null: connections that the host opened' }),
    established: count,
    withKeepalive: count.meta({ description: 'of them, those whose keepalive timer runs' }),
    withoutTimer: count.meta({
      description: 'of them, those on which no timer runs, so that no probe will come',
    }),
    longestIdleMs: z.number().nullable().meta({
      description:
        'the longest that one of them has been without data; null where there is none or it is not known',
    }),
    timeWait: count.meta({ description: 'connections that this side closed first, within the last 60 s' }),
    closedFirstPerSecond: z.number().meta({ description: 'TIME_WAIT over 60 s' }),
    lifetime: z
      .union([
        z.object({ ok: z.literal(true), seconds: z.number() }),
        z.object({ ok: z.literal(false), reason: z.literal('few') }),
      ])
      .meta({
        description:
          "at most this long a connection lasts on average, by Little's law: ESTABLISHED over those closed first a second; valid while as many begin as end; few: less than 25 in TIME_WAIT",
      }),
    kind: z
      .enum(['short', 'medium', 'long'])
      .nullable()
      .meta({ description: 'short: less than 1 s on average; long: more than 60 s' }),
    pooling: z
      .object({ handshakesPerSecond: z.number(), timeWaits: count })
      .nullable()
      .meta({ description: 'what keeping connections would save at most; null where they are long already' }),
  })
  .meta({ id: 'Service' });

/** The services of a host, the one with the most connections first. */
export const servicesSchema = z
  .object({
    host: z.string(),
    takenAt: z.number().int().meta({ description: "epoch milliseconds by the host's clock" }),
    services: z.array(serviceSchema),
    omitted: count.meta({ description: 'listening ports with connections that could not be told apart' }),
  })
  .meta({ id: 'Services' });

/** The services of a host, the one with the most connections first. */
export type Services = z.infer<typeof servicesSchema>;
