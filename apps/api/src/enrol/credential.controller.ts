import { renewalRequestSchema, renewedSchema, type Renewed, type RenewalRequest } from '@finwait/contracts';
import { Body, Controller, Delete, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { AuditLog } from '../audit/audit-log.js';
import { Requires, toAsker, toEvidence, toHostUnknown } from '../auth/access.guard.js';
import { hashSecret, newSecret } from '../auth/secret.js';
import { HostRegistry, type LiveHost } from '../hosts/host-registry.js';
import { HostStore } from '../hosts/host.store.js';
import { Answers } from '../web/answers.js';

/** The credentials of hosts that are enrolled. */
@ApiTags('enrolment')
@Controller('api/v1/hosts/:name/credential')
export class CredentialController {
  constructor(
    private readonly registry: HostRegistry,
    private readonly hosts: HostStore,
    private readonly audit: AuditLog,
  ) {}

  @Post()
  @HttpCode(200)
  @Requires('renew')
  @Answers(
    'Gives a host another credential, also when the host itself asks. The one before it, or the one that the host asked with, stays good for the overlap; any other ends.',
    renewedSchema,
    'request_malformed',
    'credentials_missing',
    'credentials_refused',
    'not_allowed',
    'host_unknown',
    'origin_refused',
  )
  async renewCredential(
    @Param('name') name: string,
    @Body({ schema: renewalRequestSchema }) { overlap }: RenewalRequest,
    @Req() request: FastifyRequest,
  ): Promise<Renewed> {
    const host = this.find(name);
    const credential = newSecret('host');
    const former = { hash: toKeptHash(host, request), until: Date.now() + overlap * 1_000 };
    await this.replace(host, { credentialHash: hashSecret(credential), former });
    const detail = { formerUntil: former.until };
    await this.audit.note(toAsker(request), { action: 'credential_renew', target: `host:${name}`, detail });
    return { host: host.name, credential, formerUntil: former.until };
  }

  @Delete()
  @HttpCode(204)
  @Requires('enrol')
  @Answers(
    'Takes its credentials from a host: its agent is disconnected within five seconds and ends, unless it has a token to enrol with. The history stays.',
    undefined,
    'credentials_missing',
    'credentials_refused',
    'not_allowed',
    'host_unknown',
    'origin_refused',
  )
  async revokeCredential(@Param('name') name: string, @Req() request: FastifyRequest): Promise<void> {
    const host = this.find(name);
    await this.replace(host, { credentialHash: hashSecret(newSecret('host')), former: undefined });
    await this.audit.note(toAsker(request), { action: 'credential_revoke', target: `host:${name}` });
  }

  private find(name: string): LiveHost {
    const host = this.registry.findByName(name);
    if (!host) throw toHostUnknown(name);
    return host;
  }

  private async replace(host: LiveHost, fields: Pick<LiveHost, 'credentialHash' | 'former'>): Promise<void> {
    const stored = await this.hosts.writeCredential(host.id, fields);
    if (!stored) throw toHostUnknown(host.name);
    this.registry.put(stored);
  }
}

/**
 * The credential that the host has for certain: the one it asks with. An agent that was killed before it kept the answer
 * asks again with the one before, and has to be able to come back with that once more.
 */
function toKeptHash({ credentialHash, former }: LiveHost, request: FastifyRequest): string {
  const { token } = toEvidence(request);
  const asked = token === undefined ? undefined : hashSecret(token);
  return former !== undefined && asked === former.hash ? former.hash : credentialHash;
}
