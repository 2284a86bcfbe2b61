import {
  OWN_NAMESPACE,
  settingsHistorySchema,
  settingsQuerySchema,
  type SettingsHistory,
  type SettingsQuery,
} from '@finwait/contracts';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Requires, toHostUnknown } from '../auth/access.guard.js';
import { HostRegistry } from '../hosts/host-registry.js';
import { Answers } from '../web/answers.js';
import { diffValues } from './settings-update.js';
import { SettingsStore, type StoredChange } from './settings.store.js';

@ApiTags('hosts')
@Controller('api/v1/hosts')
@Requires('read')
export class SettingsController {
  constructor(
    private readonly registry: HostRegistry,
    private readonly store: SettingsStore,
  ) {}

  @Get(':name/settings')
  @Answers(
    'How the kernel settings of a host changed over time, newest first.',
    settingsHistorySchema,
    'request_malformed',
    'host_unknown',
    'credentials_missing',
    'credentials_refused',
    'not_allowed',
  )
  async readSettings(
    @Param('name') name: string,
    @Query({ schema: settingsQuerySchema }) { from, to, limit, cursor }: SettingsQuery,
  ): Promise<SettingsHistory> {
    const host = this.registry.findByName(name);
    if (!host) throw toHostUnknown(name);
    const belowId = cursor === undefined ? Number.MAX_SAFE_INTEGER : Number(cursor);
    const found = await this.store.readRange(host.id, { from, to, belowId, limit: limit + 1 });
    const page = found.slice(0, limit);
    const nextCursor = found.length > limit ? String(page.at(-1)?.id) : null;
    return { host: name, from, to, changes: page.map(toAnswer), nextCursor };
  }
}

function toAnswer({ since, namespace, label, values, before }: StoredChange) {
  const isOwn = namespace === OWN_NAMESPACE;
  const changed = isOwn && before === null ? {} : diffValues(before ?? {}, values, isOwn);
  return { since, namespace, label, values, changed };
}
