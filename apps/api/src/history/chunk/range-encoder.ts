/** The probabilities of a model are parts of two to this power at most. */
export const PART_BITS = 14;
/** The range is kept between these, so that a decoder does with whole numbers of 32 bits with a sign. */
export const LEAST_RANGE = 2 ** 23;
export const WHOLE_RANGE = 2 ** 31 - 1;
const CARRY = 2 ** 32;
const TOP_BYTE = 2 ** 24;
/** The most bits that are written or read at once. */
export const MOST_BITS = 11;

/**
 * Arithmetic coding: every symbol narrows a range by its share, so that it costs what it tells and no whole bits.
 * Source: Martin, "Range encoding: an algorithm for removing redundancy from a digitised message", 1979; the way of
 * carrying is that of LZMA.
 */
export class RangeEncoder {
  #low = 0;
  #range = WHOLE_RANGE;
  #bytes = new Uint8Array(512);
  #length = 0;
  /** The last byte, which a carry may still raise, and how many full bytes follow it. */
  #last = -1;
  #full = 0;

  /** Narrows to the `size` parts from `from` on, of two to the power of `PART_BITS`. */
  write(from: number, size: number): void {
    const part = this.#range >> PART_BITS;
    this.#low += from * part;
    this.#range = size * part;
    this.#widen();
  }

  /** Writes the lowest `bits` (0 to {@link MOST_BITS}) of `value`, which has no others. */
  writeBits(value: number, bits: number): void {
    if (bits === 0) return;
    this.#range >>= bits;
    this.#low += value * this.#range;
    this.#widen();
  }

  /** Every byte. Zeros at the end are left out, since a reader finds zeros there. */
  toBytes(): Uint8Array {
    this.#low = this.#roundest();
    for (let rest = 0; rest < 5; rest += 1) this.#shift();
    let length = this.#length;
    while (length > 0 && this.#bytes[length - 1] === 0) length -= 1;
    return this.#bytes.slice(0, length);
  }

  /** Of the numbers in the range that with the most zeros at its end. */
  #roundest(): number {
    for (let zeros = 30; zeros > 0; zeros -= 1) {
      const round = Math.ceil(this.#low / 2 ** zeros) * 2 ** zeros;
      if (round < this.#low + this.#range) return round;
    }
    return this.#low;
  }

  #widen(): void {
    while (this.#range < LEAST_RANGE) {
      this.#range *= 256;
      this.#shift();
    }
  }

  #shift(): void {
    const isCarried = this.#low >= CARRY;
    if (isCarried || this.#low < CARRY - TOP_BYTE) {
      if (this.#last >= 0) this.#push(this.#last + (isCarried ? 1 : 0));
      for (; this.#full > 0; this.#full -= 1) this.#push(isCarried ? 0 : 0xff);
      this.#last = Math.floor(this.#low / TOP_BYTE) & 0xff;
    } else this.#full += 1;
    this.#low = (this.#low % TOP_BYTE) * 256;
  }

  #push(byte: number): void {
    if (this.#length === this.#bytes.length) {
      const longer = new Uint8Array(2 * this.#length);
      longer.set(this.#bytes);
      this.#bytes = longer;
    }
    this.#bytes[this.#length++] = byte;
  }
}
