import {
  fleetLatestQuerySchema,
  fleetLatestSchema,
  type FleetLatest,
  type FleetLatestQuery,
} from '@finwait/contracts';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Requires } from '../auth/access.guard.js';
import { hasTag, HostRegistry } from '../hosts/host-registry.js';
import { Answers } from '../web/answers.js';
import { toFleetAnswer } from './fleet-totals.js';

@ApiTags('fleet')
@Controller('api/v1/fleet')
@Requires('read')
export class FleetController {
  constructor(private readonly registry: HostRegistry) {}

  @Get('latest')
  @Answers(
    'Totals per state over all hosts, or over those with a tag, and how many hosts report.',
    fleetLatestSchema,
    'request_malformed',
    'credentials_missing',
    'credentials_refused',
  )
  latest(@Query({ schema: fleetLatestQuerySchema }) { tag }: FleetLatestQuery): FleetLatest {
    const hosts = this.registry.all().filter((host) => tag === undefined || hasTag(host, tag));
    return toFleetAnswer(hosts, Date.now());
  }
}
