import { HELD_FOR_MS } from '@finwait/contracts';
import { COLUMNS, type ColumnValues } from '@finwait/tcp';
import type { Sample } from './sample.store.js';

/** The fleet's own history has one entry for each minute. */
export const FLEET_STEP_MS = 60_000;

/** An increase over a longer silence cannot be dated, so it is left out. */
const MOST_UNDATED_MS = 300_000;

/** The fleet at one whole minute. */
export interface FleetMinute {
  readonly at: number;
  /** Hosts with a snapshot of the minute that ends at `at`. */
  readonly reporting: number;
  /** Silent hosts that stay in the sums at their last value. */
  readonly held: number;
  /** Sums in wire order. A counter is what was counted since the span began; `null` where it cannot be summed. */
  readonly values: ColumnValues;
}

const isCounter = COLUMNS.map(({ kind }) => kind === 'counter');
const isSummed = COLUMNS.map(({ unit }) => unit !== 'percent');

/**
 * The fleet's minutes with `from < at <= to`, summed host by host. The order of the hosts changes nothing, and neither
 * does how often it is done: what comes late is taken in by doing it again.
 */
export class FleetMinutes {
  readonly #from: number;
  readonly #minutes: { reporting: number; held: number; sums: (number | null)[]; grown: number[] }[];

  /** `from` and `to` must be whole minutes. */
  constructor(from: number, to: number) {
    this.#from = from;
    const empty = () => ({
      reporting: 0,
      held: 0,
      sums: COLUMNS.map(() => null),
      grown: COLUMNS.map(() => 0),
    });
    this.#minutes = Array.from({ length: (to - from) / FLEET_STEP_MS }, empty);
  }

  /**
   * Adds one host by its samples with `takenAt <= to`, oldest first; they must begin with the last one up to an hour
   * before `from`, where there is one. A silent host counts at its last value for an hour.
   */
  add(samples: readonly Sample[]): void {
    let next = 0;
    for (const [index, minute] of this.#minutes.entries()) {
      const at = this.#from + (index + 1) * FLEET_STEP_MS;
      for (; (samples[next]?.takenAt ?? Infinity) <= at; next += 1) {
        this.#grow(minute.grown, samples[next], samples[next - 1]);
      }
      const last = samples[next - 1];
      const silentMs = last ? at - last.takenAt : Infinity;
      if (!last || silentMs > HELD_FOR_MS) continue;
      minute[silentMs < FLEET_STEP_MS ? 'reporting' : 'held'] += 1;
      last.values.forEach((value, column) => {
        if (value !== null && isSummed[column]) minute.sums[column] = (minute.sums[column] ?? 0) + value;
      });
    }
  }

  /** The minutes as far as the hosts added tell; those that no host tells of are left out. */
  toMinutes(): FleetMinute[] {
    const counted = COLUMNS.map(() => 0);
    return this.#minutes.flatMap(({ reporting, held, sums, grown }, index) => {
      for (const [column, by] of grown.entries()) counted[column] = (counted[column] ?? 0) + by;
      if (reporting + held === 0) return [];
      const values = sums.map((sum, column) =>
        sum !== null && isCounter[column] ? (counted[column] ?? 0) : sum,
      );
      return { at: this.#from + (index + 1) * FLEET_STEP_MS, reporting, held, values };
    });
  }

  /** A counter that fell has begun anew, so all it shows has been counted since. */
  #grow(grown: number[], sample: Sample | undefined, before: Sample | undefined): void {
    if (!sample || !before || sample.takenAt <= this.#from) return;
    if (sample.takenAt - before.takenAt > MOST_UNDATED_MS) return;
    sample.values.forEach((value, column) => {
      const earlier = before.values[column] ?? null;
      if (!isCounter[column] || value === null || earlier === null) return;
      grown[column] = (grown[column] ?? 0) + (value >= earlier ? value - earlier : value);
    });
  }
}
