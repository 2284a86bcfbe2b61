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
        cause: z.string(),
        normal: z.string(),
        look: z.string(),
        act: z.string(),
        source: z.string(),
      }),
    ),
  })
  .meta({ id: 'States' });

/** `GET /states`: the guide to the eleven states in display order. */
export type States = z.infer<typeof statesSchema>;
