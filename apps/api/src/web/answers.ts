import { ERRORS, problemSchema, type ErrorCode } from '@finwait/contracts';
import { applyDecorators } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import { z } from 'zod';

const PROBLEM_TYPE = 'application/problem+json';

/** Documents a route's answer, a schema with an `id`, and every error code it can give. */
export function Answers(schema: z.ZodType | undefined, ...codes: ErrorCode[]): MethodDecorator {
  const answer =
    schema === undefined
      ? ApiResponse({ status: 204, description: 'Done' })
      : ApiResponse({
          status: 200,
          description: 'OK',
          content: { 'application/json': { schema: toReference(schema) } },
        });
  const problems = [...Map.groupBy(codes, (code) => ERRORS[code].status ?? 500)].map(([status, group]) =>
    ApiResponse({
      status,
      description: group.map((code) => `\`${code}\`: ${ERRORS[code].title}`).join('\n\n'),
      content: { [PROBLEM_TYPE]: { schema: toReference(problemSchema) } },
    }),
  );
  return applyDecorators(answer, ...problems);
}

/** The JSON schemas of everything that has an `id`, by that id. Source: OpenAPI 3.1 §4.8.7. */
export function toComponentSchemas(): Record<string, Record<string, unknown>> {
  const { schemas } = z.toJSONSchema(z.globalRegistry, { uri: (id) => `#/components/schemas/${id}` });
  return Object.fromEntries(
    Object.entries(schemas).map(([id, { $schema: _, $id: __, ...schema }]) => [
      id,
      schema as Record<string, unknown>,
    ]),
  );
}

function toReference(schema: z.ZodType): { $ref: string } {
  const id = schema.meta()?.id;
  if (id === undefined) throw new Error('a documented schema needs an id');
  return { $ref: `#/components/schemas/${id}` };
}
