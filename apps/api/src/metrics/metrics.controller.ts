import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { fleetLatestQuerySchema, type FleetLatestQuery } from '@finwait/contracts';
import { Controller, Get, Header, Inject, Query, Req, StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Requires } from '../auth/access.guard.js';
import { can, seesAll } from '../auth/authorise.js';
import { CONFIG, type Config } from '../config.js';
import { Readiness } from '../health/readiness.js';
import { ConnectedAgents } from '../hosts/connected-agents.js';
import { hasTag, HostRegistry } from '../hosts/host-registry.js';
import { LiveFeed } from '../live/live-feed.js';
import { Answers } from '../web/answers.js';
import { EXPOSITION_TYPE, toExposition } from './exposition.js';
import { toHostFamilies } from './host-families.js';
import { ServiceMetrics } from './service-metrics.js';

/** Everything for a Prometheus server to scrape. */
@ApiTags('metrics')
@Controller('metrics')
@Requires('read')
export class MetricsController {
  constructor(
    private readonly registry: HostRegistry,
    private readonly service: ServiceMetrics,
    @Inject(CONFIG) { databasePath }: Config,
    agents: ConnectedAgents,
    live: LiveFeed,
    readiness: Readiness,
  ) {
    service.watch('finwait_ready', '1 while snapshots can be taken in', () =>
      readiness.reason() === null ? 1 : 0,
    );
    service.watch('finwait_agents_connected', 'agents connected', () => agents.count);
    service.watch('finwait_viewers_connected', 'viewers of the live feed', () => live.viewerCount);
    service.watch('finwait_database_bytes', 'size of the database file', () => sizeOf(databasePath));
    service.watch('finwait_database_wal_bytes', 'size of its write-ahead log', () =>
      sizeOf(`${databasePath}-wal`),
    );
  }

  @Get()
  @Header('Content-Type', EXPOSITION_TYPE)
  @Answers(
    'Newest figures of every host that the asker may see, or of those with a tag, as Prometheus text; for who sees the whole fleet also the health of the service.',
    { text: EXPOSITION_TYPE },
    'request_malformed',
    'credentials_missing',
    'credentials_refused',
    'not_allowed',
  )
  async readMetrics(
    @Query({ schema: fleetLatestQuerySchema }) { tag }: FleetLatestQuery,
    @Req() { principal }: FastifyRequest,
  ): Promise<StreamableFile> {
    const visible = this.registry.all().filter((host) => can(principal, 'read', host));
    const hosts = visible.filter((host) => tag === undefined || hasTag(host, tag));
    const service = seesAll(principal) ? await this.service.registry.metrics() : '';
    return new StreamableFile(Readable.from(toTexts(service, toHostFamilies(hosts, Date.now()))), {
      type: EXPOSITION_TYPE,
    });
  }
}

/** Text by text, so that the process goes on between two families of a large fleet. */
function* toTexts(service: string, families: ReturnType<typeof toHostFamilies>): Generator<Buffer> {
  yield Buffer.from(service);
  for (const family of families) {
    const text = toExposition(family);
    if (text !== '') yield Buffer.from(text);
  }
}

/** In bytes; 0 while there is no such file. */
function sizeOf(path: string): Promise<number> {
  return stat(path).then(
    ({ size }) => size,
    () => 0,
  );
}
