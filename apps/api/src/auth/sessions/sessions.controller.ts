import {
  sessionListSchema,
  signInLinkRequestSchema,
  signInLinkSchema,
  type SessionList,
  type SignInLink,
  type SignInLinkRequest,
} from '@finwait/contracts';
import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { AuditLog } from '../../audit/audit-log.js';
import { CONFIG, type Config } from '../../config.js';
import { ApiError } from '../../problem/api-error.js';
import { Answers } from '../../web/answers.js';
import { Requires, toAsker, toMember } from '../access.guard.js';
import { can, type Member } from '../authorise.js';
import { UserStore } from '../users/user.store.js';
import { SessionStore, type StoredSession } from './session.store.js';
import { SignInLinks, toSignInUrl } from './sign-in-links.js';

@ApiTags('administration')
@Controller('api/v1')
export class SessionsController {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly sessions: SessionStore,
    private readonly users: UserStore,
    private readonly links: SignInLinks,
    private readonly audit: AuditLog,
  ) {}

  @Get('sessions')
  @Requires('own')
  @Answers(
    'Signed-in browsers: all of them for an admin, else those of the user who asks.',
    sessionListSchema,
    'credentials_missing',
    'credentials_refused',
    'not_allowed',
  )
  listSessions(@Req() request: FastifyRequest): SessionList {
    const member = toMember(request);
    const sessions = this.sessions.all(Date.now()).filter((session) => isTheirs(member, session));
    return {
      sessions: sessions.map(({ userId, ...session }) => ({
        ...session,
        user: userId === null ? null : (this.users.find(userId)?.name ?? null),
        isCurrent: session.id === member.sessionId,
      })),
    };
  }

  @Delete('sessions/:session')
  @HttpCode(204)
  @Requires('own')
  @Answers(
    'Ends a session: of anybody for an admin, else of the user who asks. Its live feed ends within seconds.',
    undefined,
    'credentials_missing',
    'credentials_refused',
    'not_allowed',
    'session_unknown',
    'origin_refused',
  )
  async revokeSession(@Param('session') id: string, @Req() request: FastifyRequest): Promise<void> {
    const member = toMember(request);
    const session = this.sessions.all(Date.now()).find((stored) => String(stored.id) === id);
    if (!session || !isTheirs(member, session)) {
      throw new ApiError('session_unknown', `no session of yours has the id ${JSON.stringify(id)}`);
    }
    await this.sessions.end((stored) => stored.id === session.id);
    const user = session.userId === null ? undefined : this.users.find(session.userId)?.name;
    await this.audit.note(toAsker(request), {
      action: 'session_end',
      target: id,
      detail: { user: user ?? null },
    });
  }

  @Post('sign-in-links')
  @HttpCode(200)
  @Requires('administer')
  @Answers(
    'Makes a link that signs a browser in once within the hour: as the user named, who can then set a password, else as an admin without a user.',
    signInLinkSchema,
    'request_malformed',
    'credentials_missing',
    'credentials_refused',
    'not_allowed',
    'user_unknown',
    'origin_refused',
  )
  async createSignInLink(
    @Body({ schema: signInLinkRequestSchema }) { user: name }: SignInLinkRequest,
    @Req() request: FastifyRequest,
  ): Promise<SignInLink> {
    const user = name === undefined ? undefined : this.users.findByName(name);
    if (name !== undefined && !user) throw new ApiError('user_unknown', `no user is named ${name}`);
    const { code, expiresAt } = this.links.create(Date.now(), { userId: user?.id });
    await this.audit.note(toAsker(request), { action: 'sign_in_link_create', target: name });
    const url = this.config.publicUrl ?? `${request.protocol}://${request.host}`;
    return { url: toSignInUrl(url, code), expiresAt };
  }
}

/** An admin sees every session; a token that is no admin's has none. */
function isTheirs(member: Member, session: StoredSession): boolean {
  if (can(member, 'administer')) return true;
  return member.userId !== undefined && session.userId === member.userId;
}
