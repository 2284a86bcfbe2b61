import {
  serverActivityQuerySchema,
  serverActivitySchema,
  type ServerActivityQuery,
} from '@finwait/contracts';
import { Controller, Get, Header, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Requires, toHostUnknown } from '../auth/access.guard.js';
import { ActivityStore } from '../history/activity/activity.store.js';
import { HostRegistry } from '../hosts/host-registry.js';
import { InCoding } from '../web/answer-coding.js';
import { Answers } from '../web/answers.js';
import type { Coding } from '../web/coding.js';

@ApiTags('hosts')
@Controller('api/v1/hosts')
@Requires('read')
export class ActivityController {
  constructor(
    private readonly registry: HostRegistry,
    private readonly store: ActivityStore,
  ) {}

  @Get(':name/servers/activity')
  @Header('Content-Type', 'application/json; charset=utf-8')
  @Answers(
    'What the servers (Apache, nginx, HAProxy) of a host did over time, as they say themselves, in buckets of min, average and max; counters per second.',
    serverActivitySchema,
    'request_malformed',
    'host_unknown',
    'history_busy',
    'credentials_missing',
    'credentials_refused',
    'not_allowed',
  )
  readServerActivity(
    @Param('name') name: string,
    @Query({ schema: serverActivityQuerySchema }) query: ServerActivityQuery,
    @InCoding() coding: Coding | undefined,
  ): Promise<Buffer> {
    const host = this.registry.findByName(name);
    if (!host) throw toHostUnknown(name);
    const told = host.facts.activity ?? [];
    return this.store.read({ kind: 'activity', hostId: host.id, host: name, ...query, told, coding });
  }
}
