import type { HostFacts, HostServers, ListenerFacts, NamespaceSettings } from '@finwait/contracts';
import { applyListenerDiff, toListenerTable, type ListenerTable } from '@finwait/tcp';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { HostRegistry, type KnownListeners, type LiveHost } from '../hosts/host-registry.js';
import { ApiError } from '../problem/api-error.js';
import { toStorageFailure } from '../storage/storage-failure.js';
import { ActivityReadings } from './activity-readings.js';
import { recordServers } from './server-settings.js';
import { ServerSettingsStore } from './server-settings.store.js';
import { toHostSettings, updateSettings } from './settings-update.js';
import { SettingsStore } from './settings.store.js';

/** Takes in what agents tell of their hosts: changed settings of kernel and servers on the disk first, then all of it in memory. */
@Injectable()
export class FactsService implements OnApplicationBootstrap {
  constructor(
    private readonly registry: HostRegistry,
    private readonly store: SettingsStore,
    private readonly readings: ActivityReadings,
    private readonly serverStore: ServerSettingsStore,
  ) {}

  /** Brings the stored settings of every host and its servers into memory. The listeners come from the agents. */
  async onApplicationBootstrap(): Promise<void> {
    const newest = Map.groupBy(await this.store.readNewest(), ({ hostId }) => hostId);
    for (const [hostId, changes] of newest) {
      const settings = toHostSettings(changes.map(({ id: _, hostId: __, before: ___, ...change }) => change));
      if (settings) this.registry.noteFacts(hostId, { settings });
    }
    for (const [hostId, recordedServers] of await this.serverStore.readNewest())
      this.registry.noteFacts(hostId, { recordedServers });
  }

  /** Resolves once what changed is on the disk. Throws an {@link ApiError}; what is not on the disk is not in memory then. */
  async accept(
    hostId: number,
    { at, settings, listeners, namespaces, servers, activity }: HostFacts,
  ): Promise<void> {
    const host = this.registry.find(hostId);
    if (!host) throw new ApiError('host_removed', 'the host is gone');
    const since = Math.min(at, Date.now());
    if (settings) await this.acceptSettings(host, settings, since);
    if (servers) await this.acceptServers(hostId, servers, since);
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
    await this.store.append(id, changes).catch(refuse);
    this.registry.noteFacts(id, { settings });
  }

  private async acceptServers(hostId: number, told: HostServers, since: number): Promise<void> {
    await this.serverStore.append(hostId, since, (known) => recordServers(told, known)).catch(refuse);
  }
}

function refuse(cause: unknown): never {
  throw new ApiError('storage_unavailable', toStorageFailure(cause), { cause });
}

/** `undefined` for a list in part of what was never told whole. */
function toTable(
  known: KnownListeners | undefined,
  { isComplete, listeners, gone }: ListenerFacts,
): ListenerTable | undefined {
  const before = isComplete ? toListenerTable([]) : known?.table;
  return before && applyListenerDiff(before, { changed: listeners, gone });
}
