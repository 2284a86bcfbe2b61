import { sessionRequestSchema, sessionSchema, type Session, type SessionRequest } from '@finwait/contracts';
import { Body, Controller, Delete, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { stringifySetCookie } from 'cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ApiError } from '../problem/api-error.js';
import { Answers } from '../web/answers.js';
import { Open, Requires } from './access.guard.js';
import { Access, SESSION_COOKIE, toSessionCookie } from './access.js';
import { SessionStore } from './session.store.js';
import { SignInLinks } from './sign-in-links.js';

@ApiTags('session')
@Controller('api/v1/session')
export class SessionController {
  constructor(
    private readonly access: Access,
    private readonly sessions: SessionStore,
    private readonly links: SignInLinks,
  ) {}

  @Get()
  @Requires('read')
  @Answers(
    'Who is signed in, and until when; a bearer token has no end.',
    sessionSchema,
    'credentials_missing',
    'credentials_refused',
  )
  async read(@Req() request: FastifyRequest): Promise<Session> {
    const cookie =
      request.headers.authorization === undefined ? toSessionCookie(request.headers.cookie) : undefined;
    const expiresAt = cookie === undefined ? undefined : await this.sessions.find(cookie, Date.now());
    return { role: 'admin', expiresAt: expiresAt ?? null };
  }

  @Post()
  @HttpCode(200)
  @Open()
  @Answers(
    'Signs a browser in: sets the session cookie for the admin token or an unused sign-in code.',
    sessionSchema,
    'request_malformed',
    'credentials_refused',
    'sign_in_link_used',
    'origin_refused',
  )
  async begin(
    @Body({ schema: sessionRequestSchema }) body: SessionRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Session> {
    if (body.token !== undefined && !this.access.isAdminToken(body.token)) {
      throw new ApiError('credentials_refused', 'the token is not the admin token');
    }
    if (body.code !== undefined && !this.links.use(body.code, Date.now())) {
      throw new ApiError('sign_in_link_used', 'a link signs in once, within an hour of the start');
    }
    const { cookie, expiresAt } = await this.sessions.begin(Date.now());
    reply.header('Set-Cookie', toSetCookie(request, cookie, new Date(expiresAt)));
    return { role: 'admin', expiresAt };
  }

  @Delete()
  @HttpCode(204)
  @Requires('read')
  @Answers(
    'Signs this browser out.',
    undefined,
    'credentials_missing',
    'credentials_refused',
    'origin_refused',
  )
  async end(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    const cookie = toSessionCookie(request.headers.cookie);
    if (cookie !== undefined) await this.sessions.end(cookie);
    reply.header('Set-Cookie', toSetCookie(request, '', new Date(0)));
  }
}

function toSetCookie(request: FastifyRequest, value: string, expires: Date): string {
  return stringifySetCookie({
    name: SESSION_COOKIE,
    value,
    expires,
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: request.protocol === 'https',
  });
}
