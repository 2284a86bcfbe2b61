/**
 * How the next value of a column is expected from those before it: a level, or the last value and a usual step. `weight`
 * is how much the newest one counts; 1 forgets all others, 0 expects nothing. With `lagMs` the step is that of so long
 * ago: what enters TIME_WAIT leaves it a minute later.
 */
export interface Forecast {
  readonly of: 'level' | 'step';
  readonly weight: number;
  readonly lagMs?: number;
}

/** Every forecast, numbered in the format by its place here. */
export const FORECASTS: readonly Forecast[] = [
  { of: 'level', weight: 0 },
  { of: 'level', weight: 1 },
  { of: 'level', weight: 1 / 4 },
  { of: 'level', weight: 1 / 16 },
  { of: 'level', weight: 1 / 64 },
  { of: 'step', weight: 1 },
  { of: 'step', weight: 1 / 4 },
  { of: 'step', weight: 1 / 16 },
  { of: 'step', weight: 1 / 64 },
  { of: 'step', weight: 1, lagMs: 60_000 },
];

/** A forecast looks back so many values at most. */
const MOST_LAG = 64;

/** Expects one value after the other; all of it exact arithmetic of doubles, so that every machine expects the same. */
export class Forecaster {
  private readonly hasSteps: boolean;
  private readonly weight: number;
  private readonly lag: number;
  private readonly steps: Float64Array;
  private last = 0;
  private mean = 0;
  private noted = 0;

  /** `stepMs` is the usual distance of the values, in milliseconds. */
  constructor({ of, weight, lagMs }: Forecast, stepMs: number) {
    this.hasSteps = of === 'step';
    this.weight = weight;
    this.lag = lagMs === undefined ? 0 : Math.min(MOST_LAG, Math.max(1, Math.round(lagMs / stepMs)));
    this.steps = new Float64Array(this.lag);
  }

  next(): number {
    return this.hasSteps ? this.last + this.mean : this.mean;
  }

  note(value: number): void {
    const figure = this.hasSteps ? value - this.last : value;
    this.last = value;
    this.noted += 1;
    const seen = this.hasSteps ? this.noted - 1 : this.noted;
    if (seen === 0 || this.weight === 0) return;
    if (this.lag === 0) this.mean += (figure - this.mean) * Math.max(this.weight, 1 / seen);
    else {
      const place = seen % this.lag;
      this.steps[place] = figure;
      this.mean = this.steps[(seen + 1) % this.lag] as number;
    }
  }
}

/** What is expected of every value, given those before it. */
export function toExpected(values: Float64Array, forecast: Forecast, stepMs: number): Float64Array {
  const forecaster = new Forecaster(forecast, stepMs);
  const expected = new Float64Array(values.length);
  for (let row = 0; row < values.length; row += 1) {
    expected[row] = forecaster.next();
    forecaster.note(values[row] as number);
  }
  return expected;
}
