import { readFileSync } from 'node:fs';
import { STATE_BY_NUMBER } from '../../sockets/state-number.ts';
import type { State } from '@finwait/tcp';

/** A socket in the kernel's table of a network namespace. */
export interface TableRow {
  readonly state: State;
  readonly localPort: number;
  readonly remotePort: number;
}

const toPort = (endpoint = '') => parseInt(endpoint.slice(endpoint.lastIndexOf(':') + 1), 16);

/**
 * Every socket of the network namespace of this process; a server that listens on `::` has those of IPv4 in the table of
 * IPv6. Source: proc_pid_net(5), tcp, tcp6.
 */
export function readTable(): TableRow[] {
  const rows = ['tcp', 'tcp6'].flatMap((table) =>
    readFileSync(`/proc/self/net/${table}`, 'latin1').split('\n').slice(1, -1),
  );
  return rows.flatMap((row) => {
    const [, local, remote, number = ''] = row.trim().split(/\s+/);
    const state = STATE_BY_NUMBER.get(parseInt(number, 16));
    return state === undefined ? [] : [{ state, localPort: toPort(local), remotePort: toPort(remote) }];
  });
}
