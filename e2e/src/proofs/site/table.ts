import { existsSync, readFileSync } from 'node:fs';
import { STATE_BY_NUMBER } from '../../sockets/state-number.ts';
import type { State } from '@finwait/tcp';

/** A socket in the kernel's table of a network namespace. */
export interface TableRow {
  readonly state: State;
  readonly localPort: number;
  readonly remotePort: number;
}

const toPort = (endpoint = '') => parseInt(endpoint.slice(endpoint.lastIndexOf(':') + 1), 16);

const TABLES = ['/proc/self/net/tcp', '/proc/self/net/tcp6'].filter((table) => existsSync(table));

/** Every TCP socket of the network namespace of this process. Source: proc_pid_net(5), tcp. */
export function readTable(): TableRow[] {
  const rows = TABLES.flatMap((table) => readFileSync(table, 'latin1').split('\n').slice(1, -1));
  return rows.flatMap((row) => {
    const [, local, remote, number = ''] = row.trim().split(/\s+/);
    const state = STATE_BY_NUMBER.get(parseInt(number, 16));
    return state === undefined ? [] : [{ state, localPort: toPort(local), remotePort: toPort(remote) }];
  });
}
