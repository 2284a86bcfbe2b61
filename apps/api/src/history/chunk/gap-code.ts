import type { RangeDecoder } from './range-decoder.js';
import type { RangeEncoder } from './range-encoder.js';
import { readNumber, writeNumber } from './residual-code.js';

/** Where values are unknown: the lengths of the known and unknown stretches in turn. */
export interface Gaps {
  readonly runs: readonly number[];
  readonly unknown: number;
}

/** A bit that says whether anything is unknown; then the stretches. */
export function encodeGaps(encoder: RangeEncoder, column: Float64Array): void {
  const runs = toRuns(column);
  encoder.writeBits(runs.length > 1 ? 1 : 0, 1);
  if (runs.length === 1) return;
  writeNumber(encoder, runs.length);
  for (const run of runs) writeNumber(encoder, run);
}

function toRuns(column: Float64Array): number[] {
  const runs = [0];
  let isKnown = true;
  for (const value of column) {
    if (Number.isNaN(value) === isKnown) {
      runs.push(0);
      isKnown = !isKnown;
    }
    runs[runs.length - 1] = (runs.at(-1) ?? 0) + 1;
  }
  return runs;
}

/** Reads what {@link encodeGaps} wrote of so many rows; `undefined` when it does not fit. */
export function decodeGaps(decoder: RangeDecoder, rows: number): Gaps | undefined {
  if (decoder.readBits(1) === 0) return { runs: [rows], unknown: 0 };
  const count = readNumber(decoder);
  if (count < 2 || count > rows + 1) return undefined;
  const runs: number[] = [];
  for (let index = 0; index < count; index += 1) runs.push(readNumber(decoder));
  if (runs.some((run) => run < 0) || runs.reduce((sum, run) => sum + run, 0) !== rows) return undefined;
  const unknown = runs.reduce((sum, run, index) => sum + (index % 2) * run, 0);
  return unknown === rows ? undefined : { runs, unknown };
}

/** The column of which these are the known values. */
export function spreadKnown(known: Float64Array, { runs, unknown }: Gaps, rows: number): Float64Array {
  if (unknown === 0) return known;
  const column = new Float64Array(rows).fill(Number.NaN);
  let read = 0;
  let index = 0;
  runs.forEach((run, place) => {
    if (place % 2 === 0) column.set(known.subarray(read, (read += run)), index);
    index += run;
  });
  return column;
}
