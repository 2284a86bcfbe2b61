import { hostServersAnswerSchema, type HostServersAnswer } from '@finwait/contracts';
import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Requires, toHostUnknown } from '../auth/access.guard.js';
import { HostRegistry } from '../hosts/host-registry.js';
import { Answers } from '../web/answers.js';

@ApiTags('hosts')
@Controller('api/v1/hosts')
@Requires('read')
export class ServersController {
  constructor(private readonly registry: HostRegistry) {}

  @Get(':name/servers')
  @Answers(
    'The servers (Apache, nginx, HAProxy) that the agent of a host found, with what their configuration says of time-outs and keepalive.',
    hostServersAnswerSchema,
    'host_unknown',
    'credentials_missing',
    'credentials_refused',
    'not_allowed',
  )
  readServers(@Param('name') name: string): HostServersAnswer {
    const host = this.registry.findByName(name);
    if (!host) throw toHostUnknown(name);
    const untold = { at: null, servers: [], why: null, omittedHops: 0 };
    return hostServersAnswerSchema.parse({ host: name, ...untold, ...host.facts.servers });
  }
}
