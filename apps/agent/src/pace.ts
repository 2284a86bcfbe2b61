/** Reads whose cost is remembered: one that was disturbed does not count for itself. */
const REMEMBERED = 5;
/** Intervals have round lengths, so that they seldom change and hosts of a kind read together. */
const ROUND_LENGTHS = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8];
/** The interval becomes shorter only when the cost is this much below what it was made for. */
const SLACK = 1.2;
const LONGEST_MS = 86_400_000;

/** What a pace has to keep. */
export interface PaceLimits {
  /** The interval asked for: it is never shorter. */
  readonly requestedMs: number;
  /** The share of one CPU core that reading may take, above 0 and up to 1. */
  readonly cpuBudget: number;
}

/**
 * The interval that keeps the cost of reading within a budget: the one asked for, or, where the median of the last reads
 * takes more CPU time than the budget allows in it, the next longer round one that is long enough; a day at most.
 */
export class Pace {
  readonly #limits: PaceLimits;
  readonly #costs: number[] = [];
  #intervalMs: number;

  constructor(limits: PaceLimits) {
    this.#limits = limits;
    this.#intervalMs = limits.requestedMs;
  }

  /** Time from one read to the next. */
  get intervalMs(): number {
    return this.#intervalMs;
  }

  /** Takes in what a read has cost, in milliseconds of CPU time. */
  note(cpuMs: number): void {
    this.#costs.push(cpuMs);
    if (this.#costs.length > REMEMBERED) this.#costs.shift();
    const neededMs = toMedian(this.#costs) / this.#limits.cpuBudget;
    const wanted = this.#toIntervalMs(neededMs);
    const eased = this.#toIntervalMs(neededMs * SLACK);
    if (wanted > this.#intervalMs) this.#intervalMs = wanted;
    else if (eased < this.#intervalMs) this.#intervalMs = eased;
  }

  #toIntervalMs(neededMs: number): number {
    const { requestedMs } = this.#limits;
    if (neededMs <= requestedMs) return requestedMs;
    return Math.min(toRoundLengthMs(neededMs), LONGEST_MS);
  }
}

/** The next round length that is not shorter, in whole milliseconds. */
function toRoundLengthMs(lengthMs: number): number {
  const unit = 10 ** Math.floor(Math.log10(lengthMs));
  const round = ROUND_LENGTHS.find((length) => length * unit >= lengthMs) ?? 10;
  return Math.ceil(round * unit);
}

/** Of an even number the lower one of the two in the middle. */
function toMedian(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[(values.length - 1) >> 1] ?? 0;
}
