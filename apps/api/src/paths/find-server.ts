import type { F5VirtualServer, Hop } from '@finwait/tcp';

/**
 * The virtual server that a hop stands for: of its kind and called as the hop is, by full path or by the last part of it
 * where only one is called so; where the hop has no name, the only one of its kind.
 */
export function findServer(hop: Hop, servers: readonly F5VirtualServer[]): F5VirtualServer | undefined {
  const ofKind = servers.filter((server) => server.hop.kind === hop.kind);
  const { name } = hop;
  if (name === undefined) return toOnly(ofKind);
  const exact = ofKind.find((server) => server.name === name);
  return exact ?? toOnly(ofKind.filter((server) => server.name.endsWith(`/${name}`)));
}

function toOnly(servers: readonly F5VirtualServer[]): F5VirtualServer | undefined {
  return servers.length === 1 ? servers[0] : undefined;
}
