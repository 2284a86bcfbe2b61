import {
  fleetHistoryQuerySchema,
  fleetHistorySchema,
  fleetLatestQuerySchema,
  fleetLatestSchema,
  type FleetHistoryQuery,
  type FleetLatest,
  type FleetLatestQuery,
} from '@finwait/contracts';
import { STATE_NAMES } from '@finwait/tcp';
import { Controller, Get, Header, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Requires } from '../auth/access.guard.js';
import { FLEET_STEP_MS } from '../history/fleet-minutes.js';
import { HistoryReader, JSON_TYPE } from '../history/history-reader.js';
import { FLEET_HOST } from '../history/sealer.js';
import { hasTag, HostRegistry } from '../hosts/host-registry.js';
import { Answers } from '../web/answers.js';
import { toFleetAnswer } from './fleet-totals.js';

@ApiTags('fleet')
@Controller('api/v1/fleet')
@Requires('read')
export class FleetController {
  constructor(
    private readonly registry: HostRegistry,
    private readonly reader: HistoryReader,
  ) {}

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

  @Get('history')
  @Header('Content-Type', JSON_TYPE)
  @Answers(
    'Totals per state over time, over all hosts or over those with a tag, and how many hosts are behind each entry.',
    fleetHistorySchema,
    'request_malformed',
    'history_busy',
    'credentials_missing',
    'credentials_refused',
  )
  history(@Query({ schema: fleetHistoryQuerySchema }) query: FleetHistoryQuery): Promise<Buffer> {
    const { states, tag, ...range } = query;
    const tagged = this.registry.all().filter((host) => tag !== undefined && hasTag(host, tag));
    const hostIds = tag === undefined ? [FLEET_HOST] : tagged.map(({ id }) => id);
    const columns = states ?? STATE_NAMES;
    const subject: Record<string, string> = tag === undefined ? {} : { tag };
    const isSum = tag !== undefined;
    return this.reader.read({
      kind: 'history',
      hostIds,
      isSum,
      subject,
      ...range,
      columns,
      intervalMs: FLEET_STEP_MS,
    });
  }
}
