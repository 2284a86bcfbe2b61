import type { Series } from '../history/chunk/chunk-code.js';
import { joinRows } from '../history/row-series.js';
import { FLEET_HOST } from '../history/sealer.js';
import { TIERS, toStart } from '../history/tier.js';
import { toRows, type CheckedChunk } from './chunk-check.js';
import type { Fault } from './fault.js';
import { toLastRows, type FleetDay } from './fleet-check.js';
import { findFineFaults } from './tier-check.js';

/** How a host's last chunk before ends; no rows where it cannot be read. */
export interface Tail {
  readonly startAt: number;
  readonly rows: Series | undefined;
}

/** What is stored of one host's day. */
export interface HostDay {
  readonly hostId: number;
  /** The chunks of snapshots, oldest first. */
  readonly blocks: readonly CheckedChunk[];
  /** The chunk of five-minute buckets. */
  readonly fine: CheckedChunk | undefined;
  /** The end of the day before. */
  readonly tail: Tail | undefined;
}

/** Holds a host's buckets against its snapshots and adds these to the fleet; the answer has the faults and the day's end. */
export function checkHostDay(
  { hostId, blocks, fine, tail }: HostDay,
  fleet: FleetDay,
): { faults: Fault[]; tail: Tail | undefined } {
  const faults: Fault[] = [];
  const fineRows = fine && toRows(fine);
  const readable = [tail?.rows, ...blocks.map(toRows)].filter((rows) => rows !== undefined);
  const rows = joinRows(readable);
  let last = tail;
  if (tail && !tail.rows) fleet.noteDamage(tail.startAt);
  for (const block of blocks) {
    const { startAt } = block;
    const own = toRows(block);
    const hasContext = last?.startAt === startAt - TIERS.raw.chunkMs && last.rows !== undefined;
    if (!own) fleet.noteDamage(startAt);
    else if (!hasContext) fleet.noteUnknownGrowth(startAt);
    if (own && fineRows) faults.push(...findFineFaults({ hostId, startAt, rows, hasContext }, fineRows));
    last = { startAt, rows: own };
  }
  const first = blocks.find((block) => toRows(block));
  if (first && !fine) faults.push(toMissing(hostId, '5m', first.startAt));
  if (rows.at.length > 0 && hostId !== FLEET_HOST) fleet.add(rows);
  return { faults, tail: last?.rows ? { startAt: last.startAt, rows: toLastRows(last.rows) } : last };
}

/** There is a finer tier's chunk and none of the tier above it. */
export function toMissing(hostId: number, tier: '5m' | '1h', at: number): Fault {
  const startAt = toStart(at, TIERS[tier].chunkMs);
  const cause = `there is no such chunk, and the tier below has ${new Date(at).toISOString()}`;
  return { code: 'tier_missing', hostId, tier, startAt, cause };
}
