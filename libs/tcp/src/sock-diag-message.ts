/**
 * What a piece of a dump came to. `more`: read on. `done`: the dump is complete; when `interrupted`, the kernel says
 * that its table changed so that sockets may be missing or doubled. `error`: the kernel refused with this errno.
 * The rest mean that the bytes cannot be trusted: `truncated`, a message longer than what was received;
 * `out_of_sequence`, an answer to another request; `unexpected`, a message type a dump does not hold.
 */
export type DumpStep =
  | { readonly kind: 'more' }
  | { readonly kind: 'done'; readonly interrupted: boolean }
  | { readonly kind: 'error'; readonly errno: number }
  | { readonly kind: 'truncated' }
  | { readonly kind: 'out_of_sequence'; readonly sequence: number }
  | { readonly kind: 'unexpected'; readonly type: number };

/** Takes one socket: the message begins at `at` of the view and is `length` bytes long, 88 or more. */
export type TakeRow = (view: DataView, at: number, length: number) => void;

/** Offsets in a message. Source: `struct nlmsghdr`, netlink(7); `struct inet_diag_msg`, include/uapi/linux/inet_diag.h. */
const HEADER_BYTES = 16;
const TYPE_AT = 4;
const FLAGS_AT = 6;
const SEQUENCE_AT = 8;
const ROW_BYTES = 88;
const ERRNO_AT = 16;
const ERRNO_BYTES = 4;

/** Message types. Source: include/uapi/linux/netlink.h, include/uapi/linux/inet_diag.h. */
const NLMSG_NOOP = 1;
const NLMSG_ERROR = 2;
const NLMSG_DONE = 3;
const TCPDIAG_GETSOCK = 18;
const SOCK_DIAG_BY_FAMILY = 20;

const NLM_F_DUMP_INTR = 0x10;
const MORE: DumpStep = { kind: 'more' };

/**
 * The messages of one answer to one or more sock_diag requests, one after the other as they arrive. Byte order is
 * little-endian, as on every platform with a little-endian kernel.
 */
export class SockDiagMessages {
  readonly #takeRow: TakeRow;
  #interrupted = false;

  constructor(takeRow: TakeRow) {
    this.#takeRow = takeRow;
  }

  /** Hands over the sockets in the bytes of one `recv`, which must answer the request with this sequence number. */
  decode(bytes: Uint8Array, sequence: number): DumpStep {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (let at = 0; at < bytes.byteLength;) {
      if (bytes.byteLength - at < HEADER_BYTES) return { kind: 'truncated' };
      const length = view.getUint32(at, true);
      if (length < HEADER_BYTES || length > bytes.byteLength - at) return { kind: 'truncated' };
      const step = this.#decodeMessage(view, at, length, sequence);
      if (step !== MORE) return step;
      at += (length + 3) & ~3;
    }
    return MORE;
  }

  #decodeMessage(view: DataView, at: number, length: number, sequence: number): DumpStep {
    const answered = view.getUint32(at + SEQUENCE_AT, true);
    if (answered !== sequence) return { kind: 'out_of_sequence', sequence: answered };
    if (view.getUint16(at + FLAGS_AT, true) & NLM_F_DUMP_INTR) this.#interrupted = true;
    const type = view.getUint16(at + TYPE_AT, true);
    if (type === SOCK_DIAG_BY_FAMILY || type === TCPDIAG_GETSOCK) {
      if (length < ROW_BYTES) return { kind: 'truncated' };
      this.#takeRow(view, at, length);
      return MORE;
    }
    if (type === NLMSG_NOOP) return MORE;
    if (type === NLMSG_DONE) return this.#finish(view, at, length);
    if (type !== NLMSG_ERROR) return { kind: 'unexpected', type };
    if (length < ERRNO_AT + ERRNO_BYTES) return { kind: 'truncated' };
    return { kind: 'error', errno: Math.abs(view.getInt32(at + ERRNO_AT, true)) };
  }

  /** A dump that failed half-way ends with DONE and a negative errno. Source: `netlink_dump` in net/netlink/af_netlink.c. */
  #finish(view: DataView, at: number, length: number): DumpStep {
    const result = length < ERRNO_AT + ERRNO_BYTES ? 0 : view.getInt32(at + ERRNO_AT, true);
    return result < 0 ? { kind: 'error', errno: -result } : { kind: 'done', interrupted: this.#interrupted };
  }
}
