import { FORECASTS, toExpected, type Forecast } from './forecast.js';
import { chooseRelations, chooseSign, MOST_RELATIONS, RELATION_BITS, type Clue } from './relation-choice.js';
import { CLASSES, toHints, type Hints, type Relation } from './relation.js';
import { fitResiduals, LOW_BITS_BITS } from './residual-code.js';

/** How a column is written. */
export interface ColumnPlan {
  /** The place among `FORECASTS`. */
  readonly forecast: number;
  readonly relations: readonly Relation[];
  /** The class of each row, and how many low bits residuals of each class lose. */
  readonly classes: Uint8Array;
  readonly lowBits: readonly number[];
  readonly residuals: Float64Array;
  /** About the bits that it needs. */
  readonly size: number;
}

/** The places of forecasts that show whether the level or the step of a column is usual; the first is always exact. */
const PROBES: readonly number[] = [0, 1, 3, 7];
/** So many of the forecasts are tried to the end. */
const TRIED = 2;
/** A forecast with a lag may need so many bits more for a value and yet be the best with what others tell. */
const NEAR_BITS = 1;
/** Classes are worth it only where so many rows are not of the largest. */
const LEAST_OTHERS = 8;

interface Attempt {
  readonly forecast: number;
  readonly expected: Float64Array;
  readonly residuals: Float64Array;
  readonly roughSize: number;
}

/** The forecast and the relations that leave least to be written. */
export function choosePlan(values: Float64Array, stepMs: number, clues: readonly Clue[]): ColumnPlan {
  const attempts = toAttempts(values, stepMs).sort((one, other) => one.roughSize - other.roughSize);
  const [best, ...others] = attempts as [Attempt, ...Attempt[]];
  const isNear = ({ roughSize }: Attempt) => roughSize < best.roughSize + 4 * NEAR_BITS * values.length;
  const lagged = others.filter(
    (attempt) => FORECASTS[attempt.forecast]?.lagMs !== undefined && isNear(attempt),
  );
  const plans = [best, ...others.slice(0, TRIED - 1), ...lagged].map(toPlan);
  for (const attempt of [best, ...lagged]) plans.push(...relate(attempt, values, clues));
  return plans.reduce((least, plan) => (plan.size < least.size ? plan : least));
}

function toPlan({ forecast, residuals }: Pick<Attempt, 'forecast' | 'residuals'>): ColumnPlan {
  const { lowBits, size } = fitResiduals(residuals);
  const classes = new Uint8Array(residuals.length);
  return { forecast, residuals, relations: [], classes, lowBits: [lowBits], size };
}

/** Every forecast of the kind that suits the column: of its level or of its steps. */
function toAttempts(values: Float64Array, stepMs: number): Attempt[] {
  const attempt = (place: number) =>
    toAttempt(place, values, toExpected(values, FORECASTS[place] as Forecast, stepMs));
  const probes = PROBES.flatMap(attempt);
  const best = probes.reduce((one, other) => (other.roughSize < one.roughSize ? other : one));
  const kind = FORECASTS[best.forecast]?.of;
  const others = FORECASTS.flatMap(({ of }, place) =>
    of === kind && !PROBES.includes(place) ? attempt(place) : [],
  );
  return [...probes, ...others];
}

/** Nothing where steps swing by more than 2^53, beyond exact arithmetic. */
function toAttempt(forecast: number, values: Float64Array, expected: Float64Array): Attempt[] {
  const residuals = new Float64Array(values.length);
  const roughSize = fillResiduals(residuals, values, expected);
  return Number.isFinite(roughSize) ? [{ forecast, expected, residuals, roughSize }] : [];
}

function relate(attempt: Attempt, values: Float64Array, clues: readonly Clue[]): ColumnPlan[] {
  const { residuals } = attempt;
  const relations = chooseRelations(residuals, clues);
  const plans = relations.length > 0 ? planRelated(attempt, values, relations, clues) : [];
  const sign =
    relations.length < MOST_RELATIONS ? chooseSign(plans.at(-1)?.residuals ?? residuals, clues) : undefined;
  return sign ? [...plans, ...planRelated(attempt, values, [...relations, sign], clues)] : plans;
}

function planRelated(
  { forecast, expected }: Attempt,
  values: Float64Array,
  relations: readonly Relation[],
  clues: readonly Clue[],
): ColumnPlan[] {
  const figuresOf = (relation: Relation) =>
    clues.find(({ series, aspect }) => series === relation.series && aspect === relation.aspect)?.figures;
  const hints = toHints(relations, figuresOf, values.length) as Hints;
  for (let row = 0; row < values.length; row += 1) (hints.amounts[row] as number) += expected[row] as number;
  const left = new Float64Array(values.length);
  if (!Number.isFinite(fillResiduals(left, values, hints.amounts))) return [];
  const whole = toPlan({ forecast, residuals: left });
  const costs = RELATION_BITS * relations.length;
  const plans = [{ ...whole, relations, size: whole.size + costs }];
  const fits = toClasses(left, hints.classes)?.map(fitResiduals);
  if (!fits) return plans;
  const size = fits.reduce((sum, fit) => sum + fit.size, costs + CLASSES * LOW_BITS_BITS);
  return [
    ...plans,
    { ...whole, relations, classes: hints.classes, lowBits: fits.map(({ lowBits }) => lowBits), size },
  ];
}

/** Residuals by their class; `undefined` where hardly any is of another class than the others. */
function toClasses(residuals: Float64Array, classes: Uint8Array): Float64Array[] | undefined {
  const counts = new Int32Array(CLASSES);
  for (const own of classes) (counts[own] as number) += 1;
  if (residuals.length - Math.max(...counts) < LEAST_OTHERS) return undefined;
  const parts = Array.from(counts, (count) => new Float64Array(count));
  counts.fill(0);
  for (let row = 0; row < residuals.length; row += 1) {
    const own = classes[row] as number;
    (parts[own] as Float64Array)[counts[own] as number] = residuals[row] as number;
    (counts[own] as number) += 1;
  }
  return parts;
}

/**
 * Fills in what expectations leave, and answers about four times the bits that it needs, with a quarter of a bit as the
 * least difference told; infinitely many where it is not exact.
 */
function fillResiduals(residuals: Float64Array, values: Float64Array, expected: Float64Array): number {
  let size = 0;
  for (let row = 0; row < residuals.length; row += 1) {
    const residual = (values[row] as number) - Math.round(expected[row] as number);
    residuals[row] = residual;
    const magnitude = Math.abs(residual);
    if (magnitude > Number.MAX_SAFE_INTEGER) return Infinity;
    const folded = Math.min(2 * magnitude + 1, 2 ** 30);
    const zeros = Math.clz32(folded);
    size += 4 * (31 - zeros) + (((folded << zeros) >>> 29) & 3);
  }
  return size;
}
