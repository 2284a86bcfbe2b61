import type { FastifyAdapter } from '@nestjs/platform-fastify';
import { ApiError } from '../problem/api-error.js';
import { toProblem } from '../problem/problem.filter.js';

/** Limits of the HTTP server, and its answer to what no route ever sees, such as a path that is no UTF-8. */
export const FASTIFY_OPTIONS: ConstructorParameters<typeof FastifyAdapter>[0] = {
  bodyLimit: 262_144,
  routerOptions: { maxParamLength: 512 },
  frameworkErrors: (error, request, reply) => {
    const refusal = new ApiError('request_malformed', error.message);
    reply.hijack();
    reply.raw.statusCode = refusal.status;
    reply.raw.setHeader('Content-Type', 'application/problem+json');
    reply.raw.end(JSON.stringify(toProblem(refusal, String(request.id))));
  },
};
