import type Database from 'better-sqlite3';
import { NamedStatements } from '../named-statements.js';
import { TIERS, type Tier } from '../tier.js';

/** Why history was removed: it was too old, the database too large, or its host was removed. */
export type RemovalReason = 'age' | 'cap' | 'host';

/** Before when a tier is removed, and why. */
export interface TierFloor {
  readonly floorAt: number;
  readonly floorBy: 'age' | 'cap';
}

/** What was removed. Times are the beginnings of the first and the last chunk. */
export interface RemovedChunks {
  readonly chunks: number;
  readonly bytes: number;
  readonly fromAt: number;
  readonly toAt: number;
}

/** What the file takes, in bytes. */
export interface FileSize {
  readonly fileBytes: number;
  /** Of pages that hold nothing. */
  readonly freeBytes: number;
  /** Free pages can be given back to the disk. Otherwise they are only written again. */
  readonly canShrink: boolean;
}

/** Removals that are remembered. */
const MOST_REMOVALS = 1_000;
/** `PRAGMA auto_vacuum` of a file that can shrink. Source: https://sqlite.org/pragma.html#pragma_auto_vacuum */
const INCREMENTAL = 2;

const SQL = {
  floor: 'SELECT "floorAt", "floorBy" FROM "KeptTier" WHERE "tier" = ?',
  raiseFloor: 'UPDATE "KeptTier" SET "floorAt" = ?, "floorBy" = ? WHERE "tier" = ? AND "floorAt" < ?',
  firstStart: 'SELECT MIN("startAt") FROM "Chunk" WHERE "tier" = ?',
  lastStart: `SELECT "startAt" FROM "Chunk" WHERE "tier" = 'raw' AND "hostId" > 0 ORDER BY "startAt" DESC LIMIT 1`,
  lastHot: 'SELECT "takenAt" FROM "Sample" WHERE "hostId" > 0 ORDER BY "takenAt" DESC LIMIT 1',
  removeBelow: `DELETE FROM "Chunk" WHERE "id" IN
    (SELECT "id" FROM "Chunk" WHERE "tier" = ? AND "startAt" < ? ORDER BY "startAt" LIMIT ?)
    RETURNING "startAt", LENGTH("blob") + COALESCE("restBytes", 0)`,
  removedHosts: `SELECT "hostId" FROM "RemovedHost" r WHERE "erasedAt" IS NULL
    OR EXISTS (SELECT 1 FROM "Chunk" WHERE "hostId" = r."hostId")
    OR EXISTS (SELECT 1 FROM "Sample" INDEXED BY "Sample_hostId_takenAt_idx" WHERE "hostId" = r."hostId")`,
  noteErased: 'UPDATE "RemovedHost" SET "erasedAt" = ? WHERE "hostId" = ? AND "erasedAt" IS NULL',
  eraseHot: `DELETE FROM "Sample" WHERE "hostId" = ?1 AND "takenAt" IN (SELECT "takenAt" FROM "Sample"
    INDEXED BY "Sample_hostId_takenAt_idx" WHERE "hostId" = ?1 ORDER BY "takenAt" LIMIT ?2)`,
  eraseChunks: `DELETE FROM "Chunk" WHERE "id" IN (SELECT "id" FROM "Chunk" WHERE "hostId" = ? AND "tier" = ? LIMIT ?)
    RETURNING "startAt", LENGTH("blob") + COALESCE("restBytes", 0)`,
  addRemoval: `INSERT INTO "Removal" ("removedAt", "tier", "reason", "chunks", "bytes", "fromAt", "toAt")
    VALUES (?, ?, ?, 0, 0, ?, ?) RETURNING "id"`,
  growRemoval: `UPDATE "Removal" SET "chunks" = "chunks" + ?, "bytes" = "bytes" + ?,
    "fromAt" = MIN("fromAt", ?), "toAt" = MAX("toAt", ?) WHERE "id" = ?`,
  forgetRemovals: 'DELETE FROM "Removal" WHERE "id" <= ?',
} as const;

/** What retention reads and writes, in the connection of the writing thread. Times are epoch milliseconds. */
export class RetentionTables {
  readonly #database: Database.Database;
  readonly #statements: NamedStatements<keyof typeof SQL>;

