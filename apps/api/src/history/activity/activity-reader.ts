import { ACTIVITY_COLUMNS } from '@finwait/tcp';
import { countBuckets } from '../bucket-rows.js';
import { toEmptySeries, findRow, joinRows, mergeRows, sliceRows } from '../row-series.js';
import type { Series } from '../chunk/chunk-code.js';
import { HOUR_MS, toStart } from '../tier.js';
import { ACTIVITY_LAYOUT, SERVER_DAY_MS } from './activity-reading.js';
import type { ActivityTables } from './activity-tables.js';

/** Readings before a range that can show what its counters grew from. */
const CONTEXT_MS = HOUR_MS;

/** What a server said last. */
export interface LastSaid {
  readonly at: number;
  /** In the order of `ACTIVITY_COLUMNS`. */
  readonly values: readonly (number | null)[];
}

/** A packed day that cannot be read, and why. */
export interface DamagedDay {
  readonly startAt: number;
  readonly reason: string;
}

/** Reads what one server said, packed or not, each instant once. */
export class ActivityReader {
  readonly damaged: DamagedDay[] = [];
  readonly #tables: ActivityTables;
  readonly #serverId: number;

  constructor(tables: ActivityTables, serverId: number) {
    this.#tables = tables;
    this.#serverId = serverId;
  }

  /** Readings with `from <= at < to` in buckets of `stepMs`, which must divide a day; day by day, so that a long range takes little memory. */
  count(from: number, to: number, stepMs: number): Series {
    const blocks: Series[] = [];
    let before = toEmptySeries(ACTIVITY_COLUMNS.length);
    const starts = this.#tables.readStarts(this.#serverId, toStart(from - CONTEXT_MS, SERVER_DAY_MS), to);
    for (const startAt of starts) {
      const day = sliceRows(this.#readDay(startAt), from - CONTEXT_MS, to);
      const rows = joinRows([before, day]);
      const first = findRow(rows.at, Math.max(from, startAt));
      const context = Math.min(first, 1);
      const shown = sliceRows(rows, rows.at[first - 1] ?? from, to);
      blocks.push(countBuckets(shown, { layout: ACTIVITY_LAYOUT, stepMs }, context));
      before = sliceRows(rows, rows.at.at(-1) ?? to, to);
    }
    return joinRows(blocks, ACTIVITY_LAYOUT.width);
  }

  /** `null` where it said nothing that is kept. */
  readLatest(): LastSaid | null {
    const hotAt = this.#tables.readLastHot(this.#serverId) ?? -Infinity;
    const dayAt = this.#tables.readLastDay(this.#serverId) ?? -Infinity;
    const startAt = Math.max(toStart(hotAt, SERVER_DAY_MS), dayAt);
    if (startAt === -Infinity) return null;
    const { at, series } = this.#readDay(startAt);
    const last = at.at(-1);
    if (last === undefined) return null;
    return { at: last, values: series.map((figures) => toFigure(figures.at(-1))) };
  }

  #readDay(startAt: number): Series {
    const packed = this.#tables.readDay(this.#serverId, startAt);
    const hot = this.#tables.readHot(this.#serverId, startAt, startAt + SERVER_DAY_MS);
    if (packed?.ok !== false) return mergeRows(packed?.content ?? toEmptySeries(0), hot);
    if (!this.damaged.some((known) => known.startAt === startAt))
      this.damaged.push({ startAt, reason: packed.reason });
    return hot;
  }
}

function toFigure(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
}
