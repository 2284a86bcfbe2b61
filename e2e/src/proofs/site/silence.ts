import type { Site } from './site.ts';

/** Since when an end of a connection has heard nothing. */
export interface Silence {
  /** On the clock of the machine. */
  readonly since: number;
  /** By how much `since` may be too early. */
  readonly unsureMs: number;
}

/** When the kernel last heard anything of the peer of a connection, an answer to a probe too. Source: ss(8), lastack. */
export async function readSilence(
  site: Site,
  { localPort, remotePort }: { readonly localPort: number; readonly remotePort: number },
): Promise<Silence> {
  const askedAt = await site.do('clock');
  const said = await site.do('run', 'ss', '-Htni', `sport = :${localPort} and dport = :${remotePort}`);
  const answeredAt = await site.do('clock');
  const quietMs = Number(/\blastack:(\d+)/.exec(said)?.[1]);
  return { since: askedAt - quietMs, unsureMs: answeredAt - askedAt };
}
