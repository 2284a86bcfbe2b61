import { readNumber, type BitReader } from './bit-reader.js';
import { writeNumber, type BitWriter } from './bit-writer.js';
import { countFirst, PREDICTORS, restoreValues, toResiduals, type Predictor } from './prediction.js';
import { decodeResiduals, encodeResiduals } from './residual-code.js';

/** Forms of a column: no value known, the same value throughout, or guessed by the predictor of this number minus two. */
const UNKNOWN = 0;
const CONSTANT = 1;
const FIRST_PREDICTED = 2;
const FORM_BITS = 3;

/**
 * Writes a column of whole numbers of less than 2^53 in magnitude; `NaN` is unknown. What is written depends on the
 * values alone.
 */
export function encodeColumn(writer: BitWriter, column: Float64Array): void {
  const known = column.filter((value) => !Number.isNaN(value));
  const [first] = known;
  if (first === undefined) return writer.write(UNKNOWN, FORM_BITS);
  const isConstant = known.every((value) => value === first);
  const choice = isConstant ? undefined : choosePredictor(known);
  writer.write(choice === undefined ? CONSTANT : FIRST_PREDICTED + choice.number, FORM_BITS);
  encodeGaps(writer, column);
  if (choice === undefined) return writeNumber(writer, first);
  for (const value of known.subarray(0, countFirst(choice.predictor))) writeNumber(writer, value);
  encodeResiduals(writer, choice.residuals);
}

/** Reads what {@link encodeColumn} wrote; `undefined` when it cannot be. */
export function decodeColumn(reader: BitReader, length: number): Float64Array | undefined {
  const column = new Float64Array(length).fill(NaN);
  const form = reader.read(FORM_BITS);
  if (form === UNKNOWN) return column;
  const gaps = decodeGaps(reader, length);
  if (!gaps) return undefined;
  const known = decodeKnown(reader, form, length - gaps.unknown);
  if (reader.isOverrun) return undefined;
  if (gaps.unknown === 0) return known;
  let read = 0;
  let index = 0;
  gaps.runs.forEach((run, place) => {
    if (place % 2 === 0) column.set(known.subarray(read, (read += run)), index);
    index += run;
  });
  return column;
}

interface Choice {
  readonly number: number;
  readonly predictor: Predictor;
  readonly residuals: Float64Array;
}

/** The predictor that leaves the least over. */
function choosePredictor(values: Float64Array): Choice {
  let best: Choice | undefined;
  let bestSize = Infinity;
  PREDICTORS.forEach((predictor, number) => {
    const residuals = toResiduals(values, predictor);
    const size = toSize(residuals);
    if (best && (size >= bestSize || !isExact(residuals))) return;
    bestSize = size;
    best = { number, predictor, residuals };
  });
  return best as unknown as Choice;
}

/** About four times the bits that residuals need, with a quarter of a bit as the least difference told. */
function toSize(residuals: Float64Array): number {
  let size = 0;
  for (let index = 0; index < residuals.length; index += 1) {
    const folded = Math.min(2 * Math.abs(residuals[index] ?? 0) + 1, 2 ** 30);
    const zeros = Math.clz32(folded);
    size += 4 * (31 - zeros) + (((folded << zeros) >>> 29) & 3);
  }
  return size;
}

/** A slope that swings by more than 2^53 is beyond exact arithmetic. */
function isExact(residuals: Float64Array): boolean {
  return residuals.every((residual) => Number.isSafeInteger(residual));
}

function decodeKnown(reader: BitReader, form: number, length: number): Float64Array {
  const known = new Float64Array(length);
  if (form === CONSTANT) return known.fill(readNumber(reader));
  const predictor = PREDICTORS[form - FIRST_PREDICTED] as Predictor;
  const first = Math.min(countFirst(predictor), length);
  for (let index = 0; index < first; index += 1) known[index] = readNumber(reader);
  const residuals = new Float64Array(length - first);
  decodeResiduals(reader, residuals);
  restoreValues(known, residuals, predictor);
  return known;
}

/** A bit that says whether anything is unknown; then the lengths of the known and unknown stretches in turn. */
function encodeGaps(writer: BitWriter, column: Float64Array): void {
  const runs = toRuns(column);
  writer.write(runs.length > 1 ? 1 : 0, 1);
  if (runs.length === 1) return;
  writeNumber(writer, runs.length);
  for (const run of runs) writeNumber(writer, run);
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

interface Gaps {
  readonly runs: readonly number[];
  readonly unknown: number;
}

function decodeGaps(reader: BitReader, length: number): Gaps | undefined {
  if (reader.read(1) === 0) return { runs: [length], unknown: 0 };
  const count = readNumber(reader);
  if (count < 2 || count > length + 1) return undefined;
  const runs: number[] = [];
  for (let index = 0; index < count && !reader.isOverrun; index += 1) runs.push(readNumber(reader));
  if (runs.some((run) => run < 0) || runs.reduce((sum, run) => sum + run, 0) !== length) return undefined;
  const unknown = runs.reduce((sum, run, index) => sum + (index % 2) * run, 0);
  return unknown === length ? undefined : { runs, unknown };
}
