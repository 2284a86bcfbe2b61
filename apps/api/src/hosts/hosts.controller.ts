import {
  hostDetailSchema,
  hostListSchema,
  hostQuerySchema,
  type HostDetail,
  type HostList,
  type HostQuery,
} from '@finwait/contracts';
import { Controller, Get, Param, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Requires, toHostUnknown } from '../auth/access.guard.js';
import { can } from '../auth/authorise.js';
import { InFormat, type AnswerFormat } from '../web/answer-format.js';
import { Answers } from '../web/answers.js';
import { toHostAnswer, toHostDetailAnswer } from './host-answer.js';
import { toHostCsv } from './host-csv.js';
import { toHostPage } from './host-page.js';
import { hasTag, HostRegistry } from './host-registry.js';

@ApiTags('hosts')
@Controller('api/v1/hosts')
@Requires('read')
export class HostsController {
  constructor(private readonly registry: HostRegistry) {}

  @Get()
  @Answers(
    'Hosts with their newest counts, a page at a time.',
    { table: hostListSchema },
    'request_malformed',
    'credentials_missing',
    'credentials_refused',
    'not_allowed',
  )
  listHosts(
    @Query({ schema: hostQuerySchema }) query: HostQuery,
    @Req() { principal }: FastifyRequest,
    @InFormat() format: AnswerFormat,
  ): HostList | string {
    const now = Date.now();
    const { tag } = query;
    const visible = this.registry.all().filter((host) => can(principal, 'read', host));
    const hosts = visible.filter((host) => tag === undefined || hasTag(host, tag));
    const page = toHostPage(
      hosts.map((host) => toHostAnswer(host, now)),
      query,
    );
    return format === 'csv' ? toHostCsv(page.hosts) : page;
  }

  @Get(':name')
  @Answers(
    'One host with every column of its newest snapshot, its kernel settings, its listeners, its other network namespaces, and what its agent costs; of a BIG-IP its virtual servers.',
    hostDetailSchema,
    'host_unknown',
    'credentials_missing',
    'credentials_refused',
    'not_allowed',
  )
  readHost(@Param('name') name: string): HostDetail {
    const host = this.registry.findByName(name);
    if (!host) throw toHostUnknown(name);
    return toHostDetailAnswer(host, Date.now());
  }
}
