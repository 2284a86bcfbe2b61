import type { FastifyAdapter } from '@nestjs/platform-fastify';
import type { Config } from '../config.js';
import { ApiError } from '../problem/api-error.js';
import { toProblem } from '../problem/problem.filter.js';
import type { Certificate } from './certificate.js';

type FastifyOptions = ConstructorParameters<typeof FastifyAdapter>[0];

/** Limits of the HTTP server, and its answer to what no route ever sees, such as a path that is no UTF-8. */
const FASTIFY_OPTIONS = {
  bodyLimit: 262_144,
  routerOptions: { maxParamLength: 512 },
  frameworkErrors: (error, request, reply) => {
    const refusal = new ApiError('request_malformed', error.message);
    reply.hijack();
    reply.raw.statusCode = refusal.status;
    reply.raw.setHeader('Content-Type', 'application/problem+json');
    reply.raw.end(JSON.stringify(toProblem(refusal, String(request.id))));
  },
} satisfies FastifyOptions;

/**
 * The HTTP server, over TLS where there is a certificate. Of X-Forwarded-For only what the one proxy added counts: a client
 * may have sent the rest.
 */
export function toFastifyOptions(
  { trustProxy }: Pick<Config, 'trustProxy'>,
  certificate: Certificate | undefined,
): FastifyOptions {
  const isTheProxy = (_address: string, hop: number): boolean => trustProxy && hop === 0;
  const options = { ...FASTIFY_OPTIONS, trustProxy: isTheProxy };
  return certificate ? { ...options, https: { ...certificate, minVersion: 'TLSv1.2' } } : options;
}
