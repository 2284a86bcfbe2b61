import {
  enrolledSchema,
  enrolmentRequestSchema,
  enrolmentSchema,
  enrolRequestSchema,
  type Enrolled,
  type Enrolment,
  type EnrolmentRequest,
  type EnrolRequest,
} from '@finwait/contracts';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Open, Requires } from '../auth/access.guard.js';
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
  ) {}

  @Post('enrolments')
  @HttpCode(200)
  @Requires('enrol')
  @Answers(
    'Makes a token that admits hosts. It is shown once.',
    enrolmentSchema,
    'request_malformed',
    'credentials_missing',
    'credentials_refused',
    'origin_refused',
  )
  async create(@Body({ schema: enrolmentRequestSchema }) request: EnrolmentRequest): Promise<Enrolment> {
    const now = Date.now();
    const expiresAt = now + request.expiresIn * 1_000;
    const token = await this.enrolments.create(
      { expiresAt, maxHosts: request.maxHosts, tags: request.tags },
      now,
    );
    return { token, expiresAt };
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
  enrol(@Body({ schema: enrolRequestSchema }) request: EnrolRequest): Promise<Enrolled> {
    return this.admission.run(() => this.admit(request));
  }

  private async admit(request: EnrolRequest): Promise<Enrolled> {
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
      tags: { ...request.tags, ...granted },
      enrolledAt: now,
    });
    this.registry.put(host);
    this.live.noteHost(host.id, known ? 'status' : 'appeared');
    return { host: host.name, credential };
  }
}
