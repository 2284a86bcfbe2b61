import { HELD_FOR_MS, type Host } from '@finwait/contracts';

/** How many hosts report, were lost, or never came; and how many silent ones the totals still hold. */
export interface HostCensus {
  readonly all: number;
  readonly live: number;
  readonly stale: number;
  readonly never: number;
  readonly held: number;
}

/** Counts `hosts` by status at `now`. */
export function countHosts(hosts: readonly Host[], now: number): HostCensus {
  const census = { all: hosts.length, live: 0, stale: 0, never: 0, held: 0 };
  for (const host of hosts) {
    census[host.status] += 1;
    const isHeld = host.status === 'stale' && host.lastSeenAt !== null && now - host.lastSeenAt < HELD_FOR_MS;
    if (isHeld) census.held += 1;
  }
  return census;
}
