import { LEAST_RANGE, PART_BITS, WHOLE_RANGE } from './range-encoder.js';

const LAST_PART = 2 ** PART_BITS - 1;

/** Reads what a `RangeEncoder` wrote. Past the end it finds zeros, so that it ends whatever the bytes are. */
export class RangeDecoder {
  private range = WHOLE_RANGE;
  private code = 0;

  /** Reads from the byte at `position` up to the one at `end`. */
  constructor(
    private readonly bytes: Uint8Array,
    private position: number,
    private readonly end: number,
  ) {
    for (let byte = 0; byte < 4; byte += 1) this.code = (this.code << 8) | this.nextByte();
  }

  /** The part the next symbol lies at. {@link take} must follow. */
  peek(): number {
    return clamp((this.code / (this.range >> PART_BITS)) | 0, LAST_PART);
  }

  /** Goes past a symbol of `size` parts from `from` on. */
  take(from: number, size: number): void {
    const part = this.range >> PART_BITS;
    this.code -= from * part;
    this.range = size * part;
    this.widen();
  }

  readBits(bits: number): number {
    if (bits === 0) return 0;
    this.range >>= bits;
    const value = clamp((this.code / this.range) | 0, (1 << bits) - 1);
    this.code -= value * this.range;
    this.widen();
    return value;
  }

  private widen(): void {
    while (this.range < LEAST_RANGE) {
      this.range <<= 8;
      this.code = (this.code << 8) | this.nextByte();
    }
  }

  private nextByte(): number {
    return this.position < this.end ? (this.bytes[this.position++] as number) : 0;
  }
}

/** Only damage leads outside. */
function clamp(part: number, most: number): number {
  return part < 0 ? 0 : part > most ? most : part;
}
