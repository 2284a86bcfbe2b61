import { HELD_FOR_MS } from '@finwait/contracts';
import { COLUMNS } from '@finwait/tcp';
import type { Series } from './chunk/chunk-code.js';
import { ROW_FIELDS, STORE_COLUMNS, toColumnPlace } from './store-column.js';

/** The fleet's own history has one entry for each minute. */
export const FLEET_STEP_MS = 60_000;

/** An increase over a longer silence cannot be dated, so it is left out. */
const MOST_UNDATED_MS = 300_000;

const PLACES = STORE_COLUMNS.flatMap(({ name, isCounter }, column) => {
  const unit = COLUMNS.find((wire) => wire.name === name)?.unit;
  return unit === undefined || unit === 'percent' ? [] : [{ place: ROW_FIELDS.length + column, isCounter }];
});
const REPORTING = ROW_FIELDS.length + toColumnPlace('reporting');
const HELD = ROW_FIELDS.length + toColumnPlace('held');

/**
 * The fleet's minutes with `from < at <= to`, summed host by host, as rows of a host of its own: gauges are sums,
 * counters are what they grew by in the minute that ends at `at`, and `reporting` and `held` count the hosts. The order of
 * the hosts changes nothing, and neither does how often it is done: what comes late is taken in by doing it again.
 */
export class FleetMinutes {
  readonly #from: number;
  readonly #rows: Float64Array[];

  /** `from` and `to` must be whole minutes. */
  constructor(from: number, to: number) {
    this.#from = from;
    const empty = () => new Float64Array(ROW_FIELDS.length + STORE_COLUMNS.length).fill(Number.NaN);
    this.#rows = Array.from({ length: (to - from) / FLEET_STEP_MS }, empty);
  }

  /**
   * Adds one host by its snapshots, which must begin with the last one up to an hour before `from`, where there is one.
   * A silent host counts at its last value for an hour.
   */
  add({ at: times, series }: Series): void {
    let next = 0;
    for (const [index, sums] of this.#rows.entries()) {
      const at = this.#from + (index + 1) * FLEET_STEP_MS;
      for (; (times[next] ?? Infinity) <= at; next += 1) this.#grow(sums, { times, series, row: next });
      const silentMs = at - (times[next - 1] ?? -Infinity);
      if (silentMs > HELD_FOR_MS) continue;
      addTo(sums, silentMs < FLEET_STEP_MS ? REPORTING : HELD, 1);
      for (const { place, isCounter } of PLACES) {
        if (!isCounter) addTo(sums, place, series[place]?.[next - 1] ?? Number.NaN);
      }
    }
  }

  /** The minutes as far as the hosts added tell; those that no host tells of are left out. */
  toSeries(): Series {
    const isCounted = (sums: Float64Array) => !Number.isNaN(sums[REPORTING]) || !Number.isNaN(sums[HELD]);
    const rows = this.#rows.flatMap((sums, index) =>
      isCounted(sums) ? [{ at: this.#from + (index + 1) * FLEET_STEP_MS, sums }] : [],
    );
    for (const { sums } of rows) {
      for (const place of [0, 1, REPORTING, HELD]) addTo(sums, place, 0);
    }
    return {
      at: Float64Array.from(rows, ({ at }) => at),
      series: Array.from({ length: ROW_FIELDS.length + STORE_COLUMNS.length }, (_, place) =>
        Float64Array.from(rows, ({ sums }) => sums[place] as number),
      ),
    };
  }

  /** A counter that fell has begun anew, so all it shows has been counted since. */
  #grow(
    sums: Float64Array,
    { times, series, row }: { times: Float64Array; series: Series['series']; row: number },
  ): void {
    const distanceMs = row === 0 ? Infinity : (times[row] as number) - (times[row - 1] as number);
    if ((times[row] as number) <= this.#from || distanceMs > MOST_UNDATED_MS) return;
    for (const { place, isCounter } of PLACES) {
      const before = series[place]?.[row - 1] ?? Number.NaN;
      const now = series[place]?.[row] ?? Number.NaN;
      if (isCounter && !Number.isNaN(before)) addTo(sums, place, now >= before ? now - before : now);
    }
  }
}

/** Adds a figure where it is known; what is not known so far begins with it. */
function addTo(sums: Float64Array, place: number, figure: number): void {
  if (Number.isNaN(figure)) return;
  const sum = sums[place] as number;
  sums[place] = Number.isNaN(sum) ? figure : sum + figure;
}
