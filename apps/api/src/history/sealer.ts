import { WHOLE_LAYOUT } from './bucket-layout.js';
import { mergeBuckets } from './bucket-rows.js';
import type { Series } from './chunk/chunk-code.js';
import { FLEET_STEP_MS, FleetMinutes } from './fleet-minutes.js';
import type { HistoryTables, HostHour } from './history-tables.js';
import { countHour } from './hour-buckets.js';
import { joinRows, mergeRows, replaceRows, sliceRows, toEmptySeries } from './row-series.js';
import { ROW_FIELDS, STORE_COLUMNS } from './store-column.js';
import { HOUR_MS, TIERS, toStart } from './tier.js';

/** The host whose samples are the sums over all others. */
export const FLEET_HOST = 0;
const RAW_WIDTH = ROW_FIELDS.length + STORE_COLUMNS.length;
/** Hosts of the fleet summed between two pauses. */
const SUMMED_AT_ONCE = 8;
/** Chunks packed in one transaction, a few milliseconds, and in one pass. */
const PACKED_AT_ONCE = 64;
const PACKED_AT_MOST = 4_096;

/** What a pass did. */
export interface SealReport {
  readonly hours: number;
  readonly fleetHours: number;
  /** Chunks that cannot be read, by what they are and why; what belongs into them waits. */
  readonly damaged: readonly string[];
}

interface Counted {
  hours: number;
  fleetHours: number;
  readonly damaged: string[];
}

interface Span {
  readonly from: number;
  readonly before: number;
}

/**
 * Turns closed hours of hot rows into chunks and the tiers above them. Everything is made anew from the tier below, so
 * that it does not matter in which order, how often and how late snapshots come, or where a pass was cut off. What is older
 * than the raw history that is kept stays as it was.
 */
export class Sealer {
  readonly #tables: HistoryTables;

  constructor(tables: HistoryTables) {
    this.#tables = tables;
  }

