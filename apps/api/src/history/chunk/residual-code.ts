import type { RangeDecoder } from './range-decoder.js';
import { MOST_BITS, type RangeEncoder } from './range-encoder.js';
import { LEARNING, SYMBOLS, SymbolModel, type Learning } from './symbol-model.js';

/** The symbol of a residual that is told in full. */
const OUTLIER = SYMBOLS - 1;
/** Larger residuals are always told in full. */
const MOST_CODED = 2 ** 29;
/** What an outlier costs beside its symbol, and what it costs to learn how often a symbol comes. */
const OUTLIER_BITS = 20;
const SYMBOL_BITS = 5;
/** The number of low bits is told with so many. */
export const LOW_BITS_BITS = 5;

/** How many low bits residuals lose when they are written, and about the bits that they need. */
export interface Fit {
  readonly lowBits: number;
  readonly size: number;
}

/**
 * Residuals are folded to 0, -1, 1, -2, 2 … and lose so many low bits, which are told as they are. The number that suits
 * the mean is not the one for mostly small ones with a few that are large, so that of the median is looked at too.
 */
export function fitResiduals(residuals: Float64Array): Fit {
  const folded = new Int32Array(residuals.length);
  const lengths = new Int32Array(32);
  let sum = 0;
  for (let row = 0; row < folded.length; row += 1) {
    const one = fold(residuals[row] as number);
    folded[row] = one;
    if (one > 0) sum += one;
    (lengths[32 - Math.clz32(Math.max(one, 0))] as number) += 1;
  }
  const ofMean = toLength(sum / Math.max(1, folded.length) / 5);
  const ofMedian = Math.max(0, toMedian(lengths, folded.length) - 2);
  const fits = [...new Set([ofMean, ofMean + 1, ofMedian])].map((lowBits) => ({
    lowBits,
    size: toSize(folded, lowBits),
  }));
  return fits.reduce((best, fit) => (fit.size < best.size ? fit : best));
}

/** The place that half of all are at or below. */
function toMedian(counts: Int32Array, all: number): number {
  let below = 0;
  return counts.findIndex((count) => 2 * (below += count) >= all);
}

/** The power of two that is not less than a number. */
function toLength(value: number): number {
  let length = 0;
  while (length < 26 && 2 ** length < value) length += 1;
  return length;
}

function toSize(folded: Int32Array, lowBits: number): number {
  const counts = new Int32Array(SYMBOLS);
  for (let row = 0; row < folded.length; row += 1)
    (counts[toSymbol(folded[row] as number, lowBits)] as number) += 1;
  let bits = folded.length * lowBits + (counts[OUTLIER] as number) * OUTLIER_BITS;
  for (const count of counts) if (count > 0) bits += count * Math.log2(folded.length / count) + SYMBOL_BITS;
  return bits;
}

/** Writes whole numbers of less than 2^53 in magnitude, each by the law of its class; `lowBits` has an entry for each class. */
export function encodeResiduals(
  encoder: RangeEncoder,
  residuals: Float64Array,
  lowBits: readonly number[],
  classes: Uint8Array,
): void {
  const models = lowBits.map((bits) => new SymbolModel(bits > 0, LEARNING));
  for (let row = 0; row < residuals.length; row += 1) {
    const residual = residuals[row] as number;
    const own = classes[row] as number;
    const bits = lowBits[own] as number;
    const folded = fold(residual);
    const symbol = toSymbol(folded, bits);
    (models[own] as SymbolModel).encode(encoder, symbol);
    if (symbol === OUTLIER) writeNumber(encoder, residual);
    else writeLow(encoder, folded & ((1 << bits) - 1), bits);
  }
}

/** Reads residuals of one class. */
export class ResidualDecoder {
  private readonly model: SymbolModel;

  constructor(
    private readonly decoder: RangeDecoder,
    private readonly lowBits: number,
    learning: Learning,
  ) {
    this.model = new SymbolModel(lowBits > 0, learning);
  }

  next(): number {
    const symbol = this.model.decode(this.decoder);
    if (symbol === OUTLIER) return readNumber(this.decoder);
    const folded = (symbol << this.lowBits) | readLow(this.decoder, this.lowBits);
    return (folded & 1) === 1 ? -((folded + 1) >>> 1) : folded >>> 1;
  }
}

/** 0, -1, 1, -2, 2 … as 0, 1, 2, 3, 4 …; -1 for what is too large. */
function fold(residual: number): number {
  if (Math.abs(residual) >= MOST_CODED) return -1;
  return residual < 0 ? -2 * residual - 1 : 2 * residual;
}

function toSymbol(folded: number, lowBits: number): number {
  return folded < 0 ? OUTLIER : Math.min(folded >>> lowBits, OUTLIER);
}

function writeLow(encoder: RangeEncoder, value: number, bits: number): void {
  let rest = bits;
  while (rest > 0) {
    const now = Math.min(rest, MOST_BITS);
    rest -= now;
    encoder.writeBits((value >>> rest) & ((1 << now) - 1), now);
  }
}

function readLow(decoder: RangeDecoder, bits: number): number {
  if (bits <= MOST_BITS) return decoder.readBits(bits);
  const high = decoder.readBits(MOST_BITS);
  return (high << (bits - MOST_BITS)) | readLow(decoder, bits - MOST_BITS);
}

/** Writes a whole number of less than 2^53 in magnitude: six bits of length, its bits, and a sign unless it is 0. */
export function writeNumber(encoder: RangeEncoder, value: number): void {
  let magnitude = Math.abs(value);
  let length = 0;
  while (2 ** length <= magnitude) length += 1;
  encoder.writeBits(length, 6);
  for (let rest = length; rest > 0; rest -= MOST_BITS) {
    const bits = Math.min(rest, MOST_BITS);
    const unit = 2 ** (rest - bits);
    encoder.writeBits(Math.floor(magnitude / unit), bits);
    magnitude %= unit;
  }
  if (length > 0) encoder.writeBits(value < 0 ? 1 : 0, 1);
}

/** Reads what {@link writeNumber} wrote. */
export function readNumber(decoder: RangeDecoder): number {
  const length = decoder.readBits(6);
  let magnitude = 0;
  for (let rest = length; rest > 0; rest -= MOST_BITS) {
    const bits = Math.min(rest, MOST_BITS);
    magnitude = magnitude * 2 ** bits + decoder.readBits(bits);
  }
  return length > 0 && decoder.readBits(1) === 1 ? -magnitude : magnitude;
}
