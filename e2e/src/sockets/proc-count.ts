import { readFileSync } from 'node:fs';
import type { Family } from './loopback-address.ts';
import { noSockets, STATE_BY_NUMBER, type StateCounts } from './state-number.ts';

const TABLES: Readonly<Record<Family, string>> = { 4: '/proc/net/tcp', 6: '/proc/net/tcp6' };

/** The sockets of one IP version that have one of these ports at either end. */
export interface SocketScope {
  readonly family: Family;
  readonly ports: readonly number[];
}

/** A kernel without IPv6 has no tcp6 table. */
function readRows(path: string): string[] {
  try {
    return readFileSync(path, 'latin1').split('\n').slice(1, -1);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

const toPort = (endpoint = '') => parseInt(endpoint.slice(endpoint.lastIndexOf(':') + 1), 16);

/**
 * Counts the sockets of this network namespace from the kernel's tables, all of them or those of a scope. Bound sockets that neither listen nor connect are in no table, so CLOSED is 0.
 */
export function countProcSockets(scope?: SocketScope): StateCounts {
  const counts = noSockets();
  const tables = scope ? [TABLES[scope.family]] : Object.values(TABLES);
  const ports = scope && new Set(scope.ports);
  for (const row of tables.flatMap(readRows)) {
    const [, local, remote, number = ''] = row.trim().split(/\s+/);
    if (ports && !ports.has(toPort(local)) && !ports.has(toPort(remote))) continue;
    const state = STATE_BY_NUMBER.get(parseInt(number, 16));
    if (state === undefined) throw new Error(`a state no kernel header names: ${row}`);
    counts[state] += 1;
  }
  return counts;
}
