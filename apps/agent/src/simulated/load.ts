import type { Restarts } from './restarts.js';
import { addGusts, toDemand, type Rhythm } from './rhythm.js';

/** Whose load it is. */
export interface LoadShape {
  readonly seed: number;
  readonly rhythm: Rhythm;
  readonly hoursAhead: number;
  readonly restarts: Restarts;
  /** Before this time the load counts as usual, whatever it was: a host is up for longer than anybody asks for. */
  readonly from: number;
  /** Sums are counted from here, forwards and backwards: what lies near it is found at once. */
  readonly origin: number;
}

const STEP_MS = 15_000;
const HOUR_MS = 3_600_000;
const STEPS = HOUR_MS / STEP_MS;
const HOURS_KEPT = 4;
/** More than any host has on average, so that no sum from a boot on is negative. */
const USUAL_LOAD = 1.2;
const DRAINED_MS = 20_000;
const BACK_AFTER_MS = 15_000;
const CROWD_LASTS_MS = 60_000;

interface Hour {
  readonly loads: Float64Array;
  /** Load seconds from the beginning of the hour to each step. */
  readonly sums: Float64Array;
}

/**
 * How busy a host is, 1 on average, and the sum of it over time: what a counter shows is what it grows by per load second,
 * times those that have passed. Only the sums of whole hours are kept.
 */
export class Load {
  readonly #shape: LoadShape;
  readonly #originHour: number;
  readonly #sumsAfter: number[] = [0];
  readonly #sumsBefore: number[] = [0];
  readonly #hours = new Map<number, Hour>();

  constructor(shape: LoadShape) {
    this.#shape = shape;
    this.#originHour = Math.floor(shape.origin / HOUR_MS);
  }

  at(at: number): number {
    const { loads } = this.#hourOf(Math.floor(at / HOUR_MS));
    const place = (at % HOUR_MS) / STEP_MS;
    const step = Math.floor(place);
    const from = loads[step] ?? 0;
    return from + ((loads[step + 1] ?? from) - from) * (place - step);
  }

  /** Load seconds up to a time, counted from the hour of the origin; negative before. */
  secondsTo(at: number): number {
    const number = Math.floor(at / HOUR_MS);
    if (at < this.#shape.from) return ((at - this.#originHour * HOUR_MS) / 1_000) * USUAL_LOAD;
    const { loads, sums } = this.#hourOf(number);
    const place = (at % HOUR_MS) / STEP_MS;
    const step = Math.floor(place);
    const share = place - step;
    const from = loads[step] ?? 0;
    const mean = from + (((loads[step + 1] ?? from) - from) * share) / 2;
    return this.#sumToHour(number) + (sums[step] ?? 0) + (mean * share * STEP_MS) / 1_000;
  }

  #sumToHour(number: number): number {
    const [after, before] = [this.#sumsAfter, this.#sumsBefore];
    const hours = number - this.#originHour;
    while (after.length <= hours)
      after.push((after.at(-1) ?? 0) + this.#totalOf(this.#originHour + after.length - 1));
    while (before.length <= -hours)
      before.push((before.at(-1) ?? 0) - this.#totalOf(this.#originHour - before.length));
    return (hours < 0 ? before[-hours] : after[hours]) ?? 0;
  }

  #totalOf(number: number): number {
    return this.#makeHour(number).sums[STEPS] ?? 0;
  }

  #hourOf(number: number): Hour {
    const known = this.#hours.get(number);
    if (known !== undefined) return known;
    const made = this.#makeHour(number);
    this.#hours.set(number, made);
    const [oldest] = this.#hours.keys();
    if (this.#hours.size > HOURS_KEPT && oldest !== undefined) this.#hours.delete(oldest);
    return made;
  }

  #makeHour(number: number): Hour {
    const loads = new Float64Array(STEPS + 1);
    const sums = new Float64Array(STEPS + 1);
    for (let step = 0; step <= STEPS; step += 1) {
      loads[step] = this.#makeLoad(number * HOUR_MS + step * STEP_MS);
      if (step > 0) {
        const mean = ((loads[step - 1] ?? 0) + (loads[step] ?? 0)) / 2;
        sums[step] = (sums[step - 1] ?? 0) + (mean * STEP_MS) / 1_000;
      }
    }
    return { loads, sums };
  }

  #makeLoad(at: number): number {
    const { seed, rhythm, hoursAhead, restarts } = this.#shape;
    const demand = addGusts(toDemand(rhythm, at, hoursAhead), at, seed);
    return demand * toShareServed(at - restarts.lastTo(at + DRAINED_MS).at);
  }
}

/** A service that is started anew is drained before, and all who waited come back at once. */
function toShareServed(sinceMs: number): number {
  if (sinceMs < BACK_AFTER_MS) return 0.06;
  return 1 + 0.7 * Math.exp((BACK_AFTER_MS - sinceMs) / CROWD_LASTS_MS);
}
