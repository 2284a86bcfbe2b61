import { STATE_NAMES, type State } from './state.js';
import type { StateCounts } from './state-count.js';

/** The states by their BSD number, which is not Linux's. Source: netinet/tcp_fsm.h of FreeBSD. */
const STATE_BY_BSD_NUMBER: readonly State[] = [
  'CLOSED',
  'LISTEN',
  'SYN_SENT',
  'SYN_RECV',
  'ESTABLISHED',
  'CLOSE_WAIT',
  'FIN_WAIT1',
  'CLOSING',
  'LAST_ACK',
  'FIN_WAIT2',
  'TIME_WAIT',
];

const COUNT_BYTES = 8;

/**
 * The running counts of FreeBSD's sysctl `net.inet.tcp.states`: eleven 64-bit numbers in the machine's byte order. `null`
 * for bytes of another length or a number beyond 2^53, which a per-CPU count below zero is read as for a moment.
 * Source: `SYSCTL_COUNTER_U64_ARRAY(_net_inet_tcp, TCPCTL_STATES, states …)` in netinet/tcp_subr.c.
 */
export function decodeBsdStates(bytes: Uint8Array, isLittleEndian: boolean): StateCounts | null {
  if (bytes.length !== COUNT_BYTES * STATE_NAMES.length) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const figures = STATE_BY_BSD_NUMBER.map((state, number) => {
    const count = Number(view.getBigUint64(COUNT_BYTES * number, isLittleEndian));
    return [state, count] as const;
  });
  if (!figures.every(([, count]) => Number.isSafeInteger(count))) return null;
  return Object.fromEntries(figures) as StateCounts;
}
