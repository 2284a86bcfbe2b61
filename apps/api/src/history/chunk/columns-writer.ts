import { encodeColumn } from './column-code.js';
import { RangeEncoder } from './range-encoder.js';
import { toClues, type Clue } from './relation-choice.js';

/** The bytes of each column of the same rows, which are `stepMs` apart as a rule. */
export function encodeColumns(columns: readonly Float64Array[], stepMs: number): Uint8Array[] {
  const clues: Clue[] = [];
  return columns.map((values, place) => {
    if (values.every((value) => value === 0)) return new Uint8Array();
    const encoder = new RangeEncoder();
    const forecast = encodeColumn(encoder, values, { count: values.length, stepMs }, clues);
    if (forecast) clues.push(...toClues(place, { values, forecast }, stepMs));
    const bytes = encoder.toBytes();
    return bytes.length > 0 ? bytes : new Uint8Array(1);
  });
}
