import { ERRORS, problemSchema, type ErrorCode } from '@finwait/contracts';
import { applyDecorators } from '@nestjs/common';
import { ApiOperation, ApiResponse } from '@nestjs/swagger';
import { z } from 'zod';

/** Whatever checks a secret answers so whom it refused too often. */
const TOO_MANY: ErrorCode = 'too_many_refusals';
const AT_A_DOOR: readonly ErrorCode[] = ['credentials_refused', 'enrolment_refused'];

const PROBLEM_TYPE = 'application/problem+json';

/**
 * Documents a route for `/openapi.json` and `/docs`: what it does, its answer (a schema with an `id`) and every error code
 * it can give.
 */
export function Answers(
  summary: string,
  schema: z.ZodType | Table | undefined,
  ...codes: ErrorCode[]
): MethodDecorator {
  const answer =
    schema === undefined
      ? ApiResponse({ status: 204, description: 'Done' })
      : ApiResponse({
          status: 200,
          description: 'OK',
          content: toContent(schema),
        });
  const all = codes.some((code) => AT_A_DOOR.includes(code)) ? [...codes, TOO_MANY] : codes;
  const problems = [...Map.groupBy(all, (code) => ERRORS[code].status ?? 500)].map(([status, group]) =>
    ApiResponse({
      status,
      description: group.map((code) => `\`${code}\`: ${ERRORS[code].title}`).join('\n\n'),
      content: { [PROBLEM_TYPE]: { schema: toReference(problemSchema) } },
    }),
  );
  return applyDecorators(ApiOperation({ summary }), answer, ...problems);
}

/** An answer that is a table too, where the Accept header asks for `text/csv`. */
export interface Table {
  readonly table: z.ZodType;
}

type AnswerSchema = { $ref: string } | { type: 'string'; description: string };

function toContent(schema: z.ZodType | Table): Record<string, { schema: AnswerSchema }> {
  if (!('table' in schema)) return { 'application/json': { schema: toReference(schema) } };
  const csv = {
    schema: { type: 'string' as const, description: 'RFC 4180, with a heading; times in ISO 8601' },
  };
  return { 'application/json': { schema: toReference(schema.table) }, 'text/csv': csv };
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

/** A reference to the named schema in the OpenAPI document. */
export function toReference(schema: z.ZodType): { $ref: string } {
  const id = schema.meta()?.id;
  if (id === undefined) throw new Error('a documented schema needs an id');
  return { $ref: `#/components/schemas/${id}` };
}
