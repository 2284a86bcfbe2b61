import { BUCKET_FIELDS, toBucketLayout, WHOLE_LAYOUT, type BucketLayout } from './bucket-layout.js';
import { countBuckets } from './bucket-rows.js';
import type { Series } from './chunk/chunk-code.js';
import { FLEET_STEP_MS } from './fleet-minutes.js';
import { findRow, joinRows, mergeRows, replaceRows, sliceRows } from './row-series.js';
import { FLEET_HOST } from './sealer.js';
import { FLEET_COLUMNS, ROW_FIELDS, STORE_COLUMNS, toColumnPlace } from './store-column.js';
import { HOUR_MS, TIERS, toStart, type Tier } from './tier.js';
import type { RangeSource } from './store/history-store.js';

const RAW_WIDTH = ROW_FIELDS.length + STORE_COLUMNS.length;
/** Snapshots before a range that can show what its counters grew from. */
const CONTEXT_MS = HOUR_MS;

/** Reads what was stored of one host, chunks and hot rows together, each instant once. Knows the columns of one query. */
export class RangeReader {
  readonly layout: BucketLayout;
  readonly #tables: RangeSource;
  readonly #hostId: number;
  readonly #isWanted: (series: number) => boolean;
  readonly #wantedOfBucket: readonly number[];

  constructor(tables: RangeSource, hostId: number, columns: readonly string[]) {
    this.#tables = tables;
    this.#hostId = hostId;
    const names = hostId === FLEET_HOST ? [...FLEET_COLUMNS, ...columns] : columns;
    const places = names.map(toColumnPlace);
    const wanted = new Set(places.map((place) => ROW_FIELDS.length + place));
    this.#isWanted = (series) => wanted.has(series);
    this.layout = toBucketLayout(places);
    this.#wantedOfBucket = toWantedOfBucket(places);
  }

  /** Snapshots with `from <= at < to`, after up to one that comes before; `context` is how many do. */
  readSnapshots(from: number, to: number): { rows: Series; context: number } {
    const hasCounters = this.layout.counters.length > 0;
    const rows = this.#readRaw(hasCounters ? from - CONTEXT_MS : from, to);
    const first = findRow(rows.at, from);
    return { rows: sliceRows(rows, rows.at[first - 1] ?? from, to), context: Math.min(first, 1) };
  }

  /** Snapshots in buckets of this width. */
  count({ rows, context }: { rows: Series; context: number }, stepMs: number): Series {
    const isFleet = this.#hostId === FLEET_HOST;
    const bucketing = { layout: this.layout, stepMs, ...(isFleet && { grownWithinMs: FLEET_STEP_MS }) };
    return countBuckets(rows, bucketing, context);
  }

  /** The tier's buckets that begin in the range; hours that have hot rows are counted from snapshots. */
  readBuckets(tier: Exclude<Tier, 'raw'>, from: number, to: number): Series {
    const { chunkMs, stepMs } = TIERS[tier];
    const wanted = new Set(this.#wantedOfBucket);
    const span = { tier, from: toStart(from, chunkMs), to };
    const chunks = this.#tables.readChunks(this.#hostId, span, (series) => wanted.has(series));
    const sealed = chunks.flatMap(({ chunk }) =>
      chunk.ok ? [{ at: chunk.content.at, series: this.#pick(chunk.content.series) }] : [],
    );
    let rows = joinRows(sealed, this.layout.width);
    for (const hour of this.#tables.readHotHoursOf(this.#hostId, toStart(from, HOUR_MS), to)) {
      const counted = this.count(this.readSnapshots(hour, hour + HOUR_MS), stepMs);
      rows = replaceRows(rows, { from: hour, to: hour + HOUR_MS }, counted);
    }
    return sliceRows(rows, toStart(from, stepMs), to);
  }

  #pick(series: readonly Float64Array[]): Float64Array[] {
    const none = new Float64Array();
    return this.#wantedOfBucket.map((place) => series[place] ?? none);
  }

  #readRaw(from: number, to: number): Series {
    const span = { tier: 'raw', from: toStart(from, TIERS.raw.chunkMs), to } as const;
    const chunks = this.#tables.readChunks(this.#hostId, span, this.#isWanted);
    const sealed = chunks.flatMap(({ chunk }) => (chunk.ok ? [chunk.content] : []));
    return mergeRows(
      joinRows(sealed, RAW_WIDTH),
      this.#tables.readHot(this.#hostId, from, to, this.#isWanted),
    );
  }
}

/** The series of a chunk of buckets that belong to these columns, in the order of their own layout. */
function toWantedOfBucket(columns: readonly number[]): number[] {
  const places: number[] = BUCKET_FIELDS.map((_, place) => place);
  for (const column of columns) {
    const gauge = WHOLE_LAYOUT.gauges.find((known) => known.column === column);
    const counter = WHOLE_LAYOUT.counters.find((known) => known.column === column);
    if (gauge) places.push(gauge.min, gauge.max, gauge.sum, gauge.missing);
    if (counter) places.push(counter.increase);
  }
  return places;
}
