import type { FastifyReply } from 'fastify';

/** Says that the answer depends on this header of the request too. Source: RFC 9110 §12.5.5. */
export function varyBy(reply: FastifyReply, header: string): void {
  const known = reply.getHeader('Vary');
  reply.header('Vary', known === undefined ? header : `${String(known)}, ${header}`);
}
