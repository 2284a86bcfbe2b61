import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { ApiError } from '../problem/api-error.js';
import { toProblem, toRetryAfter } from '../problem/problem.filter.js';
import { AddressLimits } from './address-limits.js';

/** Where anybody may try a secret. */
const DOORS: readonly string[] = ['/api/v1/session', '/api/v1/enrol'];

/**
 * Counts what each address is refused where anybody may try a secret. One that spent its refusals gets 429, before its body
 * is read.
 */
export function limitDoors(app: NestFastifyApplication): void {
  const limits = app.get(AddressLimits);
  const server = app.getHttpAdapter().getInstance();
  server.addHook('onRequest', (request, reply, next) => {
    const waitMs = isAtDoor(request) ? limits.waitMsOf(request.ip, Date.now()) : 0;
    if (waitMs === 0) {
      next();
      return;
    }
    const error = toTooMany(waitMs);
    void reply
      .status(error.status)
      .header('Content-Type', 'application/problem+json')
      .header('Cache-Control', 'no-store')
      .header('Retry-After', toRetryAfter(error))
      // The body is not read.
      .header('Connection', 'close')
      .send(JSON.stringify(toProblem(error, String(request.id))));
  });
  server.addHook('onResponse', (request, reply, next) => {
    if (isAtDoor(request) && reply.statusCode >= 400) limits.noteRefusal(request.ip, Date.now());
    next();
  });
}

function isAtDoor({ method, url }: FastifyRequest): boolean {
  return method === 'POST' && DOORS.includes(url.split('?')[0] ?? '');
}

/** The answer to an address that was refused too often. */
export function toTooMany(waitMs: number): ApiError {
  return new ApiError('too_many_refusals', `${waitMs} ms to wait`, { retryAfterMs: waitMs });
}
