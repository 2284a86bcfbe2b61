import {
  inspectionQuerySchema,
  inspectionSchema,
  type Inspection,
  type InspectionQuery,
} from '@finwait/contracts';
import { Controller, Get, Header, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Requires, toHostUnknown } from '../auth/access.guard.js';
import { HostRegistry } from '../hosts/host-registry.js';
import { Answers } from '../web/answers.js';
import { Inspections } from './inspections.js';

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
}
