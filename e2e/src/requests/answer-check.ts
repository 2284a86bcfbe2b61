import { z } from 'zod';
import type { ApiDocument, Operation, Schema } from './api-document.ts';

/** An answer as it came. */
export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

/** Checks answers against the document they are described in. */
export class AnswerCheck {
  readonly #document: ApiDocument;
  readonly #schemas = new Map<string, z.ZodType>();

  constructor(document: ApiDocument) {
    this.#document = document;
  }

  /** What is wrong with an answer; `undefined` when it is as described. */
  findFault(operation: Operation, { status, type, text }: Answer): string | undefined {
    const described = operation.responses[String(status)];
    if (!described) return `status ${status} is not described: ${text.slice(0, 200)}`;
    const types = Object.keys(described.content ?? {});
    if (types.length === 0)
      return text === '' ? undefined : `a body where none is described: ${text.slice(0, 80)}`;
    const found = types.find((known) => toBare(known) === toBare(type));
    if (found === undefined) return `type ${type || 'none'} is not described for ${status}`;
    const schema = described.content?.[found]?.schema;
    if (!schema || !toBare(found).endsWith('json')) return undefined;
    return this.#findMismatch(schema, text);
  }

  #findMismatch(schema: Schema, text: string): string | undefined {
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      return `no JSON: ${text.slice(0, 80)}`;
    }
    const result = this.#toZod(schema).safeParse(value);
    if (result.success) return undefined;
    const [issue] = result.error.issues;
    return `${issue?.path.join('.')}: ${issue?.message}`;
  }

  #toZod(schema: Schema): z.ZodType {
    const key = JSON.stringify(schema);
    const known = this.#schemas.get(key);
    if (known) return known;
    const { schemas } = this.#document.components;
    const whole = { ...schema, $schema: 'https://json-schema.org/draft/2020-12/schema', $defs: schemas };
    const text = JSON.stringify(whole).replaceAll('#/components/schemas/', '#/$defs/');
    const made = z.fromJSONSchema(JSON.parse(text) as Parameters<typeof z.fromJSONSchema>[0]);
    this.#schemas.set(key, made);
    return made;
  }
}

const toBare = (type: string): string => type.split(';')[0]?.trim().toLowerCase() ?? '';
