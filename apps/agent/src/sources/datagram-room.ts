type Koffi = typeof import('koffi');

/** The kernel puts at most 32 KiB into one answer of a dump. Source: `netlink_dump` in net/netlink/af_netlink.c. */
const DATAGRAM_BYTES = 32_768;
/** Each call is a trip to another thread and back, and what it brings is decoded in one go: about 2,600 sockets. */
const CAPACITY = 8;

/** Room for the datagrams that one `recvmmsg` brings. They lie in it one after the other. */
export class DatagramRoom {
  readonly capacity = CAPACITY;
  /** An array of `struct mmsghdr`. What it points to lies behind it in the same memory, and so lives as long. */
  readonly headers: Uint8Array;
  readonly #slots: readonly { readonly bytes: Uint8Array; readonly lengthAt: number }[];
  readonly #view: DataView;

  constructor(koffi: Koffi) {
    const { vector, header } = describeHeaders(koffi);
    const headersBytes = CAPACITY * koffi.sizeof(header);
    const vectorsBytes = CAPACITY * koffi.sizeof(vector);
    const datagramsAt = headersBytes + vectorsBytes;
    const memory = new Uint8Array(datagramsAt + CAPACITY * DATAGRAM_BYTES);
    const toAddress = (at: number) => koffi.address(memory) + BigInt(at);
    this.headers = memory.subarray(0, headersBytes);
    this.#view = new DataView(memory.buffer);
    this.#slots = Array.from({ length: CAPACITY }, (_, index) => {
      const headerAt = index * koffi.sizeof(header);
      const vectorAt = headersBytes + index * koffi.sizeof(vector);
      const at = datagramsAt + index * DATAGRAM_BYTES;
      const message = { ...EMPTY_MESSAGE, parts: toAddress(vectorAt), partCount: 1 };
      koffi.encode(memory, vectorAt, vector, { base: toAddress(at), length: DATAGRAM_BYTES });
      koffi.encode(memory, headerAt, header, { message, length: 0 });
      const bytes = memory.subarray(at, at + DATAGRAM_BYTES);
      return { bytes, lengthAt: headerAt + koffi.offsetof(header, 'length') };
    });
  }

  /** The first datagrams in it; good until the next call. */
  list(count: number): Uint8Array[] {
    return this.#slots
      .slice(0, count)
      .map(({ bytes, lengthAt }) => bytes.subarray(0, this.#view.getUint32(lengthAt, true)));
  }
}

const EMPTY_MESSAGE = { name: 0, nameLength: 0, control: 0, controlLength: 0, flags: 0 };

/**
 * `struct iovec` and `struct mmsghdr` of this machine, where a `long` is as wide as a pointer. musl has two fields of half
 * that width and padding for one of them, which is the same on a little-endian machine. Source: recvmsg(2), recvmmsg(2).
 */
function describeHeaders(koffi: Koffi) {
  const vector = koffi.struct({ base: 'uintptr_t', length: 'unsigned long' });
  const message = koffi.struct({
    name: 'uintptr_t',
    nameLength: 'uint32_t',
    parts: 'uintptr_t',
    partCount: 'unsigned long',
    control: 'uintptr_t',
    controlLength: 'unsigned long',
    flags: 'int',
  });
  return { vector, header: koffi.struct({ message, length: 'uint32_t' }) };
}
