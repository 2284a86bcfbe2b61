import { z } from 'zod';
import { ERRORS, type ErrorCode } from './errors.js';

/** An error answer of REST: `application/problem+json`. Source: RFC 9457 §3. */
export const problemSchema = z
  .object({
    type: z.string().meta({ description: 'where the code is explained' }),
    title: z.string(),
    status: z.number().int(),
    code: z.enum(Object.keys(ERRORS) as [ErrorCode, ...ErrorCode[]]),
    detail: z.string().meta({ description: 'what was wrong with this request' }),
    action: z.string().meta({ description: 'what to do about it' }),
    requestId: z.string().meta({ description: "the request's id in the log" }),
  })
  .meta({ id: 'Problem' });

/** An error answer of REST. */
export type Problem = z.infer<typeof problemSchema>;
