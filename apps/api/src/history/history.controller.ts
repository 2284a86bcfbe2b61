import { historyQuerySchema, historySchema, type History, type HistoryQuery } from '@finwait/contracts';
import { STATE_NAMES } from '@finwait/tcp';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Requires } from '../auth/access.guard.js';
import { HostRegistry, toIntervalMs } from '../hosts/host-registry.js';
import { ApiError } from '../problem/api-error.js';
import { Answers } from '../web/answers.js';
import { toHistory } from './buckets.js';
import { SampleStore } from './sample.store.js';

@ApiTags('history')
@Controller('api/v1/hosts')
@Requires('read')
export class HistoryController {
  constructor(
    private readonly registry: HostRegistry,
    private readonly samples: SampleStore,
  ) {}

  @Get(':name/history')
  @Answers(
    "A host's state counts over time: every snapshot, or buckets of min, average and max where they are too many.",
    historySchema,
    'request_malformed',
    'host_unknown',
    'credentials_missing',
    'credentials_refused',
  )
  async read(
    @Param('name') name: string,
    @Query({ schema: historyQuerySchema }) query: HistoryQuery,
  ): Promise<History> {
    const host = this.registry.findByName(name);
    if (!host) throw new ApiError('host_unknown', `no host is named ${JSON.stringify(name)}`);
    const samples = await this.samples.readRange(host.id, query.from, query.to);
    return toHistory(samples, {
      host: name,
      from: query.from,
      to: query.to,
      states: query.states ?? STATE_NAMES,
      maxPoints: query.maxPoints,
      intervalMs: toIntervalMs(host) ?? 10_000,
    });
  }
}
