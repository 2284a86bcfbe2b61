import { SKIP_REASONS, toSpelledState, type SkipReason } from '@finwait/tcp';
import { z } from 'zod';
import { stateCountsSchema } from './host.schema.js';
import { timeSchema } from './time.js';

const reasons = Object.keys(SKIP_REASONS) as SkipReason[];
const reasonText = reasons.map((reason) => `${reason}: ${SKIP_REASONS[reason]}`).join('; ');

/** `POST /hosts/{name}/netstat`: what the text itself does not tell. */
export const netstatQuerySchema = z.strictObject({
  takenAt: timeSchema.optional(),
  state: z
    .string()
    .max(32)
    .transform((word, context) => {
      const state = toSpelledState(word);
      if (state !== null) return state;
      context.addIssue({ code: 'custom', message: 'expected a TCP state as netstat or ss spells it' });
      return z.NEVER;
    })
    .optional()
    .meta({ description: 'the one state that `ss state …` was asked for, whose output does not show it' }),
});

/** `POST /hosts/{name}/netstat`: what the text itself does not tell. */
export type NetstatQuery = z.infer<typeof netstatQuerySchema>;

/** What was understood and stored of a text. */
export const netstatAnswerSchema = z
  .object({
    takenAt: z.number().int().meta({ description: 'epoch milliseconds; the key of the stored snapshot' }),
    dialect: z.string().nullable().meta({ description: 'the program that printed most of the lines' }),
    states: stateCountsSchema.meta({ description: 'null where the program would not have listed the state' }),
    unknown: z
      .number()
      .int()
      .meta({ description: 'sockets in a state without a known spelling, and those whose line has none' }),
    parsed: z.number().int().meta({ description: 'lines that were counted' }),
    skipped: z
      .array(
        z.object({
          line: z.number().int().meta({ description: 'from 1' }),
          text: z.string().meta({ description: 'the beginning of the line' }),
          reason: z.enum(reasons).meta({ description: reasonText }),
        }),
      )
      .meta({ description: 'the first of the lines that were not counted, each with the reason' }),
    skippedMore: z.number().int().meta({ description: 'skipped lines beyond those listed' }),
  })
  .meta({ id: 'NetstatAnswer' });

/** What was understood and stored of a text. */
export type NetstatAnswer = z.infer<typeof netstatAnswerSchema>;
