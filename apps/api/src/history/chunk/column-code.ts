import { Forecaster, FORECASTS, type Forecast } from './forecast.js';
import { choosePlan, type ColumnPlan } from './column-plan.js';
import { decodeGaps, encodeGaps, spreadKnown } from './gap-code.js';
import type { RangeDecoder } from './range-decoder.js';
import type { RangeEncoder } from './range-encoder.js';
import { MOST_NUMERATOR, MOST_SHIFT, type Clue } from './relation-choice.js';
import { ASPECTS, CLASSES, toHints, type Aspect, type Hints, type Relation } from './relation.js';
import type { Learning } from './symbol-model.js';
import { encodeResiduals, LOW_BITS_BITS, readNumber, ResidualDecoder, writeNumber } from './residual-code.js';

/** Forms of a column: no value known, the same value throughout, or forecast. */
const [UNKNOWN, CONSTANT, FORECAST] = [0, 1, 2];
const FORM_BITS = 2;
const FORECAST_BITS = 4;
const COUNT_BITS = 2;
const SERIES_BITS = 10;
const ASPECT_BITS = 1;
const SHIFT_BITS = 3;
const SHARE_BITS = 9;

/** A column as it was read. */
export interface DecodedColumn {
  readonly values: Float64Array;
  /** Of a column of which every value is known and not the same. */
  readonly forecast: Forecast | undefined;
}

/** What columns of the same rows have in common. */
export interface Rows {
  readonly count: number;
  /** The usual distance of two, in milliseconds. */
  readonly stepMs: number;
}

/** Rows that are read, and how the laws of their columns were learned. */
export interface StoredRows extends Rows {
  readonly learning: Learning;
}

/**
 * Writes a column of whole numbers of less than 2^53 in magnitude; `NaN` is unknown. What is written depends on the
 * values and the columns before alone. The answer is its forecast, where later columns may look at it.
 */
export function encodeColumn(
  encoder: RangeEncoder,
  column: Float64Array,
  { stepMs }: Rows,
  clues: readonly Clue[],
): Forecast | undefined {
  const known = column.filter((value) => !Number.isNaN(value));
  const [first] = known;
  if (first === undefined) {
    encoder.writeBits(UNKNOWN, FORM_BITS);
    return undefined;
  }
  const isWhole = known.length === column.length;
  const isConstant = known.every((value) => value === first);
  encoder.writeBits(isConstant ? CONSTANT : FORECAST, FORM_BITS);
  encodeGaps(encoder, column);
  if (isConstant) {
    writeNumber(encoder, first);
    return undefined;
  }
  const plan = choosePlan(known, stepMs, isWhole ? clues : []);
  encodePlan(encoder, plan);
  encodeResiduals(encoder, plan.residuals, plan.lowBits, plan.classes);
  return isWhole ? FORECASTS[plan.forecast] : undefined;
}

function encodePlan(encoder: RangeEncoder, { forecast, lowBits, relations }: ColumnPlan): void {
  encoder.writeBits(forecast, FORECAST_BITS);
  encoder.writeBits(relations.length, COUNT_BITS);
  for (const { series, aspect, share } of relations) {
    let shift = 0;
    while (shift < MOST_SHIFT && !Number.isInteger(share * 2 ** shift)) shift += 1;
    encoder.writeBits(series, SERIES_BITS);
    encoder.writeBits(ASPECTS.indexOf(aspect), ASPECT_BITS);
    encoder.writeBits(shift, SHIFT_BITS);
    encoder.writeBits(share * 2 ** shift + MOST_NUMERATOR, SHARE_BITS);
  }
  if (relations.length > 0) encoder.writeBits(lowBits.length > 1 ? 1 : 0, 1);
  for (const bits of lowBits) encoder.writeBits(bits, LOW_BITS_BITS);
}

/** Reads what {@link encodeColumn} wrote; `toFigures` looks at a column before. `undefined` when it cannot be. */
export function decodeColumn(
  decoder: RangeDecoder,
  { count, stepMs, learning }: StoredRows,
  toFigures: (relation: Relation) => Float64Array | undefined,
): DecodedColumn | undefined {
  const form = decoder.readBits(FORM_BITS);
  if (form === UNKNOWN) return { values: new Float64Array(count).fill(Number.NaN), forecast: undefined };
  const gaps = decodeGaps(decoder, count);
  if (!gaps) return undefined;
  const known = new Float64Array(count - gaps.unknown);
  if (form === CONSTANT) {
    const values = spreadKnown(known.fill(readNumber(decoder)), gaps, count);
    return { values, forecast: undefined };
  }
  const forecast = FORECASTS[decoder.readBits(FORECAST_BITS)];
  const relations = decodeRelations(decoder);
  const hints = toHints(relations, toFigures, known.length);
  if (!forecast || !hints) return undefined;
  fillKnown(
    known,
    { decoder, hints, learning, hasClasses: relations.length > 0 && decoder.readBits(1) === 1 },
    new Forecaster(forecast, stepMs),
  );
  const isWhole = gaps.unknown === 0;
  return { values: spreadKnown(known, gaps, count), forecast: isWhole ? forecast : undefined };
}

/** Where residuals are read from, and by what. */
interface Residuals {
  readonly decoder: RangeDecoder;
  readonly hints: Hints;
  readonly learning: Learning;
  readonly hasClasses: boolean;
}

function fillKnown(
  known: Float64Array,
  { decoder, hints, learning, hasClasses }: Residuals,
  forecaster: Forecaster,
): void {
  const lowBits = Array.from({ length: hasClasses ? CLASSES : 1 }, () => decoder.readBits(LOW_BITS_BITS));
  const laws = lowBits.map((bits) => new ResidualDecoder(decoder, bits, learning));
  const [first] = laws as [ResidualDecoder];
  for (let row = 0; row < known.length; row += 1) {
    const law = hasClasses ? (laws[hints.classes[row] as number] as ResidualDecoder) : first;
    const value = Math.round(forecaster.next() + (hints.amounts[row] as number)) + law.next();
    known[row] = value;
    forecaster.note(value);
  }
}

function decodeRelations(decoder: RangeDecoder): Relation[] {
  return Array.from({ length: decoder.readBits(COUNT_BITS) }, () => {
    const series = decoder.readBits(SERIES_BITS);
    const aspect = ASPECTS[decoder.readBits(ASPECT_BITS)] as Aspect;
    const shift = decoder.readBits(SHIFT_BITS);
    return { series, aspect, share: (decoder.readBits(SHARE_BITS) - MOST_NUMERATOR) / 2 ** shift };
  });
}
