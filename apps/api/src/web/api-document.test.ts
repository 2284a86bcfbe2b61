import { ERRORS } from '@finwait/contracts';
import { z } from 'zod';
import { scratchApi } from '../testing/scratch-api.js';

interface Content {
  readonly schema: Record<string, unknown>;
  readonly example?: unknown;
  readonly examples?: Record<string, { readonly value: unknown }>;
}

interface Operation {
  readonly operationId: string;
  readonly requestBody?: { readonly content: Record<string, Content> };
  readonly responses: Record<string, { readonly content?: Record<string, Content> }>;
}

interface OpenApi {
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: { readonly schemas: Record<string, unknown> };
}

/** What any address can answer, or only one that is no route. */
const EVERYWHERE = ['route_unknown', 'internal', 'protocol_unsupported'];

const scratch = scratchApi();
let document: OpenApi;
let operations: Operation[];
beforeAll(async () => {
  document = (await (await scratch.request('/openapi.json')).json()) as OpenApi;
  operations = Object.values(document.paths).flatMap((path) => Object.values(path));
});

function findMismatch({ schema }: Content, value: unknown): unknown {
  const whole = {
    ...schema,
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $defs: document.components.schemas,
  };
  const text = JSON.stringify(whole).replaceAll('#/components/schemas/', '#/$defs/');
  const result = z
    .fromJSONSchema(JSON.parse(text) as Parameters<typeof z.fromJSONSchema>[0])
    .safeParse(value);
  return result.success ? undefined : result.error.issues;
}

describe('the OpenAPI document', () => {
  it('has an example of every answer and every body, which its schema accepts', () => {
    for (const { operationId, requestBody, responses } of operations) {
      const answer = responses[200]?.content?.['application/json'];
      const contents = [...Object.values(requestBody?.content ?? {}), ...(answer ? [answer] : [])];
      for (const content of contents) {
        expect([operationId, typeof content.example]).toEqual([
          operationId,
          expect.stringMatching(/object|string/),
        ]);
        expect([operationId, findMismatch(content, content.example)]).toEqual([operationId, undefined]);
      }
    }
  });

  it('has an example of every error of every route, which its schema accepts', () => {
    for (const { operationId, responses } of operations) {
      for (const { content = {} } of Object.values(responses)) {
        const problem = content['application/problem+json'];
        if (!problem) continue;
        const examples = Object.values(problem.examples ?? {});
        expect([operationId, examples.length]).not.toEqual([operationId, 0]);
        for (const { value } of examples) expect(findMismatch(problem, value)).toBeUndefined();
      }
    }
  });

  it('names every code that REST can answer', () => {
    const named = new Set(
      operations.flatMap(({ responses }) =>
        Object.values(responses).flatMap(({ content = {} }) =>
          Object.keys(content['application/problem+json']?.examples ?? {}),
        ),
      ),
    );
    const answered = Object.entries(ERRORS).flatMap(([code, { status }]) => (status === null ? [] : [code]));
    expect(answered.filter((code) => !named.has(code) && !EVERYWHERE.includes(code))).toEqual([]);
  });
});
