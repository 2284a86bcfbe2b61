/** `socket(2)` arguments that open a sock_diag socket. Source: sock_diag(7), include/uapi/linux/netlink.h. */
export const SOCK_DIAG_SOCKET = {
  /** `AF_NETLINK` */
  domain: 16,
  /** `SOCK_RAW | SOCK_CLOEXEC` */
  type: 3 | 0x80000,
  /** `NETLINK_SOCK_DIAG` */
  protocol: 4,
} as const;

/** The address families of TCP. Source: include/linux/socket.h. */
export const ADDRESS_FAMILIES = { inet: 2, inet6: 10 } as const;

/**
 * Every state a dump can hold: kernel numbers 1 to 13. Number 13, bound sockets that neither listen nor connect,
 * makes the kernel walk its bind table as well; without it CLOSED is never reported. That walk takes at most
 * a millisecond or so of CPU, so it is part of every read rather than a figure that is sometimes older than the rest.
 * Kernels before 6.8 do not know 13 and report none.
 * Source: `TCPF_*` in include/net/tcp_states.h, `inet_diag_dump_icsk` in net/ipv4/inet_diag.c.
 */
export const ALL_STATES_MASK = 0x3ffe;

/** All but ESTABLISHED and TIME_WAIT, the two states of which a busy host has most. Source: `TCPF_*`, include/net/tcp_states.h. */
export const SMALL_STATES_MASK = ALL_STATES_MASK & ~((1 << 1) | (1 << 6));

/** Bound sockets that neither listen nor connect, alone. Source: `TCPF_BOUND_INACTIVE` in include/net/tcp_states.h. */
export const BOUND_INACTIVE_MASK = 1 << 13;

/** Sockets that listen, alone: they have a table of their own, so the walk never touches that of the connections. Source: `inet_diag_dump_icsk`. */
export const LISTEN_MASK = 1 << 10;

const HEADER_BYTES = 16;
const COMPAT_REQUEST_BYTES = 76;
const V2_REQUEST_BYTES = 72;

const TCPDIAG_GETSOCK = 18;
const SOCK_DIAG_BY_FAMILY = 20;
/** `NLM_F_REQUEST | NLM_F_DUMP`. Source: netlink(7). */
const REQUEST_DUMP = 0x301;
const IPPROTO_TCP = 6;

/** Asks for `struct tcp_info` of every socket. Source: `INET_DIAG_INFO` in include/uapi/linux/inet_diag.h, as a bit. */
export const TCP_INFO_EXTENSION = 1 << (2 - 1);

/** Asks for the memory of every socket, and with it for its drops. Source: `INET_DIAG_SKMEMINFO` in include/uapi/linux/inet_diag.h, as a bit. */
export const SOCKET_MEMORY_EXTENSION = 1 << (7 - 1);

/**
 * A request that walks the sockets of both address families at once, in little-endian byte order: the older form,
 * which the kernel still answers. An empty family stands for both. `extensions` are bits that ask for more of each socket.
 * Source: `struct inet_diag_req` in include/uapi/linux/inet_diag.h, `inet_diag_rcv_msg_compat` in net/ipv4/inet_diag.c.
 */
export function encodeCompatRequest(sequence: number, stateMask: number, extensions = 0): Uint8Array {
  const request = encodeHeader(COMPAT_REQUEST_BYTES, TCPDIAG_GETSOCK, sequence);
  request.setUint8(HEADER_BYTES + 3, extensions);
  request.setUint32(HEADER_BYTES + 52, stateMask, true);
  return new Uint8Array(request.buffer);
}

/**
 * A request that walks the sockets of one address family, in little-endian byte order. `extensions` as above.
 * Source: `struct inet_diag_req_v2` in include/uapi/linux/inet_diag.h; sock_diag(7).
 */
export function encodeFamilyRequest(
  sequence: number,
  stateMask: number,
  family: number,
  extensions = 0,
): Uint8Array {
  const request = encodeHeader(V2_REQUEST_BYTES, SOCK_DIAG_BY_FAMILY, sequence);
  request.setUint8(HEADER_BYTES, family);
  request.setUint8(HEADER_BYTES + 1, IPPROTO_TCP);
  request.setUint8(HEADER_BYTES + 2, extensions);
  request.setUint32(HEADER_BYTES + 4, stateMask, true);
  return new Uint8Array(request.buffer);
}

/** A zeroed message with `struct nlmsghdr` filled in. Source: netlink(7). */
function encodeHeader(lengthBytes: number, type: number, sequence: number): DataView {
  const message = new DataView(new ArrayBuffer(lengthBytes));
  message.setUint32(0, lengthBytes, true);
  message.setUint16(4, type, true);
  message.setUint16(6, REQUEST_DUMP, true);
  message.setUint32(8, sequence, true);
  return message;
}
