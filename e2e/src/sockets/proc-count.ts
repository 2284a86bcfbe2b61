import { readFileSync } from 'node:fs';
import { noSockets, STATE_BY_NUMBER, type StateCounts } from './state-number.ts';

const TABLES = ['/proc/net/tcp', '/proc/net/tcp6'];

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
 * Counts the sockets of this network namespace from the kernel's tables, IPv4 and IPv6 together; with `ports`, only
 * those with such a port at either end. Bound sockets that neither listen nor connect are in no table, so CLOSED is 0.
 */
export function countProcSockets(ports?: ReadonlySet<number>): StateCounts {
  const counts = noSockets();
  for (const row of TABLES.flatMap(readRows)) {
    const [, local, remote, number = ''] = row.trim().split(/\s+/);
    if (ports && !ports.has(toPort(local)) && !ports.has(toPort(remote))) continue;
    const state = STATE_BY_NUMBER.get(parseInt(number, 16));
    if (state === undefined) throw new Error(`a state no kernel header names: ${row}`);
    counts[state] += 1;
  }
  return counts;
}
