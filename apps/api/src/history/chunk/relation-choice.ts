import { ASPECTS, STILL, type Aspect, type KnownColumn, type Relation, toAspect } from './relation.js';

/** A column is told by at most so many others. */
export const MOST_RELATIONS = 3;
/** A share is a whole number of up to this magnitude, divided by two to a power of up to {@link MOST_SHIFT}. */
export const MOST_NUMERATOR = 255;
export const MOST_SHIFT = 7;
/** What telling of a relation costs, in bits. */
export const RELATION_BITS = 24;
/** The first rows are not looked at: forecasts begin with them. */
const FIRST_ROW = 2;
/** Rests of so many times the geometric mean are accidents. */
const FAR = 24;
/** Of long columns so many rows show which clue is the best. */
const LOOKED_AT = 720;
/** Where fewer rows leave nothing no sign is looked for. */
const LEAST_ZEROS = 0.25;

/** What can be looked at of an earlier column. */
export interface Clue {
  readonly series: number;
  readonly aspect: Aspect;
  readonly figures: Float64Array;
  readonly squares: number;
  /** Of the rows looked at: 1 where the figure is next to nothing, and how many those are. */
  readonly still: Uint8Array;
  readonly stills: number;
}

/** What a column can be looked at by those after it. */
export function toClues(series: number, column: KnownColumn, stepMs: number): Clue[] {
  return ASPECTS.flatMap((aspect) => {
    const figures = toAspect(column, aspect, stepMs);
    const squares = multiply(figures, figures);
    if (!(squares > 0 && Number.isFinite(squares))) return [];
    const still = toStill(figures);
    return [{ series, aspect, figures, squares, still, stills: count(still) }];
  });
}

/**
 * The clues that leave least of what a forecast left over, and their shares, by least squares; each must save more than it
 * costs.
 */
export function chooseRelations(rests: Float64Array, clues: readonly Clue[]): Relation[] {
  const usual = toUsual(rests);
  let chosen: Clue[] = [];
  let shares: number[] = [];
  let left: Float64Array = usual;
  let squares = multiply(usual, usual);
  while (chosen.length < MOST_RELATIONS && squares > 0) {
    const best = findBest(left, clues);
    if (!best || !isWorth(squares, squares - best.gain, rests.length) || chosen.includes(best.clue)) break;
    const more = [...chosen, best.clue];
    const solved = solve(more, usual);
    if (!solved) break;
    chosen = more;
    shares = solved;
    left = subtract(usual, chosen, shares);
    squares = multiply(left, left);
  }
  return chosen.flatMap(({ series, aspect }, place) => {
    const share = toShare(shares[place] as number);
    return share === 0 ? [] : [{ series, aspect, share }];
  });
}

/**
 * The clue by whose stir the rows that leave nothing are best told from the others; `undefined` where none says enough.
 * Nothing of it is added to the forecast.
 */
export function chooseSign(rests: Float64Array, clues: readonly Clue[]): Relation | undefined {
  const zeros = toStill(rests);
  const zero = count(zeros);
  const alone = toBits(zero, zeros.length);
  const stride = toStride(rests.length);
  if (alone * stride < RELATION_BITS || zero < LEAST_ZEROS * zeros.length) return undefined;
  let best: Clue | undefined;
  let least = alone - RELATION_BITS / stride;
  for (const clue of clues) {
    let both = 0;
    for (let row = 0; row < zeros.length; row += 1)
      both += (zeros[row] as number) & (clue.still[row] as number);
    const { stills } = clue;
    const bits = toBits(both, stills) + toBits(zero - both, zeros.length - stills);
    if (bits < least) [best, least] = [clue, bits];
  }
  return best && { series: best.series, aspect: best.aspect, share: 0 };
}

