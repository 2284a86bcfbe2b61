import {
  userChangeSchema,
  userListSchema,
  userRequestSchema,
  userSchema,
  type User,
  type UserChange,
  type UserList,
  type UserRequest,
} from '@finwait/contracts';
import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { AuditLog } from '../../audit/audit-log.js';
import { ApiError } from '../../problem/api-error.js';
import { Answers } from '../../web/answers.js';
import { Requires, toAsker } from '../access.guard.js';
import { PasswordHashes } from '../passwords/password-hashes.js';
import { SessionStore } from '../sessions/session.store.js';
import { SignInLinks } from '../sessions/sign-in-links.js';
import { ApiTokenStore } from '../tokens/api-token.store.js';
import { UserStore, type StoredUser, type UserFields } from './user.store.js';

@ApiTags('administration')
@Controller('api/v1/users')
@Requires('administer')
export class UsersController {
  constructor(
    private readonly users: UserStore,
    private readonly sessions: SessionStore,
    private readonly tokens: ApiTokenStore,
    private readonly links: SignInLinks,
    private readonly hashes: PasswordHashes,
    private readonly audit: AuditLog,
  ) {}

  @Get()
  @Answers('Every user.', userListSchema, 'credentials_missing', 'credentials_refused', 'not_allowed')
  listUsers(): UserList {
    return { users: this.users.all().map(toAnswer) };
  }

  @Post()
  @HttpCode(200)
  @Answers(
    'Adds a user. Without a password, the first sign-in is by a link of `POST /sign-in-links`.',
    userSchema,
    'request_malformed',
    'credentials_missing',
    'credentials_refused',
    'not_allowed',
    'user_exists',
    'sign_in_busy',
    'origin_refused',
  )
  async addUser(
    @Body({ schema: userRequestSchema }) { name, role, scope, password }: UserRequest,
    @Req() request: FastifyRequest,
  ): Promise<User> {
    if (this.users.findByName(name)) throw toUserExists(name);
    const passwordHash = password === undefined ? null : await this.hashes.make(password);
    const user = await this.users.add({ name, role, scope, passwordHash, createdAt: Date.now() });
    if (!user) throw toUserExists(name);
    await this.audit.note(toAsker(request), { action: 'user_create', target: name, detail: { role, scope } });
    return toAnswer(user);
  }

  @Patch(':user')
  @Answers(
    "Changes a user's role, scope or password, and ends every session of the user; a new role or scope ends also the tokens the user made.",
    userSchema,
    'request_malformed',
    'credentials_missing',
    'credentials_refused',
    'not_allowed',
    'user_unknown',
    'sign_in_busy',
    'origin_refused',
  )
  async changeUser(
    @Param('user') name: string,
    @Body({ schema: userChangeSchema }) change: UserChange,
    @Req() request: FastifyRequest,
  ): Promise<User> {
    const before = this.find(name);
    const { password, ...power } = change;
    const fields: UserFields = {
      ...power,
      // An admin has the whole fleet.
      ...(power.role === 'admin' && { scope: null }),
      ...(password !== undefined && { passwordHash: await this.hashes.make(password) }),
    };
    const isPowerNew = power.role !== undefined || power.scope !== undefined;
    if (before.role === 'admin' && power.role === undefined && power.scope) {
      throw new ApiError('request_malformed', 'scope: an admin has the whole fleet: give another role too');
    }
    const user = await this.users.change(before.id, fields);
    if (!user) throw toUserUnknown(name);
    const ended = await this.endAll(before, isPowerNew);
    const detail = { ...power, ...ended, ...(password !== undefined && { password: 'set' }) };
    await this.audit.note(toAsker(request), { action: 'user_change', target: before.name, detail });
    return toAnswer(user);
  }

  @Delete(':user')
  @HttpCode(204)
  @Answers(
    'Removes a user, with every session of the user and the tokens the user made.',
    undefined,
    'credentials_missing',
    'credentials_refused',
    'not_allowed',
    'user_unknown',
    'origin_refused',
  )
  async removeUser(@Param('user') name: string, @Req() request: FastifyRequest): Promise<void> {
    const user = this.find(name);
    await this.users.remove(user.id);
    const detail = await this.endAll(user, true);
    await this.audit.note(toAsker(request), { action: 'user_remove', target: user.name, detail });
  }

  /** What is in the hands of the user, or of whoever knows the user's secrets. */
  private async endAll(
    { id }: StoredUser,
    withTokens: boolean,
  ): Promise<{ sessions: number; tokens: number }> {
    this.links.forget(id);
    const sessions = await this.sessions.end(({ userId }) => userId === id);
    return { sessions, tokens: withTokens ? await this.tokens.revokeOf(id) : 0 };
  }

  private find(name: string): StoredUser {
    const user = this.users.findByName(name.toLowerCase());
    if (!user) throw toUserUnknown(name);
    return user;
  }
}

function toAnswer({ name, role, scope, passwordHash, createdAt, lastSignInAt }: StoredUser): User {
  const listed = scope === null ? null : [...scope];
  return { name, role, scope: listed, hasPassword: passwordHash !== null, createdAt, lastSignInAt };
}

const toUserExists = (name: string) => new ApiError('user_exists', `${name} is taken`);
const toUserUnknown = (name: string) =>
  new ApiError('user_unknown', `no user is named ${JSON.stringify(name)}`);
