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
