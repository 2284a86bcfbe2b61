import { hostChangeSchema, type Host, type HostChange, hostSchema } from '@finwait/contracts';
import { Body, Controller, Delete, HttpCode, Param, Patch, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { AuditLog } from '../audit/audit-log.js';
import { Requires, toAsker, toHostUnknown } from '../auth/access.guard.js';
import { HostAdmission } from '../hosts/host-admission.js';
import { toHostAnswer } from '../hosts/host-answer.js';
import { HostRegistry, type LiveHost } from '../hosts/host-registry.js';
import { HostStore } from '../hosts/host.store.js';
import { LiveFeed } from '../live/live-feed.js';
import { Answers } from '../web/answers.js';

/** What an admin changes of hosts that are enrolled. */
@ApiTags('enrolment')
@Controller('api/v1/hosts/:name')
@Requires('administer')
export class HostChangesController {
  constructor(
    private readonly registry: HostRegistry,
    private readonly hosts: HostStore,
    private readonly admission: HostAdmission,
    private readonly live: LiveFeed,
    private readonly audit: AuditLog,
  ) {}

  @Patch()
  @Answers(
    'Gives a host these tags instead of those it had. Sums by tag are then those of the hosts that have it now, also of the past.',
    hostSchema,
    'request_malformed',
    'credentials_missing',
    'credentials_refused',
    'not_allowed',
    'host_unknown',
    'origin_refused',
  )
  async changeHost(
    @Param('name') name: string,
    @Body({ schema: hostChangeSchema }) { tags }: HostChange,
    @Req() request: FastifyRequest,
  ): Promise<Host> {
    const stored = await this.hosts.writeTags(this.find(name).id, tags);
    if (!stored) throw toHostUnknown(name);
    const host = this.registry.put(stored);
    this.live.noteChange(host.id);
    await this.audit.note(toAsker(request), {
      action: 'host_change',
      target: `host:${name}`,
      detail: { tags },
    });
    return toHostAnswer(host, Date.now());
  }

  @Delete()
  @HttpCode(204)
  @Answers(
    'Removes a host for good: its agent is disconnected within five seconds and ends, and its history is erased within minutes. The past of the fleet stays as it was.',
    undefined,
    'credentials_missing',
    'credentials_refused',
    'not_allowed',
    'host_unknown',
    'origin_refused',
  )
  async removeHost(@Param('name') name: string, @Req() request: FastifyRequest): Promise<void> {
    await this.admission.run(async () => {
      const host = this.find(name);
      await this.hosts.remove(host, Date.now());
      this.live.noteHost(host.id, 'left');
      this.registry.remove(host);
    });
    await this.audit.note(toAsker(request), { action: 'host_remove', target: `host:${name}` });
  }

  private find(name: string): LiveHost {
    const host = this.registry.findByName(name);
    if (!host) throw toHostUnknown(name);
    return host;
  }
}
