import type { PathCheck } from '@finwait/contracts';
import { toColumnIndex, type Hop, type Path } from '@finwait/tcp';
import type { LiveHost } from '../hosts/host-registry.js';
import { findServer } from './find-server.js';

const TIME_WAIT = toColumnIndex('TIME_WAIT');

/** A path with what its hosts tell now, and what that was. */
export interface BoundPath {
  readonly path: Path;
  readonly bindings: PathCheck['bindings'];
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
  readonly binding?: PathCheck['bindings'][number];
}

function bind(hop: Hop, at: number, find: (name: string) => LiveHost | undefined): BoundHop {
  if (hop.host === undefined) return { hop };
  const host = find(hop.host);
  const settings = host?.facts.settings;
  const known = Object.entries(settings?.values ?? {}).filter(([, value]) => value !== null);
  const setup = host?.facts.f5Setup;
  const server = setup && findServer(hop, setup.virtualServers);
  const timeWaits = host?.latest?.values[TIME_WAIT] ?? undefined;
  return {
    hop: {
      ...(server && { version: server.hop.version }),
      ...hop,
      ...(server && { settings: { ...server.hop.settings, ...hop.settings } }),
      kernel: { ...(Object.fromEntries(known) as Hop['kernel']), ...hop.kernel },
      observed: { ...(timeWaits !== undefined && { timeWaits }), ...hop.observed },
    },
    binding: {
      hop: at,
      host: hop.host,
      settingsSince: settings?.since ?? null,
      countedAt: timeWaits === undefined ? null : (host?.latest?.takenAt ?? null),
      server: setup && server ? { name: server.name, readAt: setup.at } : null,
    },
  };
}
