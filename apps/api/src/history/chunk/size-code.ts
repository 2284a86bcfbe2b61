import { readNumber, type BitReader } from './bit-reader.js';
import type { BitWriter } from './bit-writer.js';

/** How long the longest size is, in bits, is told with so many. */
const LENGTH_BITS = 5;
const MOST_LENGTH = 24;

/** Writes the sizes of streams: a bit for an empty one, and as many bits for each other as the largest needs and one more. */
export function writeSizes(writer: BitWriter, sizes: readonly number[]): void {
  const length = 32 - Math.clz32(Math.max(0, ...sizes));
  writer.write(length, LENGTH_BITS);
  for (const size of sizes) {
    writer.write(size > 0 ? 1 : 0, 1);
    if (size > 0) writer.write(size, length);
  }
}

/** Reads what {@link writeSizes} wrote of so many streams; until the second version of chunks each size was a number. */
export function readSizes(reader: BitReader, count: number, isPacked: boolean): number[] {
  if (!isPacked) return Array.from({ length: count }, () => readNumber(reader));
  const length = Math.min(reader.read(LENGTH_BITS), MOST_LENGTH);
  return Array.from({ length: count }, () => (reader.read(1) === 0 ? 0 : reader.read(length)));
}
