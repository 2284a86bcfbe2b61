import { readNumber, type BitReader } from '../bit-reader.js';
import { spreadKnown, type Gaps } from '../gap-code.js';
import { countFirst, PREDICTORS, restoreValues, type Predictor } from './prediction.js';
import { decodeResiduals } from './residual-code.js';

/** Forms of a column: no value known, the same value throughout, or guessed by the predictor of this number minus two. */
const UNKNOWN = 0;
const CONSTANT = 1;
const FIRST_PREDICTED = 2;
const FORM_BITS = 3;

/** Reads a column of whole numbers of less than 2^53 in magnitude; `NaN` is unknown. `undefined` when it cannot be. */
export function decodeColumn(reader: BitReader, length: number): Float64Array | undefined {
  const form = reader.read(FORM_BITS);
  if (form === UNKNOWN) return new Float64Array(length).fill(Number.NaN);
  const gaps = decodeGaps(reader, length);
  if (!gaps) return undefined;
  const known = decodeKnown(reader, form, length - gaps.unknown);
  if (reader.isOverrun) return undefined;
  return spreadKnown(known, gaps, length);
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

/** A bit says whether anything is unknown; then come the lengths of the known and unknown stretches in turn. */
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
