import type { Hop } from '@finwait/tcp';
import type { KnownFacts } from '../hosts/host-registry.js';

/** What a host tells of one way through it: a virtual server of a BIG-IP, or a hop that its agent found. */
export interface ToldServer {
  readonly kind: Hop['kind'];
  readonly name: string;
  readonly version?: string | undefined;
  readonly settings: NonNullable<Hop['settings']>;
  /** Epoch milliseconds of whoever read it. */
  readonly readAt: number;
}

/** All ways through the virtual servers and the servers of a host; as they are stored while they are not told. */
export function toToldServers({ f5Setup, servers, recordedServers }: KnownFacts): ToldServer[] {
  const virtual = f5Setup?.virtualServers.map(({ name, hop: { kind, version, settings } }) => ({
    kind,
    name,
    version,
    settings,
    readAt: f5Setup.at,
  }));
  const found = servers?.servers.flatMap(({ kind, version, hops }) =>
    hops.map(({ name, settings }) => ({
      kind,
      name,
      version: version ?? undefined,
      settings,
      readAt: servers.at,
    })),
  );
  const stored = recordedServers?.hops.map(({ kind, hop: name, settings }) => ({
    kind,
    name,
    settings,
    readAt: recordedServers.since,
  }));
  const [ofDevice, ofAgent] = [stored?.filter(isVirtual), stored?.filter((server) => !isVirtual(server))];
  return [...(virtual ?? ofDevice ?? []), ...(found ?? ofAgent ?? [])];
}

function isVirtual({ kind }: Pick<ToldServer, 'kind'>): boolean {
  return kind === 'f5' || kind === 'f5-fastl4';
}

/**
 * What a hop stands for: of its kind and called as the hop is. Where only one is meant, the last part of the full path
 * of a virtual server will do, and how the name of another begins, such as the virtual host; where the hop has no name,
 * it is the only one of its kind.
 */
export function findServer(hop: Hop, servers: readonly ToldServer[]): ToldServer | undefined {
  const ofKind = servers.filter((server) => server.kind === hop.kind);
  const { name } = hop;
  if (name === undefined) return toOnly(ofKind);
  const exact = ofKind.filter((server) => server.name === name);
  if (exact.length > 0) return toOnly(exact);
  return toOnly(
    ofKind.filter((server) =>
      server.name.startsWith('/') ? server.name.endsWith(`/${name}`) : server.name.startsWith(`${name} `),
    ),
  );
}

function toOnly(servers: readonly ToldServer[]): ToldServer | undefined {
  return servers.length === 1 ? servers[0] : undefined;
}
