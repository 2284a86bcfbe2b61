import {
  auditChainSchema,
  auditPageSchema,
  auditQuerySchema,
  type AuditChain,
  type AuditEntry,
  type AuditPage,
  type AuditQuery,
} from '@finwait/contracts';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Requires } from '../auth/access.guard.js';
import { Answers } from '../web/answers.js';
import type { ChainedEntry } from './audit-chain.js';
import { checkChain } from './check-chain.js';
import { AuditStore } from './audit.store.js';

@ApiTags('administration')
@Controller('api/v1/audit')
@Requires('administer')
export class AuditController {
  constructor(private readonly store: AuditStore) {}

  @Get()
  @Answers(
    'Who signed in, and who changed users, tokens, enrolments and hosts, the newest first; each entry is chained to the one before.',
    auditPageSchema,
    'request_malformed',
    'credentials_missing',
    'credentials_refused',
    'not_allowed',
  )
  async listAudit(@Query({ schema: auditQuerySchema }) query: AuditQuery): Promise<AuditPage> {
    const { actor, action, limit, cursor } = query;
    const belowId = cursor === undefined ? undefined : Number(cursor);
    const found = await this.store.readRange({ actor, action, belowId, limit: limit + 1 });
    const page = found.slice(0, limit);
    return {
      entries: page.map(toAnswer),
      nextCursor: found.length > limit ? String(page.at(-1)?.id) : null,
    };
  }

  @Get('chain')
  @Answers(
    'Whether every entry of the audit log is as it was written. It computes every hash anew.',
    auditChainSchema,
    'credentials_missing',
    'credentials_refused',
    'not_allowed',
  )
  checkAudit(): Promise<AuditChain> {
    return checkChain(this.store);
  }
}

function toAnswer(entry: ChainedEntry): AuditEntry {
  return { ...entry, detail: JSON.parse(entry.detail) as Record<string, unknown> } as AuditEntry;
}
