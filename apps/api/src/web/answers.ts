import type { ErrorCode } from '@finwait/contracts';
import { applyDecorators } from '@nestjs/common';
import { ApiOperation, ApiResponse } from '@nestjs/swagger';
import { z } from 'zod';
import { toProblemResponses } from './problem-response.js';
import { toReference } from './reference.js';

/** Whatever checks a secret answers so whom it refused too often. */
const TOO_MANY: ErrorCode = 'too_many_refusals';
const AT_A_DOOR: readonly ErrorCode[] = ['credentials_refused', 'enrolment_refused'];

/**
 * Documents a route for `/openapi.json` and `/docs`: what it does, its answer (a schema with an `id`) and every error code
 * it can give.
 */
export function Answers(
  summary: string,
  schema: z.ZodType | Table | Text | undefined,
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
  const problems = [...toProblemResponses(all)].map(([status, response]) =>
    ApiResponse({ status, ...response }),
  );
  return applyDecorators(ApiOperation({ summary }), answer, ...problems);
}

/** An answer that is text of this type. */
export interface Text {
  readonly text: string;
}

/** An answer that is a table too, where the Accept header asks for `text/csv`. */
export interface Table {
  readonly table: z.ZodType;
}

type AnswerSchema = { $ref: string } | { type: 'string'; description?: string };

function toContent(schema: z.ZodType | Table | Text): Record<string, { schema: AnswerSchema }> {
  if ('text' in schema) return { [schema.text]: { schema: { type: 'string' } } };
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
