/** The most bits one call of {@link BitWriter.write} takes. */
const WORD_BITS = 16;

/** Bits in growing memory. */
export class BitWriter {
  private bytes = new Uint8Array(1_024);
  private length = 0;
  private pending = 0;
  private pendingBits = 0;

  /** Takes the lowest `bits` (0 to 24) of `value`, which has no others; the most significant first. */
  write(value: number, bits: number): void {
    this.pending = (this.pending << bits) | value;
    this.pendingBits += bits;
    while (this.pendingBits >= 8) {
      this.pendingBits -= 8;
      this.push(this.pending >>> this.pendingBits);
    }
    this.pending &= (1 << this.pendingBits) - 1;
  }

  /** Fills the last byte with zero bits. */
  align(): void {
    if (this.pendingBits > 0) this.write(0, 8 - this.pendingBits);
  }

  /** Every byte written; aligned before. */
  toBytes(): Uint8Array {
    this.align();
    return this.bytes.slice(0, this.length);
  }

  private push(byte: number): void {
    if (this.length === this.bytes.length) {
      const longer = new Uint8Array(2 * this.length);
      longer.set(this.bytes);
      this.bytes = longer;
    }
    this.bytes[this.length++] = byte;
  }
}

/** Writes a whole number of less than 2^53 in magnitude: six bits of length, its bits, and a sign unless it is 0. */
export function writeNumber(writer: BitWriter, value: number): void {
  const magnitude = Math.abs(value);
  const length = toBitLength(magnitude);
  writer.write(length, 6);
  for (let rest = length; rest > 0; rest -= WORD_BITS) {
    const bits = Math.min(rest, WORD_BITS);
    writer.write(Math.floor(magnitude / 2 ** (rest - bits)) % 2 ** bits, bits);
  }
  if (length > 0) writer.write(value < 0 ? 1 : 0, 1);
}

function toBitLength(magnitude: number): number {
  if (magnitude < 2 ** 31) return 32 - Math.clz32(magnitude);
  return 63 - Math.clz32(Math.floor(magnitude / 2 ** 31));
}
