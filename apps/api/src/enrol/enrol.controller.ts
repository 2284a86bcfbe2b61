import {
  enrolledSchema,
  enrolmentListSchema,
  enrolmentRequestSchema,
  enrolmentSchema,
  enrolRequestSchema,
  type Enrolled,
  type Enrolment,
  type EnrolmentList,
  type EnrolmentRequest,
  type EnrolRequest,
} from '@finwait/contracts';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { AuditLog } from '../audit/audit-log.js';
import { Open, Requires, toAsker, toMember } from '../auth/access.guard.js';
import { hashSecret, newSecret } from '../auth/secret.js';
import { HostAdmission, NO_MACHINE } from '../hosts/host-admission.js';
import { HostRegistry } from '../hosts/host-registry.js';
import { HostStore } from '../hosts/host.store.js';
import { LiveFeed } from '../live/live-feed.js';
import { ApiError } from '../problem/api-error.js';
import { Answers } from '../web/answers.js';
import { EnrolmentStore } from './enrolment.store.js';

@ApiTags('enrolment')
@Controller('api/v1')
export class EnrolController {
  constructor(
    private readonly enrolments: EnrolmentStore,
    private readonly hosts: HostStore,
    private readonly registry: HostRegistry,
    private readonly live: LiveFeed,
    private readonly admission: HostAdmission,
    private readonly audit: AuditLog,
  ) {}

  @Get('enrolments')
  @Requires('enrol')
  @Answers(
    'Every token that admits hosts and has neither ended nor been used up, without its secret.',
    enrolmentListSchema,
    'credentials_missing',
    'credentials_refused',
    'not_allowed',
  )
  async listEnrolments(): Promise<EnrolmentList> {
    const open = await this.enrolments.readOpen(Date.now());
    return { enrolments: open.map((enrolment) => ({ ...enrolment, tags: { ...enrolment.tags } })) };
  }

  @Post('enrolments')
  @HttpCode(200)
  @Requires('enrol')
  @Answers(
    'Makes a token that admits hosts. It is shown once.',
    enrolmentSchema,
    'request_malformed',
    'credentials_missing',
    'credentials_refused',
    'not_allowed',
    'origin_refused',
  )
  async createEnrolment(
    @Body({ schema: enrolmentRequestSchema }) { expiresIn, maxHosts, tags }: EnrolmentRequest,
    @Req() request: FastifyRequest,
  ): Promise<Enrolment> {
    const now = Date.now();
    const expiresAt = now + expiresIn * 1_000;
    const { actor } = toMember(request);
    const { id, token } = await this.enrolments.create({ expiresAt, maxHosts, tags, createdBy: actor }, now);
    const detail = { maxHosts, tags, expiresAt };
    await this.audit.note(toAsker(request), {
      action: 'enrolment_create',
      target: `enrolment:${id}`,
      detail,
    });
    return { id, token, expiresAt };
  }

  @Delete('enrolments/:enrolment')
  @HttpCode(204)
  @Requires('enrol')
  @Answers(
    'Ends a token that admits hosts; the hosts it admitted stay.',
    undefined,
    'credentials_missing',
    'credentials_refused',
    'not_allowed',
    'enrolment_unknown',
    'origin_refused',
  )
  async revokeEnrolment(@Param('enrolment') id: string, @Req() request: FastifyRequest): Promise<void> {
    const isRevoked = /^\d{1,9}$/.test(id) && (await this.enrolments.revoke(Number(id)));
    if (!isRevoked) throw new ApiError('enrolment_unknown', `no token has the id ${JSON.stringify(id)}`);
    await this.audit.note(toAsker(request), { action: 'enrolment_revoke', target: `enrolment:${id}` });
  }

  @Post('enrol')
  @HttpCode(200)
  @Open()
  @Answers(
    'Gives an agent a credential for its enrolment token. The same machine under the same name gets a new one.',
    enrolledSchema,
    'request_malformed',
    'enrolment_refused',
    'host_name_taken',
  )
  enrolHost(
    @Body({ schema: enrolRequestSchema }) body: EnrolRequest,
    @Req() { ip }: FastifyRequest,
  ): Promise<Enrolled> {
    return this.admission.run(() => this.admit(body, ip));
  }

  private async admit(request: EnrolRequest, address: string): Promise<Enrolled> {
    const now = Date.now();
    const granted = await this.enrolments.use(request.token, now);
    if (!granted) throw new ApiError('enrolment_refused', 'the token is unknown, past its end or used up');
    const known = this.registry.findByName(request.name);
    const isOther = known !== undefined && known.machineId !== request.machineId;
    if (isOther && known.machineId !== NO_MACHINE) {
      await this.enrolments.release(request.token);
      throw new ApiError('host_name_taken', `${request.name} is another machine`);
    }
    const credential = newSecret('host');
    const host = await this.hosts.upsert({
      name: request.name,
      machineId: request.machineId,
      credentialHash: hashSecret(credential),
      tags: { ...request.tags, ...granted.tags },
      enrolledAt: now,
    });
    this.registry.put(host);
    this.live.noteHost(host.id, known ? 'status' : 'appeared');
    const detail = { tags: host.tags, isKnown: known !== undefined };
    const by = { actor: `enrolment:${granted.id}`, address };
    await this.audit.note(by, { action: 'host_enrol', target: `host:${host.name}`, detail });
    return { host: host.name, credential };
  }
}