/** Of the rows looked at: 1 where a figure is next to nothing. */
function toStill(figures: Float64Array): Uint8Array {
  const stride = toStride(figures.length);
  const still = new Uint8Array(Math.ceil(figures.length / stride));
  for (let row = 0; row < still.length; row += 1)
    still[row] = Math.abs(figures[row * stride] as number) < STILL ? 1 : 0;
  return still;
}

const toStride = (rows: number): number => Math.ceil(rows / LOOKED_AT);

const count = (flags: Uint8Array): number => flags.reduce((sum, flag) => sum + flag, 0);

/** The bits that tell `some` of `all` from the others. */
function toBits(some: number, all: number): number {
  if (some === 0 || some === all) return 0;
  return some * Math.log2(all / some) + (all - some) * Math.log2(all / (all - some));
}

/** Rests without those of the first rows and those that are far above the usual, which are taken for accidents. */
function toUsual(rests: Float64Array): Float64Array {
  const usual = new Float64Array(rests.length);
  let sum = 0;
  for (let row = FIRST_ROW; row < rests.length; row += 1)
    sum += Math.log2(1 + Math.abs(rests[row] as number));
  const most = FAR * 2 ** (sum / rests.length);
  for (let row = FIRST_ROW; row < rests.length; row += 1) {
    const rest = rests[row] as number;
    usual[row] = Math.abs(rest) > most ? 0 : rest;
  }
  return usual;
}

/** The nearest share that can be told; 0 for one that is too large. */
function toShare(share: number): number {
  for (let shift = MOST_SHIFT; shift >= 0; shift -= 1) {
    const numerator = Math.round(share * 2 ** shift);
    if (Math.abs(numerator) <= MOST_NUMERATOR) return numerator / 2 ** shift;
  }
  return 0;
}

/** Whether sums of squares differ by more than telling why costs. Whole numbers are off by a twelfth even so. */
function isWorth(before: number, after: number, rows: number): boolean {
  const least = rows / 12;
  return (rows / 2) * Math.log2((before + least) / (Math.max(after, 0) + least)) > RELATION_BITS;
}

function findBest(rests: Float64Array, clues: readonly Clue[]): { clue: Clue; gain: number } | undefined {
  const stride = toStride(rests.length);
  let best: { clue: Clue; gain: number } | undefined;
  for (const clue of clues) {
    const product = multiply(rests, clue.figures, stride) * stride;
    const gain = (product * product) / clue.squares;
    if (gain > (best?.gain ?? 0)) best = { clue, gain };
  }
  return best;
}

function multiply(one: Float64Array, other: Float64Array, stride = 1): number {
  let sum = 0;
  for (let row = FIRST_ROW; row < one.length; row += stride)
    sum += (one[row] as number) * (other[row] as number);
  return sum;
}

/** What clues leave; rows that are not looked at stay at 0. */
function subtract(rests: Float64Array, clues: readonly Clue[], shares: readonly number[]): Float64Array {
  const left = rests.slice();
  clues.forEach(({ figures }, place) => {
    const share = shares[place] as number;
    for (let row = 0; row < left.length; row += 1) {
      if (rests[row] !== 0) (left[row] as number) -= share * (figures[row] as number);
    }
  });
  return left;
}

/** Solves the normal equations by elimination; `undefined` where clues say the same. */
function solve(clues: readonly Clue[], rests: Float64Array): number[] | undefined {
  const rows = clues.map((clue) => [
    ...clues.map((other) => multiply(clue.figures, other.figures)),
    multiply(clue.figures, rests),
  ]);
  for (const [place, row] of rows.entries()) {
    const pivot = row[place] as number;
    if (!(Math.abs(pivot) > 1e-9 * (clues[place] as Clue).squares)) return undefined;
    for (const [other, target] of rows.entries()) {
      if (other === place) continue;
      const factor = (target[place] as number) / pivot;
      row.forEach((figure, column) => (target[column] = (target[column] as number) - factor * figure));
    }
  }
  return rows.map((row, place) => (row.at(-1) as number) / (row[place] as number));
}
