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

/**
 * Takes one socket: the message begins at `at` of the view and is `length` bytes long, 88 or more. `kind` is its first
 * word, from which {@link toKernelState} and {@link toTimer} read what a count needs without a look at the view.
 */
export type TakeRow = (view: DataView, at: number, length: number, kind: number) => void;

/** The state number in the first word of a socket. Source: `idiag_state` of `struct inet_diag_msg`. */
export const toKernelState = (kind: number): number => (kind >>> 8) & 0xff;

/** The timer number in the first word of a socket. Source: `idiag_timer` of `struct inet_diag_msg`. */
export const toTimer = (kind: number): number => (kind >>> 16) & 0xff;

/** Offsets in a message. Source: `struct nlmsghdr`, netlink(7); `struct inet_diag_msg`, include/uapi/linux/inet_diag.h. */
const HEADER_BYTES = 16;
const ROW_BYTES = 88;
/** The same in words of four bytes, to which messages are aligned: length, type and flags, sequence number, first word of a socket. */
const TYPE_WORD = 1;
const SEQUENCE_WORD = 2;
const KIND_WORD = 4;
const TYPE_MASK = 0xffff;
const ERRNO_AT = 16;
const ERRNO_BYTES = 4;

/** Message types. Source: include/uapi/linux/netlink.h, include/uapi/linux/inet_diag.h. */
const NLMSG_NOOP = 1;
const NLMSG_ERROR = 2;
const NLMSG_DONE = 3;
const TCPDIAG_GETSOCK = 18;
const SOCK_DIAG_BY_FAMILY = 20;

/** `NLM_F_DUMP_INTR` where the flags lie in their word. Source: include/uapi/linux/netlink.h. */
const INTERRUPTED = 0x10 << 16;
const MORE: DumpStep = { kind: 'more' };
const TRUNCATED: DumpStep = { kind: 'truncated' };

/**
 * The messages of one answer to one or more sock_diag requests, one after the other as they arrive. Byte order is
 * little-endian, which has to be that of this machine too: a busy host sends thousands of messages a second, so each is
 * read as a few whole words.
 */
export class SockDiagMessages {
  readonly #takeRow: TakeRow;
  #interrupted = false;

  constructor(takeRow: TakeRow) {
    this.#takeRow = takeRow;
  }

  /** Hands over the sockets in the bytes of one `recv`, which must answer the request with this sequence number. */
  decode(bytes: Uint8Array, sequence: number): DumpStep {
    const { buffer, byteOffset, byteLength } = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
    const view = new DataView(buffer, byteOffset, byteLength);
    const words = new Uint32Array(buffer, byteOffset, byteLength >> 2);
    const takeRow = this.#takeRow;
    for (let at = 0; at < byteLength;) {
      const word = at >> 2;
      const length = words[word] ?? 0;
      if (length < HEADER_BYTES || length > byteLength - at) return TRUNCATED;
      const answered = words[word + SEQUENCE_WORD] ?? 0;
      if (answered !== sequence) return { kind: 'out_of_sequence', sequence: answered };
      const typeAndFlags = words[word + TYPE_WORD] ?? 0;
      if (typeAndFlags & INTERRUPTED) this.#interrupted = true;
      const type = typeAndFlags & TYPE_MASK;
      if (type === SOCK_DIAG_BY_FAMILY || type === TCPDIAG_GETSOCK) {
        if (length < ROW_BYTES) return TRUNCATED;
        takeRow(view, at, length, words[word + KIND_WORD] ?? 0);
      } else {
        const step = this.#decodeOther(type, view, at, length);
        if (step !== MORE) return step;
      }
      at += (length + 3) & ~3;
    }
    return MORE;
  }

  #decodeOther(type: number, view: DataView, at: number, length: number): DumpStep {
    if (type === NLMSG_NOOP) return MORE;
    if (type === NLMSG_DONE) return this.#finish(view, at, length);
    if (type !== NLMSG_ERROR) return { kind: 'unexpected', type };
    if (length < ERRNO_AT + ERRNO_BYTES) return TRUNCATED;
    return { kind: 'error', errno: Math.abs(view.getInt32(at + ERRNO_AT, true)) };
  }

  /** A dump that failed half-way ends with DONE and a negative errno. Source: `netlink_dump` in net/netlink/af_netlink.c. */
  #finish(view: DataView, at: number, length: number): DumpStep {
    const result = length < ERRNO_AT + ERRNO_BYTES ? 0 : view.getInt32(at + ERRNO_AT, true);
    return result < 0 ? { kind: 'error', errno: -result } : { kind: 'done', interrupted: this.#interrupted };
  }
}
