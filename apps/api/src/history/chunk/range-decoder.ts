import { LEAST_RANGE, WHOLE_RANGE } from './range-encoder.js';

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

  /** The part the next symbol lies at, of two to the power of `partBits`. {@link take} must follow. */
  peek(partBits: number): number {
    return clamp((this.code / (this.range >> partBits)) | 0, (1 << partBits) - 1);
  }

  /** Goes past a symbol of `size` parts from `from` on. */
  take(from: number, size: number, partBits: number): void {
    const part = this.range >> partBits;
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
