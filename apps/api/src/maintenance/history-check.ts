import { mergeRows, toEmptySeries } from '../history/row-series.js';
import { FLEET_HOST } from '../history/sealer.js';
import { TIERS, toStart, type Tier } from '../history/tier.js';
import { checkChunk, toRows, type CheckedChunk } from './chunk-check.js';
import type { ChunkKey, ChunkRows } from './chunk-rows.js';
import type { Fault } from './fault.js';
import { FleetDay, type UnsureHours } from './fleet-check.js';
import { checkHostDay, toMissing, type Tail } from './host-day.js';
import { findCoarseFaults } from './tier-check.js';

/** What was looked at in a tier. */
export interface TierCount {
  chunks: number;
  rows: number;
  bytes: number;
}

const DAY_MS = TIERS['5m'].chunkMs;
const SPAN_MS = TIERS['1h'].chunkMs;

/**
 * Reads every chunk for itself and for what is made of it, day by day, so that memory grows with the number of hosts and
 * not with the length of the history.
 */
export class HistoryCheck {
  readonly counts: Record<Tier, TierCount> = {
    raw: { chunks: 0, rows: 0, bytes: 0 },
    '5m': { chunks: 0, rows: 0, bytes: 0 },
    '1h': { chunks: 0, rows: 0, bytes: 0 },
  };
  readonly #chunks: ChunkRows;
  readonly #unsure: UnsureHours;
  /** By host, of the day before. */
  #tails = new Map<number, Tail>();

  constructor(chunks: ChunkRows, unsure: UnsureHours) {
    this.#chunks = chunks;
    this.#unsure = unsure;
  }

  /** Every fault; `undefined` says that another chunk was read. */
  *check(): Generator<Fault | undefined, void> {
    const [rawStarts, fineStarts] = [this.#chunks.readStarts('raw'), this.#chunks.readStarts('5m')];
    for (const day of toStarts([...rawStarts, ...fineStarts], DAY_MS)) yield* this.#checkDay(day);
    for (const span of toStarts([...fineStarts, ...this.#chunks.readStarts('1h')], SPAN_MS))
      yield* this.#checkSpan(span);
  }

  /** Snapshots against buckets of five minutes, and hosts against the fleet. */
  *#checkDay(day: number): Generator<Fault | undefined, void> {
    const raw = groupByHost(this.#chunks.readKeys('raw', day, day + DAY_MS));
    const fine = groupByHost(this.#chunks.readKeys('5m', day, day + DAY_MS));
    const fleet = new FleetDay(day, this.#unsure);
    const tails = new Map<number, Tail>();
    let sums = toEmptySeries(0);
    for (const hostId of new Set([...raw.keys(), ...fine.keys(), ...this.#tails.keys()])) {
      const blocks = yield* this.#read(raw.get(hostId) ?? []);
      const [fineChunk] = yield* this.#read(fine.get(hostId) ?? []);
      const stored = { hostId, blocks, fine: fineChunk, tail: this.#tails.get(hostId) };
      const { faults, tail } = checkHostDay(stored, fleet);
      yield* faults;
      if (tail && tail.startAt >= day) tails.set(hostId, tail);
      if (hostId !== FLEET_HOST) continue;
      sums = blocks.reduce((rows, block) => mergeRows(rows, toRows(block) ?? toEmptySeries(0)), sums);
      for (const startAt of fineChunk ? toAbsent(day, blocks) : []) fleet.noteGone(startAt);
    }
    yield* fleet.findFaults(sums);
    this.#tails = tails;
  }

  /** Buckets of five minutes against those of an hour. */
  *#checkSpan(span: number): Generator<Fault | undefined, void> {
    const fine = groupByHost(this.#chunks.readKeys('5m', span, span + SPAN_MS));
    const coarse = groupByHost(this.#chunks.readKeys('1h', span, span + SPAN_MS));
    for (const hostId of new Set([...fine.keys(), ...coarse.keys()])) {
      const [coarseChunk] = yield* this.#read(coarse.get(hostId) ?? []);
      const coarseRows = coarseChunk && toRows(coarseChunk);
      const keys = fine.get(hostId) ?? [];
      if (!coarseChunk && keys[0]) yield toMissing(hostId, '1h', keys[0].startAt);
      for (const key of coarseRows ? keys : []) {
        const rows = toRows(checkChunk(this.#chunks, key));
        if (rows && coarseRows) yield* findCoarseFaults(hostId, key.startAt, rows, coarseRows);
      }
    }
  }

  /** Reads chunks, tells what is wrong with them and counts them. */
  *#read(keys: readonly ChunkKey[]): Generator<Fault | undefined, CheckedChunk[]> {
    const chunks: CheckedChunk[] = [];
    for (const key of keys) {
      const chunk = checkChunk(this.#chunks, key);
      const count = this.counts[key.tier];
      count.chunks += 1;
      count.rows += toRows(chunk)?.at.length ?? 0;
      count.bytes += chunk.bytes;
      yield 'fault' in chunk.content ? chunk.content.fault : undefined;
      chunks.push(chunk);
    }
    return chunks;
  }
}

/** Where in a day no chunk of snapshots begins. */
function toAbsent(day: number, blocks: readonly CheckedChunk[]): number[] {
  const all = Array.from(
    { length: DAY_MS / TIERS.raw.chunkMs },
    (_, place) => day + place * TIERS.raw.chunkMs,
  );
  return all.filter((at) => !blocks.some(({ startAt }) => startAt === at));
}

function toStarts(times: readonly number[], widthMs: number): number[] {
  return [...new Set(times.map((time) => toStart(time, widthMs)))].toSorted((a, b) => a - b);
}

function groupByHost(keys: readonly ChunkKey[]): Map<number, ChunkKey[]> {
  return Map.groupBy(keys, ({ hostId }) => hostId);
}
