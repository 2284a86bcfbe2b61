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
import { readChangePage } from './change-page.js';
import { diffValues } from './settings-update.js';
import { SettingsStore, type ChangeRange, type StoredChange } from './settings.store.js';

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
    @Query({ schema: settingsQuerySchema }) query: SettingsQuery,
  ): Promise<SettingsHistory> {
    const host = this.registry.findByName(name);
    if (!host) throw toHostUnknown(name);
    const read = (range: ChangeRange) => this.store.readRange(host.id, range);
    const { changes, nextCursor } = await readChangePage(query, read);
    return { host: name, from: query.from, to: query.to, changes: changes.map(toAnswer), nextCursor };
  }
}

function toAnswer({ since, namespace, label, values, before }: StoredChange) {
  const isOwn = namespace === OWN_NAMESPACE;
  const changed = isOwn && before === null ? {} : diffValues(before ?? {}, values, isOwn);
  return { since, namespace, label, values, changed };
}
