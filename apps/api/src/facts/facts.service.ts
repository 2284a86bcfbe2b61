import type { HostFacts, ListenerFacts, NamespaceSettings } from '@finwait/contracts';
import { applyListenerDiff, toListenerTable, type ListenerTable } from '@finwait/tcp';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { HostRegistry, type KnownListeners, type LiveHost } from '../hosts/host-registry.js';
import { ApiError } from '../problem/api-error.js';
import { toStorageFailure } from '../storage/storage-failure.js';
import { ActivityReadings } from './activity-readings.js';
import { toHostSettings, updateSettings } from './settings-update.js';
import { SettingsStore } from './settings.store.js';

/** Takes in what agents tell of their hosts: changed settings on the disk first, then all of it in memory. */
@Injectable()
export class FactsService implements OnApplicationBootstrap {
  constructor(
    private readonly registry: HostRegistry,
    private readonly store: SettingsStore,
    private readonly readings: ActivityReadings,
  ) {}

  /** Brings the stored settings of every host into memory. The listeners come from the agents. */
  async onApplicationBootstrap(): Promise<void> {
    const newest = Map.groupBy(await this.store.readNewest(), ({ hostId }) => hostId);
    for (const [hostId, changes] of newest) {
      const settings = toHostSettings(changes.map(({ id: _, hostId: __, before: ___, ...change }) => change));
      if (settings) this.registry.noteFacts(hostId, { settings });
    }
  }

  /** Resolves once what changed is on the disk. Throws an {@link ApiError}; nothing is changed then. */
  async accept(
    hostId: number,
    { at, settings, listeners, namespaces, servers, activity }: HostFacts,
  ): Promise<void> {
    const host = this.registry.find(hostId);
    if (!host) throw new ApiError('host_removed', 'the host is gone');
    if (settings) await this.acceptSettings(host, settings, Math.min(at, Date.now()));
    if (activity) await this.readings.accept(host, activity, at);
    const table = listeners && toTable(host.facts.listeners, listeners);
    if (servers) this.registry.noteFacts(hostId, { servers: { at, ...servers } });
    if (namespaces) this.registry.noteFacts(hostId, { namespaces: { at, ...namespaces } });
    if (table) this.registry.noteFacts(hostId, { listeners: { at, table, omitted: listeners.omitted } });
  }

  private async acceptSettings(
    { id, facts }: LiveHost,
    told: readonly NamespaceSettings[],
    since: number,
  ): Promise<void> {
    const { settings, changes } = updateSettings(facts.settings, told, since);
    if (changes.length === 0) return;
    await this.store.append(id, changes).catch((cause: unknown) => {
      throw new ApiError('storage_unavailable', toStorageFailure(cause), { cause });
    });
    this.registry.noteFacts(id, { settings });
  }
}

/** `undefined` for a list in part of what was never told whole. */
function toTable(
  known: KnownListeners | undefined,
  { isComplete, listeners, gone }: ListenerFacts,
): ListenerTable | undefined {
  const before = isComplete ? toListenerTable([]) : known?.table;
  return before && applyListenerDiff(before, { changed: listeners, gone });
}
