import type { z } from 'zod';

/** A reference to the named schema in the OpenAPI document. */
export function toReference(schema: z.ZodType): { $ref: string } {
  const id = schema.meta()?.id;
  if (id === undefined) throw new Error('a documented schema needs an id');
  return { $ref: `#/components/schemas/${id}` };
}
