import {
  inspectionQuerySchema,
  inspectionSchema,
  MAX_INSPECTION_GROUPS,
  servicesSchema,
  type Inspection,
  type InspectionQuery,
  type Services,
} from '@finwait/contracts';
import { Controller, Get, Header, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Requires, toHostUnknown } from '../auth/access.guard.js';
import { HostRegistry } from '../hosts/host-registry.js';
import { Answers } from '../web/answers.js';
import { Inspections } from './inspections.js';
import { toServices } from './to-services.js';

@ApiTags('hosts')
@Controller('api/v1/hosts')
@Requires('inspect')
export class InspectionController {
  constructor(
    private readonly registry: HostRegistry,
    private readonly inspections: Inspections,
  ) {}

  @Get(':name/sockets')
  @Header('Cache-Control', 'no-store')
  @Answers(
    "A host's sockets in groups, live from its agent: processes, peers, ports, users and units, with ages and queues.",
    inspectionSchema,
    'request_malformed',
    'host_unknown',
    'host_not_connected',
    'inspection_unavailable',
    'inspection_busy',
    'inspection_failed',
    'inspection_unreadable',
    'inspection_timeout',
    'credentials_missing',
    'credentials_refused',
    'not_allowed',
  )
  inspectSockets(
    @Param('name') name: string,
    @Query({ schema: inspectionQuerySchema }) query: InspectionQuery,
  ): Promise<Inspection> {
    const host = this.registry.findByName(name);
    if (!host) throw toHostUnknown(name);
    return this.inspections.ask(host, {
      ...(query.state && { states: query.state }),
      groupBy: query.groupBy,
      limit: query.limit,
      withPaths: query.paths === 'true',
    });
  }

  @Get(':name/services')
  @Header('Cache-Control', 'no-store')
  @Answers(
    "How a host's services use connections, live from its agent: with and without keepalive, longest idle, who closes first, how long they last.",
    servicesSchema,
    'host_unknown',
    'host_not_connected',
    'inspection_unavailable',
    'inspection_busy',
    'inspection_failed',
    'inspection_unreadable',
    'inspection_timeout',
    'credentials_missing',
    'credentials_refused',
    'not_allowed',
  )
  async inspectServices(@Param('name') name: string): Promise<Services> {
    const host = this.registry.findByName(name);
    if (!host) throw toHostUnknown(name);
    const byPort = { groupBy: ['port'], limit: MAX_INSPECTION_GROUPS } as const;
    const listening = [...(host.facts.listeners?.table.values() ?? [])].map(({ port }) => port);
    const established = await this.inspections.ask(host, { ...byPort, states: ['ESTABLISHED'] });
    const timeWait = await this.inspections.ask(host, { ...byPort, states: ['TIME_WAIT'] });
    return toServices(name, new Set(listening), established, timeWait);
  }
}
