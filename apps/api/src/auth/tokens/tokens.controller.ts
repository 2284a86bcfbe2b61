import {
  apiTokenListSchema,
  apiTokenRequestSchema,
  newApiTokenSchema,
  type ApiToken,
  type ApiTokenList,
  type ApiTokenRequest,
  type NewApiToken,
} from '@finwait/contracts';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { AuditLog } from '../../audit/audit-log.js';
import { ApiError } from '../../problem/api-error.js';
import { Answers } from '../../web/answers.js';
import { Requires, toAsker, toMember } from '../access.guard.js';
import { ApiTokenStore, type StoredToken } from './api-token.store.js';

@ApiTags('administration')
@Controller('api/v1/tokens')
@Requires('administer')
export class TokensController {
  constructor(
    private readonly tokens: ApiTokenStore,
    private readonly audit: AuditLog,
  ) {}

  @Get()
  @Answers(
    'Every token for automation that has not ended, without its secret.',
    apiTokenListSchema,
    'credentials_missing',
    'credentials_refused',
    'not_allowed',
  )
  listTokens(): ApiTokenList {
    return { tokens: this.tokens.all(Date.now()).map(toAnswer) };
  }

  @Post()
  @HttpCode(200)
  @Answers(
    'Makes a token for automation with a role, a scope and an end. It is shown once, and ends with the user who made it.',
    newApiTokenSchema,
    'request_malformed',
    'credentials_missing',
    'credentials_refused',
    'not_allowed',
    'origin_refused',
  )
  async createToken(
    @Body({ schema: apiTokenRequestSchema }) { name, role, scope, expiresIn }: ApiTokenRequest,
    @Req() request: FastifyRequest,
  ): Promise<NewApiToken> {
    const { actor, userId } = toMember(request);
    const createdAt = Date.now();
    const expiresAt = createdAt + expiresIn * 1_000;
    const made = await this.tokens.create({
      name,
      role,
      scope,
      createdBy: actor,
      createdById: userId ?? null,
      createdAt,
      expiresAt,
    });
    const detail = { name, role, scope, expiresAt };
    const target = `token:${made.stored.id}`;
    await this.audit.note(toAsker(request), { action: 'token_create', target, detail });
    return { ...toAnswer(made.stored), token: made.token };
  }

  @Delete(':token')
  @HttpCode(204)
  @Answers(
    'Ends a token at once; a live feed that was opened with it ends within seconds.',
    undefined,
    'credentials_missing',
    'credentials_refused',
    'not_allowed',
    'token_unknown',
    'origin_refused',
  )
  async revokeToken(@Param('token') id: string, @Req() request: FastifyRequest): Promise<void> {
    const revoked = /^\d{1,9}$/.test(id) ? await this.tokens.revoke(Number(id)) : undefined;
    if (!revoked) throw new ApiError('token_unknown', `no token has the id ${JSON.stringify(id)}`);
    const detail = { name: revoked.name };
    await this.audit.note(toAsker(request), { action: 'token_revoke', target: `token:${id}`, detail });
  }
}

function toAnswer({ createdById: _, scope, ...token }: StoredToken): ApiToken {
  return { ...token, scope: scope === null ? null : [...scope] };
}
