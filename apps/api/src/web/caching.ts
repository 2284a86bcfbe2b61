import { createHash } from 'node:crypto';
import { applyDecorators, Header } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

const KEPT = 'private, no-cache';

/** A browser keeps the answer and asks each time whether it is still so. */
export const RarelyChanges = () => applyDecorators(Header('Cache-Control', KEPT));

/**
 * Says of every answer of the API whether it may be kept: none, unless its route {@link RarelyChanges}; that answer carries an
 * entity tag, and whoever has it already gets 304. Source: RFC 9110 §8.8.3 and §13.1.2.
 */
export function addCaching(server: FastifyInstance): void {
  server.addHook('onSend', (request: FastifyRequest, reply: FastifyReply, payload: unknown, done) => {
    if (request.url.startsWith('/api/') && !reply.hasHeader('Cache-Control')) {
      reply.header('Cache-Control', 'no-store');
    }
    const isKept = reply.statusCode === 200 && reply.getHeader('Cache-Control') === KEPT;
    if (!isKept || typeof payload !== 'string') {
      done(null, payload);
      return;
    }
    const tag = `W/"${createHash('sha256').update(payload).digest('base64url').slice(0, 22)}"`;
    reply.header('ETag', tag);
    if (!isKnown(request.headers['if-none-match'], tag)) {
      done(null, payload);
      return;
    }
    reply.status(304).removeHeader('Content-Length');
    done(null, null);
  });
}

function isKnown(header: string | undefined, tag: string): boolean {
  const tags = (header ?? '').split(',').map((one) => one.trim().replace(/^W\//, ''));
  return tags.includes('*') || tags.includes(tag.replace(/^W\//, ''));
}
