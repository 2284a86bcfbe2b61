import {
  historyQuerySchema,
  historySchema,
  ratesQuerySchema,
  ratesSchema,
  type HistoryQuery,
  type RatesQuery,
} from '@finwait/contracts';
import { COUNTER_NAMES, STATE_NAMES } from '@finwait/tcp';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Requires, toHostUnknown } from '../auth/access.guard.js';
import { HostRegistry } from '../hosts/host-registry.js';
import { InCoding } from '../web/answer-coding.js';
import { InFormat, type AnswerFormat } from '../web/answer-format.js';
import { Answers } from '../web/answers.js';
import type { Coding } from '../web/coding.js';
import { HistoryStore } from './store/history-store.js';

@ApiTags('history')
@Controller('api/v1/hosts')
@Requires('read')
export class HistoryController {
  constructor(
    private readonly registry: HostRegistry,
    private readonly store: HistoryStore,
  ) {}

  @Get(':name/history')
  @Answers(
    "A host's state counts over time: every snapshot, or buckets of min, average and max where they are too many.",
    { table: historySchema },
    'request_malformed',
    'host_unknown',
    'history_busy',
    'credentials_missing',
    'credentials_refused',
    'not_allowed',
  )
  readHistory(
    @Param('name') name: string,
    @Query({ schema: historyQuerySchema }) query: HistoryQuery,
    @InFormat() format: AnswerFormat,
    @InCoding() coding: Coding | undefined,
  ): Promise<Buffer> {
    const { states, ...range } = query;
    return this.store.read({
      kind: 'history',
      format,
      coding,
      ...this.toSubject(name),
      ...range,
      columns: states ?? STATE_NAMES,
    });
  }

  @Get(':name/rates')
  @Answers(
    "By how much a host's counters grew per second, in buckets of min, average and max; a counter that begins anew is no fall.",
    { table: ratesSchema },
    'request_malformed',
    'host_unknown',
    'history_busy',
    'credentials_missing',
    'credentials_refused',
    'not_allowed',
  )
  readRates(
    @Param('name') name: string,
    @Query({ schema: ratesQuerySchema }) query: RatesQuery,
    @InFormat() format: AnswerFormat,
    @InCoding() coding: Coding | undefined,
  ): Promise<Buffer> {
    const { counters, ...range } = query;
    return this.store.read({
      kind: 'rates',
      format,
      coding,
      ...this.toSubject(name),
      ...range,
      columns: counters ?? COUNTER_NAMES,
    });
  }

  private toSubject(name: string) {
    const host = this.registry.findByName(name);
    if (!host) throw toHostUnknown(name);
    const intervalMs = host.currentIntervalMs ?? host.profile?.intervalMs ?? 10_000;
    return { hostIds: [host.id], subject: { host: name }, intervalMs };
  }
}
