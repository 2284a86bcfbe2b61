import { toExpected, type Forecast } from './forecast.js';

/** What of another column is looked at: how far it was off its own forecast, or its step. */
export const ASPECTS = ['surprise', 'step'] as const;
export type Aspect = (typeof ASPECTS)[number];

/** A column that is told before, and `share` times an aspect of it, which is to be added to the forecast of this one. */
export interface Relation {
  readonly series: number;
  readonly aspect: Aspect;
  readonly share: number;
}

/** A column whose every value is known, with its forecast. */
export interface KnownColumn {
  readonly values: Float64Array;
  readonly forecast: Forecast;
}

/** An aspect of a column, row by row; nothing of its first row. */
export function toAspect({ values, forecast }: KnownColumn, aspect: Aspect, stepMs: number): Float64Array {
  const figures = new Float64Array(values.length);
  const expected = aspect === 'step' ? undefined : toExpected(values, forecast, stepMs);
  for (let row = 1; row < values.length; row += 1)
    figures[row] = (values[row] as number) - ((expected ? expected[row] : values[row - 1]) as number);
  return figures;
}

/** How lively the columns looked at are in a row: still, hardly, somewhat or very; each has a law of its own. */
export const CLASSES = 4;
/** The magnitudes that classes end at. */
const CLASS_ENDS = [0.5, 1.5, 6] as const;
/** What is below is still. */
export const STILL = CLASS_ENDS[0];

/** What other columns say of each row. */
export interface Hints {
  /** To be added to the forecast. */
  readonly amounts: Float64Array;
  readonly classes: Uint8Array;
}

/** What relations say; `undefined` where a column cannot be looked at. */
export function toHints(
  relations: readonly Relation[],
  toFigures: (relation: Relation) => Float64Array | undefined,
  count: number,
): Hints | undefined {
  const amounts = new Float64Array(count);
  const stirs = new Float64Array(count);
  for (const relation of relations) {
    const figures = toFigures(relation);
    if (figures?.length !== count) return undefined;
    const { share } = relation;
    for (let row = 0; row < count; row += 1) {
      const figure = figures[row] as number;
      (amounts[row] as number) += share * figure;
      (stirs[row] as number) += Math.abs(figure);
    }
  }
  const classes = new Uint8Array(count);
  if (relations.length > 0)
    for (let row = 0; row < count; row += 1) classes[row] = toClass(stirs[row] as number);
  return { amounts, classes };
}

function toClass(stir: number): number {
  if (stir < CLASS_ENDS[1]) return stir < CLASS_ENDS[0] ? 0 : 1;
  return stir < CLASS_ENDS[2] ? 2 : 3;
}
