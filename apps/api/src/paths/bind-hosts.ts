import type { HopBinding } from '@finwait/contracts';
import { toColumnIndex, type Hop, type Path, type SettingValue } from '@finwait/tcp';
import type { LiveHost } from '../hosts/host-registry.js';
import { findServer, toToldServers } from './find-server.js';

const TIME_WAIT = toColumnIndex('TIME_WAIT');

/** A path with what its hosts tell now, and what that was. */
export interface BoundPath {
  readonly path: Path;
  readonly bindings: HopBinding[];
}

/** Fills what the path itself does not state from the hosts that its hops are bound to. `find` gives those that may be seen. */
export function bindHosts(path: Path, find: (name: string) => LiveHost | undefined): BoundPath {
  const bound = path.hops.map((hop, at) => bind(hop, at, find));
  return {
    path: { ...path, hops: bound.map(({ hop }) => hop) },
    bindings: bound.flatMap(({ binding }) => binding ?? []),
  };
}

interface BoundHop {
  readonly hop: Hop;
  readonly binding?: HopBinding;
}

function bind(hop: Hop, at: number, find: (name: string) => LiveHost | undefined): BoundHop {
  if (hop.host === undefined) return { hop };
  const host = find(hop.host);
  const settings = host?.facts.settings;
  const kernel = toUnstated(hop, settings?.values ?? {});
  const server = host && findServer(hop, toToldServers(host.facts));
  const { latest } = host ?? {};
  const timeWaits = hop.observed?.timeWaits === undefined ? (latest?.values[TIME_WAIT] ?? null) : null;
  return {
    hop: {
      ...(server?.version !== undefined && { version: server.version }),
      ...hop,
      ...(server && { settings: { ...server.settings, ...hop.settings } }),
      kernel: { ...hop.kernel, ...kernel },
      observed: { ...hop.observed, ...(timeWaits !== null && { timeWaits }) },
    },
    binding: {
      hop: at,
      host: hop.host,
      settingsSince: settings?.since ?? null,
      kernel,
      countedAt: timeWaits === null ? null : (latest?.takenAt ?? null),
      timeWaits,
      server: server ? { name: server.name, readAt: server.readAt } : null,
    },
  };
}

/** The settings of a host that are known and that the hop does not state itself. */
function toUnstated(hop: Hop, values: Readonly<Record<string, SettingValue | null>>): HopBinding['kernel'] {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) =>
      value === null || hop.kernel?.[name] !== undefined
        ? []
        : [[name, typeof value === 'object' ? [...value] : value]],
    ),
  );
}
