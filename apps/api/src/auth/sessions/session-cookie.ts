import { stringifySetCookie } from 'cookie';
import type { FastifyRequest } from 'fastify';
import { SESSION_COOKIE, TLS_SESSION_COOKIE } from '../access.js';

/** The header that keeps a session in a browser until `expires`, out of reach of scripts and of other sites. */
export function toSetCookie(request: FastifyRequest, value: string, expires: Date): string {
  const isOverTls = request.protocol === 'https';
  return stringifySetCookie({
    name: isOverTls ? TLS_SESSION_COOKIE : SESSION_COOKIE,
    value,
    expires,
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: isOverTls,
  });
}

/** The header that takes the session out of a browser. */
export function toClearedCookie(request: FastifyRequest): string {
  return toSetCookie(request, '', new Date(0));
}
