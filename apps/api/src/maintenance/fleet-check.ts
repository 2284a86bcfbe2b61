import type { Series } from '../history/chunk/chunk-code.js';
import { FLEET_STEP_MS, FleetMinutes } from '../history/fleet-minutes.js';
import { findRow, sliceRows } from '../history/row-series.js';
import { FLEET_HOST } from '../history/sealer.js';
import { ROW_FIELDS, STORE_COLUMNS, toColumnPlace } from '../history/store-column.js';
import { HOUR_MS, TIERS, toStart } from '../history/tier.js';
import { findDifference } from './difference.js';
import { toTimeText, type Fault } from './fault.js';

const REPORTING = ROW_FIELDS.length + toColumnPlace('reporting');
const HELD = ROW_FIELDS.length + toColumnPlace('held');
const GROWTH: ReadonlySet<number> = new Set(
  STORE_COLUMNS.flatMap(({ isCounter }, place) => (isCounter ? [ROW_FIELDS.length + place] : [])),
);

/** Which hours of the fleet need not be what the hosts tell now. */
export interface UnsureHours {
  /** Those that wait to be made anew. */
  readonly recounts: readonly number[];
  /** Those that begin up to this time: a host of theirs was erased. */
  readonly erasedAt: number;
}

/** Sums the hosts of one day, and holds the fleet's own history against it. */
export class FleetDay {
  readonly #day: number;
  readonly #minutes: FleetMinutes;
  /** Hours that cannot be told for certain. */
  readonly #unsureHours = new Set<number>();
  readonly #unsureGrowth = new Set<number>();

  constructor(day: number, { recounts, erasedAt }: UnsureHours) {
    this.#day = day;
    this.#minutes = new FleetMinutes(day - FLEET_STEP_MS, day + TIERS['5m'].chunkMs - FLEET_STEP_MS);
    for (const hour of recounts) this.#unsureHours.add(hour);
    for (let hour = day; hour <= Math.min(erasedAt, day + TIERS['5m'].chunkMs); hour += HOUR_MS)
      this.#unsureHours.add(hour);
  }

  /** Adds a host by its snapshots of the day and the last ones before it. */
  add(rows: Series): void {
    this.#minutes.add(rows);
  }

  /** A host's chunk that begins here cannot be read, so nothing can be said of its hours and the one after. */
  noteDamage(startAt: number): void {
    for (let hour = startAt; hour <= startAt + TIERS.raw.chunkMs; hour += HOUR_MS)
      this.#unsureHours.add(hour);
  }

  /** The fleet's chunk that begins here is gone, as retention takes it. */
  noteGone(startAt: number): void {
    for (let hour = startAt; hour < startAt + TIERS.raw.chunkMs; hour += HOUR_MS) this.#unsureHours.add(hour);
  }

  /** What a host's counters grew from in this hour is not known any more. */
  noteUnknownGrowth(hour: number): void {
    this.#unsureGrowth.add(hour);
  }

  /** The faults of the fleet's stored minutes of the day, one for each hour. */
  findFaults(stored: Series): Fault[] {
    const expected = this.#minutes.toSeries();
    const faults: Fault[] = [];
    for (let hour = this.#day; hour < this.#day + TIERS['5m'].chunkMs; hour += HOUR_MS) {
      if (this.#unsureHours.has(hour)) continue;
      const ignored = this.#unsureGrowth.has(hour) ? GROWTH : new Set<number>();
      const sums = sliceRows(expected, hour, hour + HOUR_MS);
      const cause = findHourDifference(sliceRows(stored, hour, hour + HOUR_MS), sums, ignored);
      if (cause === undefined) continue;
      const startAt = toStart(hour, TIERS.raw.chunkMs);
      const where = `from ${toTimeText(hour)} on ${cause}`;
      faults.push({ code: 'fleet_differs', hostId: FLEET_HOST, tier: 'raw', startAt, cause: where });
    }
    return faults;
  }
}

/** Minutes with more hosts behind them than there are now are of hosts whose snapshots are gone, and stand as they are. */
function findHourDifference(stored: Series, sums: Series, ignored: ReadonlySet<number>): string | undefined {
  const hasAll = (at: number) => toHosts(sums, at) >= toHosts(stored, at);
  const kept = { at: stored.at.filter(hasAll), series: pick(stored, hasAll) };
  const wanted = (at: number) => toHosts(stored, at) <= toHosts(sums, at) && toHosts(sums, at) > 0;
  return findDifference(kept, { at: sums.at.filter(wanted), series: pick(sums, wanted) }, ignored);
}

function pick({ at, series }: Series, isWanted: (at: number) => boolean): Float64Array[] {
  return series.map((values) => values.filter((_, row) => isWanted(at[row] as number)));
}

/** The hosts behind a minute; none where there is no such row. */
function toHosts({ at, series }: Series, time: number): number {
  const row = findRow(at, time);
  if (at[row] !== time) return 0;
  return (series[REPORTING]?.[row] ?? 0) + (series[HELD]?.[row] ?? 0);
}

/** A copy of the rows that what comes after a chunk is told from: those of its last minute, and one before them. */
export function toLastRows({ at, series }: Series): Series {
  const end = toStart(at.at(-1) ?? 0, TIERS.raw.chunkMs) + TIERS.raw.chunkMs;
  const first = Math.max(0, findRow(at, end - FLEET_STEP_MS + 1) - 1);
  return { at: at.slice(first), series: series.map((values) => values.slice(first)) };
}
