/**
 * The TCP states: one table, from which names, display order and every look-up derive.
 *
 * Names are netstat's. Numbers are the kernel's, from `enum` in `include/net/tcp_states.h` (Linux 6.18),
 * as they appear in `/proc/net/tcp` and in the `idiag_state` byte of a sock_diag reply. The RFC names and
 * meanings follow RFC 9293 §3.3.2.
 */
const STATE_TABLE = [
  {
    name: 'LISTEN',
    kernelNumber: 10,
    rfcName: 'LISTEN',
    meaning: 'a program waits for connections on a port',
    source: 'RFC 9293 §3.3.2; TCP_LISTEN in include/net/tcp_states.h',
  },
  {
    name: 'SYN_SENT',
    kernelNumber: 2,
    rfcName: 'SYN-SENT',
    meaning: 'we asked for a connection and have no answer yet',
    source: 'RFC 9293 §3.3.2; TCP_SYN_SENT in include/net/tcp_states.h',
  },
  {
    name: 'SYN_RECV',
    kernelNumber: 3,
    rfcName: 'SYN-RECEIVED',
    meaning: 'a peer asked, we answered, its confirmation is missing',
    source:
      'RFC 9293 §3.3.2; TCP_SYN_RECV in include/net/tcp_states.h (request sockets, TCP_NEW_SYN_RECV, included)',
  },
  {
    name: 'ESTABLISHED',
    kernelNumber: 1,
    rfcName: 'ESTABLISHED',
    meaning: 'the connection is open, either side may send',
    source: 'RFC 9293 §3.3.2; TCP_ESTABLISHED in include/net/tcp_states.h',
  },
  {
    name: 'FIN_WAIT1',
    kernelNumber: 4,
    rfcName: 'FIN-WAIT-1',
    meaning: 'we closed first, our FIN is not acknowledged yet',
    source: 'RFC 9293 §3.3.2; TCP_FIN_WAIT1 in include/net/tcp_states.h',
  },
  {
    name: 'FIN_WAIT2',
    kernelNumber: 5,
    rfcName: 'FIN-WAIT-2',
    meaning: 'we closed first and were acknowledged, the peer has not closed',
    source: 'RFC 9293 §3.3.2; TCP_FIN_WAIT2 in include/net/tcp_states.h',
  },
  {
    name: 'CLOSE_WAIT',
    kernelNumber: 8,
    rfcName: 'CLOSE-WAIT',
    meaning: 'the peer closed, our program has not',
    source: 'RFC 9293 §3.3.2; TCP_CLOSE_WAIT in include/net/tcp_states.h',
  },
  {
    name: 'LAST_ACK',
    kernelNumber: 9,
    rfcName: 'LAST-ACK',
    meaning: 'the peer closed first, we closed too, the last acknowledgement is missing',
    source: 'RFC 9293 §3.3.2; TCP_LAST_ACK in include/net/tcp_states.h',
  },
  {
    name: 'CLOSING',
    kernelNumber: 11,
    rfcName: 'CLOSING',
    meaning: 'both sides closed at once, our FIN is not acknowledged yet',
    source: 'RFC 9293 §3.3.2; TCP_CLOSING in include/net/tcp_states.h',
  },
  {
    name: 'TIME_WAIT',
    kernelNumber: 6,
    rfcName: 'TIME-WAIT',
    meaning: 'closed by us first, remembered for late packets (60 s on Linux)',
    source:
      'RFC 9293 §3.3.2; TCP_TIME_WAIT in include/net/tcp_states.h, TCP_TIMEWAIT_LEN in include/net/tcp.h',
  },
  {
    name: 'CLOSED',
    kernelNumber: 7,
    rfcName: 'CLOSED',
    meaning: 'no connection: bound but neither listening nor connecting',
    source: 'RFC 9293 §3.3.2; TCP_CLOSE in include/net/tcp_states.h',
  },
] as const;

/** A TCP state by its netstat name. */
export type State = (typeof STATE_TABLE)[number]['name'];

/** What one state is called, by whom, and what it means. */
export interface StateDefinition {
  readonly name: State;
  /** `enum` value in `include/net/tcp_states.h`. */
  readonly kernelNumber: number;
  /** The name RFC 9293 §3.3.2 uses. */
  readonly rfcName: string;
  /** One line for a reader who sees a count of it. */
  readonly meaning: string;
  /** Where name, number and meaning come from. */
  readonly source: string;
}

/** The eleven states in display order. */
export const STATES: readonly StateDefinition[] = STATE_TABLE;

/** The eleven names in display order. */
export const STATE_NAMES: readonly State[] = STATE_TABLE.map((state) => state.name);

/** The kernel's second number for SYN_RECV: a request socket. Source: `TCP_NEW_SYN_RECV`, include/net/tcp_states.h. */
const NEW_SYN_RECV = 12;
/** Reported by the diag module for bound sockets that neither listen nor connect. Source: `TCP_BOUND_INACTIVE`, same file. */
const BOUND_INACTIVE = 13;

const STATE_BY_KERNEL_NUMBER = new Map<number, State>([
  ...STATE_TABLE.map((state): [number, State] => [state.kernelNumber, state.name]),
  [NEW_SYN_RECV, 'SYN_RECV'],
  [BOUND_INACTIVE, 'CLOSED'],
]);

/** The state behind a kernel number, or `undefined` for a number this table does not know (count it as unknown). */
export function toState(kernelNumber: number): State | undefined {
  return STATE_BY_KERNEL_NUMBER.get(kernelNumber);
}

/** The bits that ask sock_diag for these states. Source: `TCPF_*` in include/net/tcp_states.h. */
export function toStateMask(states: readonly State[]): number {
  let mask = 0;
  for (const [kernelNumber, state] of STATE_BY_KERNEL_NUMBER)
    if (states.includes(state)) mask |= 1 << kernelNumber;
  return mask;
}

const STATE_SET: ReadonlySet<string> = new Set(STATE_NAMES);

/** True when `name` is one of the eleven netstat names, spelled exactly. */
export function isState(name: string): name is State {
  return STATE_SET.has(name);
}
