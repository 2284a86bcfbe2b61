import { toAddressText } from './address-text.js';
import { toState, type State } from './state.js';

/** What runs on a socket. `time_wait` marks a mini-socket that is only remembered; `unknown` is a number without a name. */
export type SocketTimer = 'none' | 'retransmit' | 'keepalive' | 'time_wait' | 'probe' | 'unknown';

/** Milliseconds since something last happened on a connection. Source: `struct tcp_info` in include/uapi/linux/tcp.h. */
export interface SocketSilence {
  readonly lastDataSentMs: number;
  readonly lastDataReceivedMs: number;
  readonly lastAckReceivedMs: number;
}

/** How the way to the peer has been so far. Source: `struct tcp_info` in include/uapi/linux/tcp.h. */
export interface SocketPath {
  /** Smoothed round-trip time, in milliseconds; `null` before the first was measured. */
  readonly roundTripMs: number | null;
  /** Segments sent again since the connection began. */
  readonly retransmissions: number;
}

/** One socket as sock_diag tells it. Source: `struct inet_diag_msg` in include/uapi/linux/inet_diag.h. */
export interface DiagSocketRow {
  /** `null` for a kernel number without a name. */
  readonly state: State | null;
  readonly timer: SocketTimer;
  /** What the timer counts: retransmissions, or probes of a keepalive or a closed window. */
  readonly retries: number;
  /** Until the timer runs out, in milliseconds. */
  readonly expiresMs: number;
  readonly localAddress: string;
  readonly localPort: number;
  readonly remoteAddress: string;
  readonly remotePort: number;
  /** Unread bytes; of a listener, connections that wait for accept(). */
  readonly receiveQueue: number;
  /** Unacknowledged bytes; of a listener, the most that may wait. */
  readonly sendQueue: number;
  /** The user who owns it, `null` where the kernel names no owner. */
  readonly uid: number | null;
  /** Its number in `/proc/PID/fd`, `null` for a socket no process holds: closed, or not accepted yet. */
  readonly inode: number | null;
  /** Names this socket from its first packet until TIME_WAIT is over, and no other until the next boot; hexadecimal. */
  readonly cookie: string;
  /** The cgroup (v2) it was made in; `null` where the kernel does not tell. */
  readonly cgroupId: bigint | null;
  /** `null` unless the request asked for it and the kernel gave it. */
  readonly silence: SocketSilence | null;
  /** `null` as {@link silence} is, and for a listener, where these fields mean nothing. */
  readonly path: SocketPath | null;
}

/** Offsets in a message. Source: `struct nlmsghdr`, `struct inet_diag_msg`, `struct tcp_info`. */
const FAMILY_AT = 16;
const STATE_AT = 17;
const TIMER_AT = 18;
const RETRANS_AT = 19;
const LOCAL_PORT_AT = 20;
const REMOTE_PORT_AT = 22;
const LOCAL_ADDRESS_AT = 24;
const REMOTE_ADDRESS_AT = 40;
const COOKIE_AT = 60;
const EXPIRES_AT = 68;
const RQUEUE_AT = 72;
const WQUEUE_AT = 76;
const UID_AT = 80;
const INODE_AT = 84;
const ATTRIBUTES_AT = 88;

/** Attributes. Source: `enum` in include/uapi/linux/inet_diag.h. */
const INET_DIAG_INFO = 2;
const INET_DIAG_CGROUP_ID = 21;
const ATTRIBUTE_HEADER_BYTES = 4;

const LAST_DATA_SENT_AT = 44;
const LAST_DATA_RECEIVED_AT = 52;
const LAST_ACK_RECEIVED_AT = 56;
const ROUND_TRIP_AT = 68;
const TOTAL_RETRANS_AT = 100;
/** Kernels from 3.2 on send this much and more. */
const LEAST_INFO_BYTES = 104;

const TCP_LISTEN = 10;

/** By `idiag_timer`. Source: sock_diag(7), `inet_sk_diag_fill` in net/ipv4/inet_diag.c. */
const TIMERS: readonly SocketTimer[] = ['none', 'retransmit', 'keepalive', 'time_wait', 'probe'];

/** The socket in the message at `at`, which is `length` bytes long, 88 or more. An attribute cut short is left out. */
export function decodeDiagSocket(view: DataView, at: number, length: number): DiagSocketRow {
  const family = view.getUint8(at + FAMILY_AT);
  const inode = view.getUint32(at + INODE_AT, true);
  return {
    state: toState(view.getUint8(at + STATE_AT)) ?? null,
    timer: TIMERS[view.getUint8(at + TIMER_AT)] ?? 'unknown',
    retries: view.getUint8(at + RETRANS_AT),
    expiresMs: view.getUint32(at + EXPIRES_AT, true),
    localAddress: toAddressText(view, at + LOCAL_ADDRESS_AT, family),
    localPort: view.getUint16(at + LOCAL_PORT_AT),
    remoteAddress: toAddressText(view, at + REMOTE_ADDRESS_AT, family),
    remotePort: view.getUint16(at + REMOTE_PORT_AT),
    receiveQueue: view.getUint32(at + RQUEUE_AT, true),
    sendQueue: view.getUint32(at + WQUEUE_AT, true),
    uid: inode === 0 ? null : view.getUint32(at + UID_AT, true),
    inode: inode === 0 ? null : inode,
    cookie: view.getBigUint64(at + COOKIE_AT, true).toString(16),
    ...decodeAttributes(view, at, length),
  };
}

function decodeAttributes(
  view: DataView,
  start: number,
  messageBytes: number,
): Pick<DiagSocketRow, 'cgroupId' | 'silence' | 'path'> {
  const end = start + messageBytes;
  const isListener = view.getUint8(start + STATE_AT) === TCP_LISTEN;
  let cgroupId: bigint | null = null;
  let silence: SocketSilence | null = null;
  let path: SocketPath | null = null;
  for (let at = start + ATTRIBUTES_AT; at + ATTRIBUTE_HEADER_BYTES <= end;) {
    const length = view.getUint16(at, true);
    if (length < ATTRIBUTE_HEADER_BYTES || at + length > end) break;
    const type = view.getUint16(at + 2, true);
    const payload = at + ATTRIBUTE_HEADER_BYTES;
    const bytes = length - ATTRIBUTE_HEADER_BYTES;
    if (type === INET_DIAG_CGROUP_ID && bytes >= 8) cgroupId = view.getBigUint64(payload, true);
    if (type === INET_DIAG_INFO && bytes >= LEAST_INFO_BYTES) {
      silence = decodeSilence(view, payload);
      path = isListener ? null : decodePath(view, payload);
    }
    at += (length + 3) & ~3;
  }
  return { cgroupId, silence, path };
}

function decodeSilence(view: DataView, at: number): SocketSilence {
  return {
    lastDataSentMs: view.getUint32(at + LAST_DATA_SENT_AT, true),
    lastDataReceivedMs: view.getUint32(at + LAST_DATA_RECEIVED_AT, true),
    lastAckReceivedMs: view.getUint32(at + LAST_ACK_RECEIVED_AT, true),
  };
}

function decodePath(view: DataView, at: number): SocketPath {
  const roundTripMicros = view.getUint32(at + ROUND_TRIP_AT, true);
  return {
    roundTripMs: roundTripMicros === 0 ? null : roundTripMicros / 1_000,
    retransmissions: view.getUint32(at + TOTAL_RETRANS_AT, true),
  };
}
