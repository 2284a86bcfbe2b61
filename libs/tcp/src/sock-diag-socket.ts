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
  const socket = new DiagSocketCursor();
  socket.moveTo(view, at, length);
  return {
    state: socket.state,
    timer: socket.timer,
    retries: socket.retries,
    expiresMs: socket.expiresMs,
    localAddress: socket.localAddress,
    localPort: socket.localPort,
    remoteAddress: socket.remoteAddress,
    remotePort: socket.remotePort,
    receiveQueue: socket.receiveQueue,
    sendQueue: socket.sendQueue,
    uid: socket.uid,
    inode: socket.inode,
    cookie: socket.cookie,
    cgroupId: socket.cgroupId,
    silence: socket.silence,
    path: socket.path,
  };
}

/**
 * One socket after the other, each read where it lies: nothing is made of a field that nobody asks for. It is good until
 * it is moved or the bytes change.
 */
export class DiagSocketCursor implements DiagSocketRow {
  #view: DataView = new DataView(new ArrayBuffer(ATTRIBUTES_AT));
  #at = 0;
  /** Where the payload begins; 0 when the message has none. */
  #infoAt = 0;
  #cgroupIdAt = 0;

  /** Moves to the socket in the message at `at`, which is `length` bytes long, 88 or more. An attribute cut short is left out. */
  moveTo(view: DataView, at: number, length: number): void {
    this.#view = view;
    this.#at = at;
    this.#infoAt = 0;
    this.#cgroupIdAt = 0;
    this.#findAttributes(at + ATTRIBUTES_AT, at + length);
  }

  get state(): State | null {
    return toState(this.#view.getUint8(this.#at + STATE_AT)) ?? null;
  }

  get timer(): SocketTimer {
    return TIMERS[this.#view.getUint8(this.#at + TIMER_AT)] ?? 'unknown';
  }

  get retries(): number {
    return this.#view.getUint8(this.#at + RETRANS_AT);
  }

  get expiresMs(): number {
    return this.#uint32(EXPIRES_AT);
  }

  get localAddress(): string {
    return this.#addressAt(LOCAL_ADDRESS_AT);
  }

  get localPort(): number {
    return this.#view.getUint16(this.#at + LOCAL_PORT_AT);
  }

  get remoteAddress(): string {
    return this.#addressAt(REMOTE_ADDRESS_AT);
  }

  get remotePort(): number {
    return this.#view.getUint16(this.#at + REMOTE_PORT_AT);
  }

  get receiveQueue(): number {
    return this.#uint32(RQUEUE_AT);
  }

  get sendQueue(): number {
    return this.#uint32(WQUEUE_AT);
  }

  get uid(): number | null {
    return this.inode === null ? null : this.#uint32(UID_AT);
  }

  get inode(): number | null {
    const inode = this.#uint32(INODE_AT);
    return inode === 0 ? null : inode;
  }

  get cookie(): string {
    const low = this.#uint32(COOKIE_AT).toString(16);
    const high = this.#uint32(COOKIE_AT + 4);
    return high === 0 ? low : high.toString(16) + low.padStart(8, '0');
  }

  get cgroupId(): bigint | null {
    return this.#cgroupIdAt === 0 ? null : this.#view.getBigUint64(this.#cgroupIdAt, true);
  }

  get silence(): SocketSilence | null {
    const at = this.#infoAt;
    if (at === 0) return null;
    return {
      lastDataSentMs: this.#view.getUint32(at + LAST_DATA_SENT_AT, true),
      lastDataReceivedMs: this.#view.getUint32(at + LAST_DATA_RECEIVED_AT, true),
      lastAckReceivedMs: this.#view.getUint32(at + LAST_ACK_RECEIVED_AT, true),
    };
  }

  get path(): SocketPath | null {
    const at = this.#infoAt;
    if (at === 0 || this.#view.getUint8(this.#at + STATE_AT) === TCP_LISTEN) return null;
    const roundTripMicros = this.#view.getUint32(at + ROUND_TRIP_AT, true);
    return {
      roundTripMs: roundTripMicros === 0 ? null : roundTripMicros / 1_000,
      retransmissions: this.#view.getUint32(at + TOTAL_RETRANS_AT, true),
    };
  }

  #uint32(offset: number): number {
    return this.#view.getUint32(this.#at + offset, true);
  }

  #addressAt(offset: number): string {
    return toAddressText(this.#view, this.#at + offset, this.#view.getUint8(this.#at + FAMILY_AT));
  }

  #findAttributes(start: number, end: number): void {
    for (let at = start; at + ATTRIBUTE_HEADER_BYTES <= end;) {
      const length = this.#view.getUint16(at, true);
      if (length < ATTRIBUTE_HEADER_BYTES || at + length > end) return;
      const type = this.#view.getUint16(at + 2, true);
      const payload = at + ATTRIBUTE_HEADER_BYTES;
      const bytes = length - ATTRIBUTE_HEADER_BYTES;
      if (type === INET_DIAG_CGROUP_ID && bytes >= 8) this.#cgroupIdAt = payload;
      if (type === INET_DIAG_INFO && bytes >= LEAST_INFO_BYTES) this.#infoAt = payload;
      at += (length + 3) & ~3;
    }
  }
}
