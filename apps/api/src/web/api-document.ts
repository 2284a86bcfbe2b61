import type { ErrorCode } from '@finwait/contracts';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { toComponentSchemas } from './answers.js';
import examples from './examples/examples.json' with { type: 'json' };
import { joinProblems, toProblemResponses, type ProblemResponse } from './problem-response.js';

interface Operation {
  readonly operationId?: string;
  readonly parameters?: readonly { readonly in?: string }[];
  readonly requestBody?: { readonly content: Record<string, { example?: unknown }> };
  readonly responses: Record<string, ProblemResponse | { content?: Record<string, { example?: unknown }> }>;
}

const BODIES: Readonly<Record<string, unknown>> = examples.bodies;
const ANSWERS: Readonly<Record<string, unknown>> = examples.answers;

/** The OpenAPI document: what the controllers declare, what every route can answer beside that, and examples. */
export function toApiDocument(app: NestFastifyApplication): OpenAPIObject {
  const document = SwaggerModule.createDocument(app, toDescription(), {
    operationIdFactory: (_controller, method) => method,
  });
  for (const operations of Object.values(document.paths)) {
    for (const operation of Object.values(operations) as Operation[]) complete(operation);
  }
  return { ...document, components: { ...document.components, schemas: toComponentSchemas() } };
}

function complete({ operationId = '', parameters = [], requestBody, responses }: Operation): void {
  const added: ErrorCode[] = [];
  if (requestBody) added.push('request_too_large');
  if (parameters.some((parameter) => parameter.in === 'path')) added.push('request_malformed');
  for (const [status, response] of toProblemResponses(added)) {
    const known = responses[status] as ProblemResponse | undefined;
    responses[status] = known ? joinProblems(known, response) : response;
  }
  for (const content of Object.values(requestBody?.content ?? {})) content.example = BODIES[operationId];
  const answer = (responses[200]?.content as Record<string, { example?: unknown }> | undefined)?.[
    'application/json'
  ];
  if (answer) answer.example = ANSWERS[operationId];
}

function toDescription() {
  return new DocumentBuilder()
    .setTitle('Finwait API')
    .setDescription(
      'TCP connection states of a fleet: hosts, history, live totals. Errors are RFC 9457 problems with a stable code.',
    )
    .setVersion('1')
    .setOpenAPIVersion('3.1.0')
    .addBearerAuth()
    .addCookieAuth('finwait_session')
    .addSecurityRequirements('bearer')
    .build();
}