  constructor(database: Database.Database) {
    this.#database = database;
    this.#statements = new NamedStatements(database, SQL);
  }

  readFloor(tier: Tier): TierFloor {
    const [row] = this.#statements.readRows('floor', tier) as [number, TierFloor['floorBy']][];
    return { floorAt: row?.[0] ?? 0, floorBy: row?.[1] ?? 'age' };
  }

  /** From now on nothing of the tier that begins before `floorAt` is kept. A floor never falls. */
  raiseFloor(tier: Tier, floorAt: number, floorBy: TierFloor['floorBy']): void {
    this.#statements.prepare('raiseFloor').run(floorAt, floorBy, tier, floorAt);
  }

  /** The beginning of a tier's first chunk. */
  readFirstStart(tier: Tier): number | undefined {
    return this.#statements.readNumber('firstStart', tier);
  }

  /**
   * The time of the newest snapshot of a host, the end of its chunk where it is sealed; -Infinity where there is none. The
   * fleet's sums do not count: they are dated by the clock of this machine.
   */
  readNewestAt(): number {
    const lastStart = this.#statements.readNumber('lastStart') ?? -Infinity;
    return Math.max(lastStart + TIERS.raw.chunkMs, this.#statements.readNumber('lastHot') ?? -Infinity);
  }

  /** Removes at most `limit` chunks of a tier, the oldest first, that begin before `before`; `undefined` when there is none. */
  removeBelow(tier: Tier, before: number, limit: number): RemovedChunks | undefined {
    const rows = this.#statements.readRows('removeBelow', tier, before, limit) as [number, number][];
    return toRemoved(rows);
  }

  /** The hosts that were removed and have history still. */
  readRemovedHosts(): number[] {
    return (this.#statements.readRows('removedHosts') as [number][]).map(([hostId]) => hostId);
  }

  /** From now on the fleet's hours up to `now` stay as they are. */
  noteErased(hostId: number, now: number): void {
    this.#statements.prepare('noteErased').run(now, hostId);
  }

  /** Removes at most `limit` hot rows of a host; the answer is how many there were. */
  eraseHot(hostId: number, limit: number): number {
    return this.#statements.prepare('eraseHot').run({ 1: hostId, 2: limit }).changes;
  }

  /** Removes at most `limit` chunks of a tier of a host; `undefined` when there is none. */
  eraseChunks(hostId: number, tier: Tier, limit: number): RemovedChunks | undefined {
    return toRemoved(this.#statements.readRows('eraseChunks', hostId, tier, limit) as [number, number][]);
  }

  /** Begins an entry of the list of removals; the answer is its id. */
  addRemoval(now: number, tier: Tier, reason: RemovalReason, { fromAt, toAt }: RemovedChunks): number {
    const [row] = this.#statements.readRows('addRemoval', now, tier, reason, fromAt, toAt) as [number][];
    const [id] = row as [number];
    this.#statements.prepare('forgetRemovals').run(id - MOST_REMOVALS);
    return id;
  }

  growRemoval(id: number, { chunks, bytes, fromAt, toAt }: RemovedChunks): void {
    this.#statements.prepare('growRemoval').run(chunks, bytes, fromAt, toAt, id);
  }

  readSize(): FileSize {
    const pageBytes = this.#pragma('page_size');
    return {
      fileBytes: this.#pragma('page_count') * pageBytes,
      freeBytes: this.#pragma('freelist_count') * pageBytes,
      canShrink: this.#pragma('auto_vacuum') === INCREMENTAL,
    };
  }

  /** Gives at most so many free pages back to the disk. */
  shrink(pages: number): void {
    this.#database.pragma(`incremental_vacuum(${pages})`);
  }

  transact<Result>(work: () => Result): Result {
    return this.#database.transaction(work).immediate();
  }

  #pragma(name: string): number {
    return this.#database.pragma(name, { simple: true }) as number;
  }
}

/** Sums up chunks by beginning and size. */
function toRemoved(rows: readonly (readonly [number, number])[]): RemovedChunks | undefined {
  if (rows.length === 0) return undefined;
  const starts = rows.map(([startAt]) => startAt);
  return {
    chunks: rows.length,
    bytes: rows.reduce((sum, [, bytes]) => sum + bytes, 0),
    fromAt: Math.min(...starts),
    toAt: Math.max(...starts),
  };
}
