import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { toCoding, type Coding } from './coding.js';
import { varyBy } from './vary.js';

/** The coding that whoever asks understands. The answer is said to be in it, so the route has to give it so. */
export const InCoding = createParamDecorator((_: unknown, context: ExecutionContext): Coding | undefined => {
  const http = context.switchToHttp();
  const reply = http.getResponse<FastifyReply>();
  const coding = toCoding(http.getRequest<FastifyRequest>().headers['accept-encoding']);
  varyBy(reply, 'Accept-Encoding');
  if (coding) reply.header('Content-Encoding', coding);
  return coding;
});