  /**
   * Seals what is older than `closedBefore`, the newest chunks first and the fleet right after its hosts: after an outage the
   * last day is whole long before the rest. Between two steps, each a transaction of its own, others may write.
   */
  *seal(closedBefore: number): Generator<undefined, SealReport> {
    const report = { hours: 0, fleetHours: 0, damaged: [] as string[] };
    const before = toStart(closedBefore, HOUR_MS);
    const hours = this.#tables.readHotHours(before);
    const chunks = [...new Set(hours.map(({ startAt }) => toRawStart(startAt)))].sort((a, b) => b - a);
    for (const chunk of chunks) {
      yield* this.#sealHosts(
        hours.filter(({ startAt }) => toRawStart(startAt) === chunk),
        before,
        report,
      );
      // What its first hour shows may still come from the chunk before.
      yield* this.#sumFleet({ from: chunk + HOUR_MS, before }, report);
    }
    yield* this.#sumFleet({ from: -Infinity, before }, report);
    yield* this.#pack(before);
    return report;
  }

  /** Seals hours of one chunk of time, all of a host at once. */
  *#sealHosts(hours: readonly HostHour[], before: number, report: Counted): Generator<undefined, void> {
    const keptFrom = this.#tables.readKeptFrom();
    const hosts = new Set<number>();
    for (const { hostId, startAt } of hours) {
      if (startAt < keptFrom) this.#tables.removeHot(hostId, startAt, startAt + HOUR_MS);
      else if (hostId === FLEET_HOST) this.#tables.noteRecount(startAt);
      else hosts.add(hostId);
    }
    const from = toRawStart(hours[0]?.startAt ?? 0);
    const to = Math.min(from + TIERS.raw.chunkMs, before);
    for (const hostId of hosts) {
      const sealed = this.#tables.transact(() => this.#sealHours(hostId, from, to));
      if (typeof sealed === 'number') report.hours += sealed;
      else report.damaged.push(sealed);
      yield;
    }
  }

  /** Sums the fleet anew in the hours of this span that wait for it. */
  *#sumFleet({ from, before }: Span, report: Counted): Generator<undefined, void> {
    const keptFrom = this.#tables.readKeptFrom();
    const erasedAt = this.#tables.readErasedAt();
    for (const startAt of this.#tables.readRecounts(before).filter((hour) => hour >= from)) {
      if (startAt < keptFrom) {
        this.#tables.endRecount(startAt);
        continue;
      }
      if (startAt <= erasedAt) {
        const damage = this.#tables.transact(() => this.#keepFleetHour(startAt));
        if (damage !== undefined) report.damaged.push(damage);
        yield;
        continue;
      }
      const minutes = new FleetMinutes(startAt - FLEET_STEP_MS, startAt + HOUR_MS - FLEET_STEP_MS);
      const hostIds = this.#tables.readHostsWithRaw(startAt - HOUR_MS, startAt + HOUR_MS);
      for (const [index, hostId] of hostIds.entries()) {
        minutes.add(this.#readRaw(hostId, startAt - HOUR_MS, startAt + HOUR_MS));
        if (index % SUMMED_AT_ONCE === 0) yield;
      }
      const damage = this.#tables.transact(() => this.#writeFleetHour(startAt, minutes.toSeries()));
      if (damage === undefined) report.fleetHours += 1;
      else report.damaged.push(damage);
      yield;
    }
  }

  /** Has chunks that are over stored without holes; of a file that has none yet, some at every pass. */
  *#pack(before: number): Generator<undefined, void> {
    let left = PACKED_AT_MOST;
    for (const { tier, chunkMs } of Object.values(TIERS)) {
      const pack = () => this.#tables.packChunks(tier, before - chunkMs + 1, PACKED_AT_ONCE);
      let packed = PACKED_AT_ONCE;
      for (; packed === PACKED_AT_ONCE && left > 0; left -= packed) {
        packed = this.#tables.transact(pack);
        yield;
      }
    }
  }

  /** Seals what a host has in a part of one chunk; the answer is how many hours that are, or why it cannot be done. */
  #sealHours(hostId: number, from: number, to: number): number | string {
    const hot = this.#tables.readHot(hostId, from, to);
    const damage = this.#writeRaw(hostId, from, (stored) => mergeRows(stored, hot));
    if (damage !== undefined) return damage;
    this.#tables.removeHot(hostId, from, to);
    const hours = new Set(Array.from(hot.at, (at) => toStart(at, HOUR_MS)));
    const changed = new Set([...hours].flatMap((startAt) => [startAt, startAt + HOUR_MS]));
    for (const startAt of changed) {
      this.#countHour(hostId, startAt);
      this.#tables.noteRecount(startAt);
    }
    return hours.size;
  }

  /** Changes the chunk that an hour belongs to; the answer says why it cannot be. */
  #writeRaw(hostId: number, hour: number, change: (stored: Series) => Series): string | undefined {
    const startAt = toRawStart(hour);
    const span = { tier: 'raw', from: startAt, to: startAt + TIERS.raw.chunkMs } as const;
    let rows = toEmptySeries(RAW_WIDTH);
    for (const stored of this.#tables.readChunks(hostId, span, () => true)) {
      const { chunk } = stored;
      if (!chunk.ok) return `raw chunk of host ${hostId} at ${stored.startAt}: ${chunk.reason}`;
      rows = mergeRows(rows, chunk.content);
      // Chunks were shorter once.
      if (stored.startAt > startAt)
        this.#tables.removeChunk(hostId, { tier: 'raw', startAt: stored.startAt });
    }
    this.#tables.writeChunk(hostId, { tier: 'raw', startAt }, change(rows));
    return undefined;
  }

  #writeFleetHour(startAt: number, rows: Series): string | undefined {
    const span = { from: startAt, to: startAt + HOUR_MS };
    const damage =
      rows.at.length > 0
        ? this.#writeRaw(FLEET_HOST, startAt, (stored) => replaceRows(stored, span, rows))
        : undefined;
    if (damage === undefined) this.#countHour(FLEET_HOST, startAt);
    this.#tables.removeHot(FLEET_HOST, span.from, span.to);
    this.#tables.endRecount(startAt);
    return damage;
  }

  /** Seals the fleet's minutes as they were summed when they came, for an hour whose hosts are not all there any more. */
  #keepFleetHour(startAt: number): string | undefined {
    const hot = this.#tables.readHot(FLEET_HOST, startAt, startAt + HOUR_MS);
    if (hot.at.length > 0) {
      const damage = this.#writeRaw(FLEET_HOST, startAt, (stored) => mergeRows(stored, hot));
      if (damage !== undefined) return damage;
      this.#countHour(FLEET_HOST, startAt);
      this.#tables.removeHot(FLEET_HOST, startAt, startAt + HOUR_MS);
    }
    this.#tables.endRecount(startAt);
    return undefined;
  }

  /** Makes the buckets of a sealed hour anew from its snapshots. */
  #countHour(hostId: number, startAt: number): void {
    const span = { from: startAt, to: startAt + HOUR_MS };
    const fine = countHour(this.#readRaw(hostId, startAt - HOUR_MS, span.to), startAt, hostId === FLEET_HOST);
    if (fine.at.length === 0) return;
    this.#replace(hostId, '5m', span, fine);
    this.#replace(hostId, '1h', span, mergeBuckets(fine, { layout: WHOLE_LAYOUT, stepMs: HOUR_MS }));
  }

  #replace(hostId: number, tier: '5m' | '1h', span: { from: number; to: number }, buckets: Series): void {
    const startAt = toStart(span.from, TIERS[tier].chunkMs);
    const stored = this.#tables.readChunk(hostId, tier, startAt);
    const rows =
      stored?.ok === false
        ? this.#remake(hostId, tier, startAt)
        : (stored?.content ?? toEmptySeries(WHOLE_LAYOUT.width));
    this.#tables.writeChunk(hostId, { tier, startAt }, replaceRows(rows, span, buckets));
  }

  /** What a chunk of buckets that cannot be read held, as far as the tier below still tells. */
  #remake(hostId: number, tier: '5m' | '1h', startAt: number): Series {
    const to = startAt + TIERS[tier].chunkMs;
    if (tier === '1h') {
      const chunks = this.#tables.readChunks(hostId, { tier: '5m', from: startAt, to }, () => true);
      const fine = joinRows(chunks.flatMap(({ chunk }) => (chunk.ok ? [chunk.content] : [])));
      return mergeBuckets(fine, { layout: WHOLE_LAYOUT, stepMs: HOUR_MS });
    }
    const hours = Array.from({ length: (to - startAt) / HOUR_MS }, (_, place) => startAt + place * HOUR_MS);
    return joinRows(
      hours.map((hour) =>
        countHour(this.#readRaw(hostId, hour - HOUR_MS, hour + HOUR_MS), hour, hostId === FLEET_HOST),
      ),
    );
  }

  /** Sealed snapshots with `from <= at < to`. */
  #readRaw(hostId: number, from: number, to: number): Series {
    const chunks = this.#tables.readChunks(hostId, { tier: 'raw', from: toRawStart(from), to }, () => true);
    const rows = chunks.reduce(
      (joined: Series, { chunk }) => (chunk.ok ? mergeRows(joined, chunk.content) : joined),
      toEmptySeries(RAW_WIDTH),
    );
    return sliceRows(rows, from, to);
  }
}

const toRawStart = (at: number): number => toStart(at, TIERS.raw.chunkMs);
