import { z } from 'zod';

/** `GET /columns`: what follows `seq, takenAt, flags` in an uplink row. */
export const columnsSchema = z
  .object({
    columns: z.array(
      z.object({
        name: z.string(),
        kind: z.enum(['gauge', 'counter']),
        unit: z.string(),
        meaning: z.string(),
        source: z.string(),
      }),
    ),
  })
  .meta({ id: 'Columns' });

/** `GET /columns`: what follows `seq, takenAt, flags` in an uplink row. */
export type Columns = z.infer<typeof columnsSchema>;

/** `GET /states`: which language. */
export const statesQuerySchema = z.strictObject({ lang: z.enum(['en', 'zh']).default('en') });

/** `GET /states`: which language. */
export type StatesQuery = z.infer<typeof statesQuerySchema>;

/** `GET /states`: the guide to the eleven states in display order. */
export const statesSchema = z
  .object({
    lang: z.enum(['en', 'zh']),
    states: z.array(
      z.object({
        name: z.string(),
        kernelNumber: z.number().int(),
        rfcName: z.string(),
        meaning: z.string(),
        waits: z.string().meta({ description: 'who waits for whom, and for how long at most' }),
        cause: z.string(),
        normal: z.string(),
        look: z.string(),
        act: z.string(),
        command: z.string().meta({ description: 'shows the sockets of this state on a host' }),
        corrections: z
          .array(z.object({ claim: z.string(), truth: z.string(), source: z.string() }))
          .meta({ description: 'what is often told, and wrong' }),
        source: z.string(),
      }),
    ),
    topics: z
      .array(
        z.object({
          id: z.string(),
          title: z.string(),
          paragraphs: z.array(z.string()),
          source: z.string(),
        }),
      )
      .meta({ description: 'what lies around the states: flags, long and short connections, time-outs' }),
  })
  .meta({ id: 'States' });

/** `GET /states`: the guide to the eleven states in display order. */
export type States = z.infer<typeof statesSchema>;
