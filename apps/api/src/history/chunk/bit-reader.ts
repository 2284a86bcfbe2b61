const WORD_BITS = 16;

/** Bits of a block of memory, the most significant first. Past the end come zeros, and {@link isOverrun} says so. */
export class BitReader {
  /** The next bits, from the highest bit of 32 on. */
  private window = 0;
  private windowBits = 0;

  /** Reads from the byte at `position` up to the one at `end`. */
  constructor(
    private readonly bytes: Uint8Array,
    private position: number,
    private readonly end: number,
  ) {}

  /** True once more bits were taken than there are. */
  get isOverrun(): boolean {
    return this.position - (this.windowBits >>> 3) > this.end;
  }

  /** The first byte that no bit was taken of. */
  get nextByte(): number {
    return this.position - (this.windowBits >>> 3);
  }

  /** The next `bits` (0 to 24) as a number. */
  read(bits: number): number {
    if (bits === 0) return 0;
    this.fill();
    const value = this.window >>> (32 - bits);
    this.drop(bits);
    return value;
  }

  /** The number of ones before the next zero, which is taken too, or `limit` (up to 24) ones. */
  readOnes(limit: number): number {
    this.fill();
    const ones = Math.min(Math.clz32(~this.window), limit);
    this.drop(ones === limit ? limit : ones + 1);
    return ones;
  }

  private fill(): void {
    while (this.windowBits <= 24) {
      const byte = this.position < this.end ? (this.bytes[this.position] ?? 0) : 0;
      this.window |= byte << (24 - this.windowBits);
      this.position += 1;
      this.windowBits += 8;
    }
  }

  private drop(bits: number): void {
    this.window <<= bits;
    this.windowBits -= bits;
  }
}

/** Reads what `writeNumber` wrote. */
export function readNumber(reader: BitReader): number {
  const length = reader.read(6);
  let magnitude = 0;
  for (let rest = length; rest > 0; rest -= WORD_BITS) {
    const bits = Math.min(rest, WORD_BITS);
    magnitude = magnitude * 2 ** bits + reader.read(bits);
  }
  return length > 0 && reader.read(1) === 1 ? -magnitude : magnitude;
}
