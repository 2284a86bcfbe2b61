import type { RangeDecoder } from './range-decoder.js';
import { PART_BITS, type RangeEncoder } from './range-encoder.js';

/** How many symbols there are: 0 to one less. */
export const SYMBOLS = 20;
/** Once so many symbols were counted all counts are halved: about the last 500 make the law. */
const MEMORY = 512;
/** The law is made anew after so many symbols; at first more often. */
const RENEW_AFTER = 32;

/** How a law is learned. */
export interface Learning {
  /** What one symbol counts, so that halving it leaves something. */
  readonly unit: number;
  /** At first every so many symbols are half as likely as those before. */
  readonly halvedEvery: 1 | 2;
  /** Probabilities are parts of two to this power. */
  readonly partBits: number;
}

/** How laws are learned in chunks of the second version, and since the third. */
export const SECOND_LEARNING: Learning = { unit: 24, halvedEvery: 2, partBits: 12 };
export const LEARNING: Learning = { unit: 64, halvedEvery: 1, partBits: PART_BITS };

/** Learns how often each symbol comes. What encodes and what decodes keep the same. */
export class SymbolModel {
  private readonly counts = new Int32Array(SYMBOLS);
  private total = 0;
  /** Where the parts of each symbol begin; the last is the end. */
  private readonly starts = new Int32Array(SYMBOLS + 1);
  private wait = 0;
  private patience = 1;

  /** `isCoarse` when symbols have lost low bits, so that they spread widely and evenly. */
  constructor(
    isCoarse: boolean,
    private readonly learning: Learning,
  ) {
    const { unit, halvedEvery } = learning;
    for (let symbol = 0; symbol < SYMBOLS; symbol += 1)
      this.counts[symbol] = isCoarse
        ? 1 + Math.floor((4 * unit) / (1 + (symbol / 4) ** 4))
        : 1 + (unit >> Math.floor(symbol / halvedEvery));
    for (const count of this.counts) this.total += count;
    this.renew();
  }

  encode(encoder: RangeEncoder, symbol: number): void {
    const from = this.starts[symbol] as number;
    encoder.write(from, (this.starts[symbol + 1] as number) - from);
    this.note(symbol);
  }

  decode(decoder: RangeDecoder): number {
    const { partBits } = this.learning;
    const at = decoder.peek(partBits);
    const { starts } = this;
    let symbol = 0;
    while ((starts[symbol + 1] as number) <= at) symbol += 1;
    const from = starts[symbol] as number;
    decoder.take(from, (starts[symbol + 1] as number) - from, partBits);
    this.note(symbol);
    return symbol;
  }

  private note(symbol: number): void {
    const { unit } = this.learning;
    (this.counts[symbol] as number) += unit;
    this.total += unit;
    this.wait -= 1;
    if (this.wait <= 0) this.renew();
  }

  private renew(): void {
    const { counts, starts } = this;
    if (this.total > MEMORY * this.learning.unit) this.halve();
    const whole = 1 << this.learning.partBits;
    const scale = (whole - SYMBOLS) / this.total;
    let start = 0;
    for (let symbol = 0; symbol < SYMBOLS; symbol += 1) {
      starts[symbol] = start;
      start += 1 + Math.floor((counts[symbol] as number) * scale);
    }
    starts[SYMBOLS] = whole;
    this.patience = Math.min(2 * this.patience, RENEW_AFTER);
    this.wait = this.patience;
  }

  private halve(): void {
    this.total = 0;
    for (let symbol = 0; symbol < SYMBOLS; symbol += 1) {
      this.counts[symbol] = ((this.counts[symbol] as number) + 1) >> 1;
      this.total += this.counts[symbol] as number;
    }
  }
}
