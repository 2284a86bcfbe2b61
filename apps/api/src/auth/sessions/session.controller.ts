import {
  passwordChangeSchema,
  sessionRequestSchema,
  sessionSchema,
  type PasswordChange,
  type Session,
  type SessionRequest,
} from '@finwait/contracts';
import { Body, Controller, Delete, Get, HttpCode, Post, Put, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AuditLog } from '../../audit/audit-log.js';
import { ApiError } from '../../problem/api-error.js';
import { Answers } from '../../web/answers.js';
import { Open, Requires, toAsker, toMember } from '../access.guard.js';
import { Access } from '../access.js';
import type { Member } from '../authorise.js';
import { PasswordHashes } from '../passwords/password-hashes.js';
import { SignInBackoff } from '../passwords/sign-in-backoff.js';
import { UserStore } from '../users/user.store.js';
import { toClearedCookie, toSetCookie } from './session-cookie.js';
import { SessionStore, type StoredSession } from './session.store.js';
import { SignIn, type SignedIn } from './sign-in.js';

const LONGEST_BROWSER_NAME = 200;

@ApiTags('session')
@Controller('api/v1/session')
export class SessionController {
  constructor(
    private readonly access: Access,
    private readonly sessions: SessionStore,
    private readonly users: UserStore,
    private readonly signIn: SignIn,
    private readonly hashes: PasswordHashes,
    private readonly backoff: SignInBackoff,
    private readonly audit: AuditLog,
  ) {}

  @Get()
  @Requires('own')
  @Answers(
    'Who is signed in, and until when.',
    sessionSchema,
    'credentials_missing',
    'credentials_refused',
    'not_allowed',
  )
  readSession(@Req() request: FastifyRequest): Session {
    const member = toMember(request);
    const session = this.sessions.all(Date.now()).find(({ id }) => id === member.sessionId);
    return this.toAnswer(member, session);
  }

  @Post()
  @HttpCode(200)
  @Open()
  @Answers(
    'Signs a browser in by name and password, an unused sign-in code or the admin token: sets the session cookie.',
    sessionSchema,
    'request_malformed',
    'credentials_refused',
    'sign_in_refused',
    'sign_in_link_used',
    'sign_in_throttled',
    'sign_in_busy',
    'origin_refused',
  )
  async beginSession(
    @Body({ schema: sessionRequestSchema }) body: SessionRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Session> {
    const signedIn = await this.signIn.check(request, body);
    const before = this.access.toSessionCookie(request.headers.cookie);
    const known = before === undefined ? undefined : this.sessions.use(before, Date.now());
    if (known) await this.sessions.end(({ id }) => id === known.id);
    return this.open(signedIn, request, reply);
  }

  @Delete()
  @HttpCode(204)
  @Requires('own')
  @Answers(
    'Signs this browser out.',
    undefined,
    'credentials_missing',
    'credentials_refused',
    'not_allowed',
    'origin_refused',
  )
  async endSession(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const { sessionId } = toMember(request);
    reply.header('Set-Cookie', toClearedCookie(request));
    if (sessionId === undefined) return;
    await this.sessions.end(({ id }) => id === sessionId);
    await this.audit.note(toAsker(request), { action: 'sign_out' });
  }

  @Put('password')
  @HttpCode(200)
  @Requires('own')
  @Answers(
    'Sets the password of the user who is signed in, ends every other session of the user and renews this one.',
    sessionSchema,
    'request_malformed',
    'credentials_missing',
    'credentials_refused',
    'not_allowed',
    'account_missing',
    'password_wrong',
    'sign_in_throttled',
    'sign_in_busy',
    'origin_refused',
  )
  async setPassword(
    @Body({ schema: passwordChangeSchema }) body: PasswordChange,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Session> {
    const { userId, sessionId } = toMember(request);
    const session = this.sessions.all(Date.now()).find(({ id }) => id === sessionId);
    const user = userId === undefined ? undefined : this.users.find(userId);
    if (!user || !session) throw new ApiError('account_missing', 'a token or a link without a user');
    if (session.by !== 'link') await this.checkCurrent(user.name, body.current, request);
    await this.users.change(user.id, { passwordHash: await this.hashes.make(body.password) });
    await this.sessions.end((stored) => stored.userId === user.id);
    await this.audit.note(toAsker(request), { action: 'password_change', target: user.name });
    return this.open({ userId: user.id, by: 'password' }, request, reply);
  }

  private async checkCurrent(name: string, current = '', request: FastifyRequest): Promise<void> {
    this.backoff.begin(name, request.ip, Date.now());
    if (await this.hashes.isRight(current, this.users.findByName(name)?.passwordHash)) {
      this.backoff.succeeded(name, request.ip);
      return;
    }
    const deed = { action: 'password_change', target: name, outcome: 'refused' } as const;
    await this.audit.note(toAsker(request), deed);
    throw new ApiError('password_wrong', 'nothing was changed');
  }

  private async open(signedIn: SignedIn, request: FastifyRequest, reply: FastifyReply): Promise<Session> {
    const now = Date.now();
    const browser = request.headers['user-agent']?.slice(0, LONGEST_BROWSER_NAME) ?? null;
    const { cookie, stored } = await this.sessions.begin({ ...signedIn, address: request.ip, browser }, now);
    const member = this.access.toMember(stored);
    if (!member) throw new ApiError('credentials_refused', 'the user was removed meanwhile');
    if (stored.userId !== null) await this.users.change(stored.userId, { lastSignInAt: now });
    await this.audit.note(
      { actor: member.actor, address: request.ip },
      { action: 'sign_in', detail: { by: stored.by, session: stored.id } },
    );
    reply.header('Set-Cookie', toSetCookie(request, cookie, new Date(stored.expiresAt)));
    return this.toAnswer(member, stored);
  }

  private toAnswer({ role, scope, userId }: Member, session: StoredSession | undefined): Session {
    const name = userId === undefined ? null : (this.users.find(userId)?.name ?? null);
    const listed = scope === null ? null : [...scope];
    return { role, scope: listed, name, by: session?.by ?? 'token', expiresAt: session?.expiresAt ?? null };
  }
}
