import { z } from 'zod';
import { hostNameSchema } from './host-name.js';
import { timeSchema } from './time.js';

const epochMs = z.number().int().meta({ description: 'epoch milliseconds' });

/** Most annotations in one answer; the newest are told. */
export const MAX_ANNOTATIONS = 1_000;

/** `POST /annotations`: a mark on the charts, of one host or of the fleet. */
export const annotationRequestSchema = z.strictObject({
  at: z
    .union([z.number().int().min(0).max(8.64e15), timeSchema])
    .default(() => Date.now())
    .meta({ description: 'epoch milliseconds, or a time as text; now when left out' }),
  text: z.string().trim().min(1).max(200).meta({ description: 'what happened, as `deploy orders 4.18.2`' }),
  host: hostNameSchema.optional().meta({ description: 'the host it is about; the fleet when left out' }),
});

/** `POST /annotations`: a mark on the charts, of one host or of the fleet. */
export type AnnotationRequest = z.infer<typeof annotationRequestSchema>;

/** A mark on the charts. */
export const annotationSchema = z
  .object({
    id: z.number().int(),
    at: epochMs,
    text: z.string(),
    host: z.string().nullable().meta({ description: 'null is the fleet' }),
    createdBy: z.string().meta({ description: 'as in the audit log' }),
    createdAt: epochMs,
  })
  .meta({ id: 'Annotation' });

/** A mark on the charts. */
export type Annotation = z.infer<typeof annotationSchema>;

/** `GET /annotations`: which time, and of which host beside those of the fleet. */
export const annotationQuerySchema = z
  .strictObject({
    from: timeSchema.default(() => Date.now() - 86_400_000),
    to: timeSchema.default(() => Date.now()),
    host: hostNameSchema.optional().meta({ description: 'of this host and of the fleet; all when left out' }),
  })
  .refine((query) => query.from < query.to, { path: ['from'], message: 'must be before to' });

/** `GET /annotations`: which time, and of which host beside those of the fleet. */
export type AnnotationQuery = z.infer<typeof annotationQuerySchema>;

/** Marks of a time, the oldest first. */
export const annotationListSchema = z
  .object({ annotations: z.array(annotationSchema).max(MAX_ANNOTATIONS) })
  .meta({ id: 'AnnotationList' });

/** Marks of a time, the oldest first. */
export type AnnotationList = z.infer<typeof annotationListSchema>;
