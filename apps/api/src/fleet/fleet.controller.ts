import {
  fleetHistoryQuerySchema,
  fleetHistorySchema,
  fleetLatestQuerySchema,
  fleetLatestSchema,
  heatMapQuerySchema,
  heatMapSchema,
  type FleetHistoryQuery,
  type FleetLatest,
  type FleetLatestQuery,
  type HeatMapQuery,
} from '@finwait/contracts';
import { STATE_NAMES } from '@finwait/tcp';
import { Controller, Get, Header, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Requires } from '../auth/access.guard.js';
import { can, seesAll, type Principal } from '../auth/authorise.js';
import { FLEET_STEP_MS } from '../history/fleet-minutes.js';
import { FLEET_HOST } from '../history/sealer.js';
import { HistoryStore } from '../history/store/history-store.js';
import { hasTag, HostRegistry, type LiveHost } from '../hosts/host-registry.js';
import { InCoding } from '../web/answer-coding.js';
import { InFormat, type AnswerFormat } from '../web/answer-format.js';
import { Answers } from '../web/answers.js';
import type { Coding } from '../web/coding.js';
import { toFleetAnswer } from './fleet-totals.js';

@ApiTags('fleet')
@Controller('api/v1/fleet')
@Requires('read')
export class FleetController {
  constructor(
    private readonly registry: HostRegistry,
    private readonly store: HistoryStore,
  ) {}

  @Get('latest')
  @Answers(
    'Totals per state over all hosts that the asker may see, or over those with a tag, and how many hosts report.',
    fleetLatestSchema,
    'request_malformed',
    'credentials_missing',
    'credentials_refused',
    'not_allowed',
  )
  readFleet(
    @Query({ schema: fleetLatestQuerySchema }) { tag }: FleetLatestQuery,
    @Req() { principal }: FastifyRequest,
  ): FleetLatest {
    return toFleetAnswer(this.select(principal, tag), Date.now());
  }

  @Get('history')
  @Answers(
    'Totals per state over time, over all hosts that the asker may see or over those with a tag, and how many hosts are behind each entry.',
    { table: fleetHistorySchema },
    'request_malformed',
    'history_busy',
    'credentials_missing',
    'credentials_refused',
    'not_allowed',
  )
  readFleetHistory(
    @Query({ schema: fleetHistoryQuerySchema }) query: FleetHistoryQuery,
    @Req() { principal }: FastifyRequest,
    @InFormat() format: AnswerFormat,
    @InCoding() coding: Coding | undefined,
  ): Promise<Buffer> {
    const { states, tag, ...range } = query;
    const isSum = tag !== undefined || !seesAll(principal);
    const hostIds = isSum ? this.select(principal, tag).map(({ id }) => id) : [FLEET_HOST];
    const columns = states ?? STATE_NAMES;
    const subject: Record<string, string> = tag === undefined ? {} : { tag };
    return this.store.read({
      kind: 'history',
      format,
      coding,
      hostIds,
      isSum,
      subject,
      ...range,
      columns,
      intervalMs: FLEET_STEP_MS,
    });
  }

  @Get('heatmap')
  @Header('Content-Type', 'application/json; charset=utf-8')
  @Answers(
    'The most sockets of one state in each bucket of time, host by host, over all hosts that the asker may see or over those with a tag.',
    heatMapSchema,
    'request_malformed',
    'history_busy',
    'credentials_missing',
    'credentials_refused',
    'not_allowed',
  )
  readHeatMap(
    @Query({ schema: heatMapQuerySchema }) query: HeatMapQuery,
    @Req() { principal }: FastifyRequest,
    @InCoding() coding: Coding | undefined,
  ): Promise<Buffer> {
    const { state, tag, ...range } = query;
    const hosts = this.select(principal, tag).filter(({ lastSeenAt }) => lastSeenAt !== undefined);
    hosts.sort((one, other) => (one.name < other.name ? -1 : 1));
    return this.store.read({
      kind: 'heatmap',
      coding,
      hostIds: hosts.map(({ id }) => id),
      hostNames: hosts.map(({ name }) => name),
      subject: { state, ...(tag !== undefined && { tag }) },
      ...range,
      columns: [state],
      intervalMs: FLEET_STEP_MS,
    });
  }

  /** The hosts of the tag, or all, as far as the principal may see them. */
  private select(principal: Principal | undefined, tag: string | undefined): LiveHost[] {
    const visible = this.registry.all().filter((host) => can(principal, 'read', host));
    return visible.filter((host) => tag === undefined || hasTag(host, tag));
  }
}
