/** How the next value of a column is guessed: from its recent level, or from its last value and recent slope. */
export interface Predictor {
  readonly follows: 'level' | 'slope';
  /** How much the newest value counts; 1 forgets all others. */
  readonly weight: number;
}

/**
 * Every way to guess, numbered in the format by its place here. A walk is best guessed by its last value, noise by an
 * average, a counter by its slope.
 */
export const PREDICTORS: readonly Predictor[] = [
  { follows: 'level', weight: 1 },
  { follows: 'level', weight: 1 / 4 },
  { follows: 'level', weight: 1 / 16 },
  { follows: 'slope', weight: 1 },
  { follows: 'slope', weight: 1 / 4 },
  { follows: 'slope', weight: 1 / 16 },
];

/** The number of values that must be told before guessing begins. */
export function countFirst(predictor: Predictor): number {
  return predictor.follows === 'level' ? 1 : 2;
}

/** Puts the values back of which `values` holds the first and `residuals` what was left of the others. */
export function restoreValues(values: Float64Array, residuals: Float64Array, predictor: Predictor): void {
  const first = countFirst(predictor);
  const guess = startGuessing(values, predictor);
  for (let index = 0; index < residuals.length; index += 1) {
    const value = guess.next() + (residuals[index] ?? 0);
    values[index + first] = value;
    guess.note(value);
  }
}

class Guess {
  constructor(
    private readonly weight: number,
    private readonly hasSlope: boolean,
    private last: number,
    /** Of the values, or of their differences. */
    private level: number,
  ) {}

  next(): number {
    const level = Math.round(this.level);
    return this.hasSlope ? this.last + level : level;
  }

  note(value: number): void {
    const step = this.hasSlope ? value - this.last : value;
    this.level += (step - this.level) * this.weight;
    this.last = value;
  }
}

function startGuessing(values: Float64Array, { follows, weight }: Predictor): Guess {
  const [first = 0, second = 0] = values;
  return follows === 'level'
    ? new Guess(weight, false, first, first)
    : new Guess(weight, true, second, second - first);
}
