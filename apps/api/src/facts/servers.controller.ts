import {
  hostServersAnswerSchema,
  serverHistorySchema,
  settingsQuerySchema,
  type HostServersAnswer,
  type ServerHistory,
  type SettingsQuery,
} from '@finwait/contracts';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Requires, toHostUnknown } from '../auth/access.guard.js';
import { HostRegistry } from '../hosts/host-registry.js';
import { Answers } from '../web/answers.js';
import { readChangePage } from './change-page.js';
import { diffServers } from './diff-servers.js';
import { ServerSettingsStore, type StoredServers } from './server-settings.store.js';
import type { ChangeRange } from './settings.store.js';

@ApiTags('hosts')
@Controller('api/v1/hosts')
@Requires('read')
export class ServersController {
  constructor(
    private readonly registry: HostRegistry,
    private readonly store: ServerSettingsStore,
  ) {}

  @Get(':name/servers')
  @Answers(
    'The servers (Apache, nginx, HAProxy) that the agent of a host found, with what their configuration says of time-outs and keepalive.',
    hostServersAnswerSchema,
    'host_unknown',
    'credentials_missing',
    'credentials_refused',
    'not_allowed',
  )
  readServers(@Param('name') name: string): HostServersAnswer {
    const host = this.registry.findByName(name);
    if (!host) throw toHostUnknown(name);
    const untold = { at: null, servers: [], why: null, omittedHops: 0 };
    return hostServersAnswerSchema.parse({ host: name, ...untold, ...host.facts.servers });
  }

  @Get(':name/servers/history')
  @Answers(
    'How the settings of the servers of a host, or of the virtual servers of a BIG-IP, changed over time, newest first.',
    serverHistorySchema,
    'request_malformed',
    'host_unknown',
    'credentials_missing',
    'credentials_refused',
    'not_allowed',
  )
  async readServerHistory(
    @Param('name') name: string,
    @Query({ schema: settingsQuerySchema }) query: SettingsQuery,
  ): Promise<ServerHistory> {
    const host = this.registry.findByName(name);
    if (!host) throw toHostUnknown(name);
    const read = (range: ChangeRange) => this.store.readRange(host.id, range);
    const { changes, nextCursor } = await readChangePage(query, read);
    return { host: name, from: query.from, to: query.to, changes: changes.map(toAnswer), nextCursor };
  }
}

function toAnswer({ since, before, after }: StoredServers) {
  return { since, changes: before === null ? [] : diffServers(before, after) };
}
