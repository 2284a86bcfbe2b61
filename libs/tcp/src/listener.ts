import { toAcceptQueuePercent } from './accept-queue.js';
import { decodeDiagSocket } from './sock-diag-socket.js';

/** A socket in LISTEN with what waits at it. Source: `inet_diag_msg_common_fill` in net/ipv4/inet_diag.c. */
export interface Listener {
  /** Names this socket and no other until the next boot; hexadecimal. */
  readonly cookie: string;
  /** Local address; `0.0.0.0` and `::` stand for all. */
  readonly address: string;
  readonly port: number;
  /** Connections that wait for `accept`. */
  readonly queue: number;
  /** Most that may wait; the queue is full when it holds one more. */
  readonly limit: number;
  /** Packets dropped at this listener since it began to listen, retransmitted ones included; `null` where the kernel does not tell. */
  readonly drops: number | null;
  /** The user who owns it, `null` where the kernel names no owner. */
  readonly uid: number | null;
  /** Its number in `/proc/PID/fd`, `null` for a socket no process holds. */
  readonly inode: number | null;
}

const ATTRIBUTES_AT = 88;
const ATTRIBUTE_HEADER_BYTES = 4;
/** Source: `enum` in include/uapi/linux/inet_diag.h. */
const INET_DIAG_SKMEMINFO = 7;
/** `SK_MEMINFO_DROPS` is the ninth 32-bit number. Source: include/uapi/linux/sock_diag.h. */
const DROPS_AT = 32;

/** The listener in the message at `at`, which is `length` bytes long, 88 or more. */
export function decodeListener(view: DataView, at: number, length: number): Listener {
  const socket = decodeDiagSocket(view, at, length);
  return {
    cookie: socket.cookie,
    address: socket.localAddress,
    port: socket.localPort,
    queue: socket.receiveQueue,
    limit: socket.sendQueue,
    drops: decodeDrops(view, at + ATTRIBUTES_AT, at + length),
    uid: socket.uid,
    inode: socket.inode,
  };
}

function decodeDrops(view: DataView, start: number, end: number): number | null {
  for (let at = start; at + ATTRIBUTE_HEADER_BYTES <= end;) {
    const length = view.getUint16(at, true);
    if (length < ATTRIBUTE_HEADER_BYTES || at + length > end) return null;
    const isMemory = view.getUint16(at + 2, true) === INET_DIAG_SKMEMINFO;
    const hasDrops = length >= ATTRIBUTE_HEADER_BYTES + DROPS_AT + 4;
    if (isMemory) return hasDrops ? view.getUint32(at + ATTRIBUTE_HEADER_BYTES + DROPS_AT, true) : null;
    at += (length + 3) & ~3;
  }
  return null;
}

/** The fullest accept queue in percent of its limit, above 100 when it is full; 0 when nothing waits or nothing listens. */
export function toFullestAcceptQueue(listeners: readonly Listener[]): number {
  return listeners.reduce((most, { queue, limit }) => Math.max(most, toAcceptQueuePercent(queue, limit)), 0);
}

/** At most `most` of the listeners: where there are more, those with the fullest queues and the most drops. */
export function pickListeners(listeners: readonly Listener[], most: number): readonly Listener[] {
  if (listeners.length <= most) return listeners;
  const toFullness = ({ queue, limit }: Listener) => toAcceptQueuePercent(queue, limit);
  const byNeed = (one: Listener, other: Listener) =>
    toFullness(other) - toFullness(one) || (other.drops ?? 0) - (one.drops ?? 0) || one.port - other.port;
  return [...listeners].sort(byNeed).slice(0, most);
}

/** Listeners by cookie. */
export type ListenerTable = ReadonlyMap<string, Listener>;

/** What became of listeners between two dumps. */
export interface ListenerDiff {
  /** Those that came, or of which something changed. */
  readonly changed: readonly Listener[];
  /** The cookies of those that are no more. */
  readonly gone: readonly string[];
}

/** The listeners by their cookies. */
export function toListenerTable(listeners: readonly Listener[]): ListenerTable {
  return new Map(listeners.map((listener) => [listener.cookie, listener]));
}

/** What has to be said to someone who knows `before` for him to know `after`. */
export function diffListeners(before: ListenerTable, after: ListenerTable): ListenerDiff {
  return {
    changed: [...after.values()].filter((listener) => !isSame(listener, before.get(listener.cookie))),
    gone: [...before.keys()].filter((cookie) => !after.has(cookie)),
  };
}

/** What someone knows who knew `before` and was told `diff`. */
export function applyListenerDiff(before: ListenerTable, diff: ListenerDiff): ListenerTable {
  const after = new Map(before);
  for (const cookie of diff.gone) after.delete(cookie);
  for (const listener of diff.changed) after.set(listener.cookie, listener);
  return after;
}

/** The rest of a listener cannot change while it listens. */
function isSame(one: Listener, other: Listener | undefined): boolean {
  return (
    other !== undefined &&
    one.queue === other.queue &&
    one.limit === other.limit &&
    one.drops === other.drops &&
    one.uid === other.uid &&
    one.inode === other.inode &&
    one.address === other.address &&
    one.port === other.port
  );
}
