import type Database from 'better-sqlite3';
import { COLUMN_NAMES } from '@finwait/tcp';
import { ChunkRest } from './chunk-rest.js';
import { decodeChunk, encodeChunk, type DecodedChunk, type Series } from './chunk/chunk-code.js';
import { NamedStatements } from './named-statements.js';
import { toKeptFrom } from './retention/retention-policy.js';
import { ROW_FIELDS, STORE_COLUMNS } from './store-column.js';
import { HOUR_MS, TIERS, toStart, type Tier } from './tier.js';
import type { TierReach } from './tier-choice.js';

/** The columns of the `Sample` table that are series of a row, in the order of a chunk's series. */
const SERIES_NAMES = [...ROW_FIELDS, ...STORE_COLUMNS.map(({ name }) => name)];
const quote = (names: readonly string[]) => names.map((name) => `"${name}"`).join(', ');

/** A row to store: host, time, then every series; `NaN` is unknown. */
export const SAMPLE_WIDTH = 2 + SERIES_NAMES.length;

const BY_HOST = '"Sample" INDEXED BY "Sample_hostId_takenAt_idx"';

const SQL = {
  insert: `INSERT INTO "Sample" (${quote(['hostId', 'takenAt', ...SERIES_NAMES])})
    VALUES (${new Array<string>(SAMPLE_WIDTH).fill('?').join(', ')}) ON CONFLICT ("takenAt", "hostId") DO NOTHING`,
  removeHot: 'DELETE FROM "Sample" WHERE "hostId" = ? AND "takenAt" >= ? AND "takenAt" < ?',
  // From one host and hour to the next by the index, so that what it takes does not grow with the rows.
  hotHours: `WITH RECURSIVE
    "host" ("id") AS (
      SELECT MIN("hostId") FROM ${BY_HOST} WHERE EXISTS (SELECT 1 FROM "Sample" WHERE "takenAt" < @before) UNION ALL
      SELECT (SELECT MIN("hostId") FROM ${BY_HOST} WHERE "hostId" > "id") FROM "host" WHERE "id" IS NOT NULL),
    "hour" ("of", "at") AS (
      SELECT "id", (SELECT MIN("takenAt") FROM ${BY_HOST} WHERE "hostId" = "id" AND "takenAt" < @before)
        FROM "host" WHERE "id" IS NOT NULL UNION ALL
      SELECT "of", (SELECT MIN("takenAt") FROM ${BY_HOST} WHERE "hostId" = "of"
        AND "takenAt" >= ("at" / ${HOUR_MS} + 1) * ${HOUR_MS} AND "takenAt" < @before) FROM "hour" WHERE "at" IS NOT NULL)
    SELECT "of", "at" / ${HOUR_MS} FROM "hour" WHERE "at" IS NOT NULL ORDER BY 2, 1`,
  hotHosts: `WITH RECURSIVE "host" ("id") AS (
      SELECT MIN("hostId") FROM ${BY_HOST} UNION ALL
      SELECT (SELECT MIN("hostId") FROM ${BY_HOST} WHERE "hostId" > "id") FROM "host" WHERE "id" IS NOT NULL)
    SELECT "id" FROM "host" WHERE "id" IS NOT NULL`,
  hotBefore: `SELECT MAX("takenAt") FROM ${BY_HOST} WHERE "hostId" = ? AND "takenAt" < ?`,
  hotAfter: `SELECT MIN("takenAt") FROM ${BY_HOST} WHERE "hostId" = ? AND "takenAt" > ?`,
  hotHoursOf: `SELECT DISTINCT "takenAt" / ${HOUR_MS} FROM ${BY_HOST}
    WHERE "hostId" = ? AND "takenAt" >= ? AND "takenAt" < ? ORDER BY 1`,
  readChunk:
    'SELECT "id", "blob", "restBytes" FROM "Chunk" WHERE "hostId" = ? AND "tier" = ? AND "startAt" = ?',
  readChunks: `SELECT "startAt", "id", "blob", "restBytes" FROM "Chunk"
    WHERE "hostId" = ? AND "tier" = ? AND "startAt" >= ? AND "startAt" < ? ORDER BY "startAt"`,
  firstStart: 'SELECT MIN("startAt") FROM "Chunk" WHERE "hostId" = ? AND "tier" = ?',
  writeChunk: `INSERT INTO "Chunk" ("hostId", "tier", "startAt", "lastAt", "blob") VALUES (?, ?, ?, ?, ?)
    ON CONFLICT ("hostId", "tier", "startAt") DO UPDATE
    SET "lastAt" = excluded."lastAt", "blob" = excluded."blob", "restBytes" = NULL`,
  removeChunk: 'DELETE FROM "Chunk" WHERE "hostId" = ? AND "tier" = ? AND "startAt" = ?',
  unpacked: `SELECT "id", "blob" FROM "Chunk"
    WHERE "restBytes" IS NULL AND "tier" = ? AND "startAt" < ? ORDER BY "startAt", "id" LIMIT ?`,
  hostsWithRaw: `SELECT DISTINCT "hostId" FROM "Chunk"
    WHERE "tier" = 'raw' AND "startAt" >= ? AND "startAt" < ? AND "hostId" > 0 ORDER BY 1`,
  noteRecount: 'INSERT OR IGNORE INTO "FleetRecount" ("startAt") VALUES (?)',
  recounts: 'SELECT "startAt" FROM "FleetRecount" WHERE "startAt" < ? ORDER BY "startAt"',
  erasedAt: 'SELECT MAX("erasedAt") FROM "RemovedHost"',
  floor: 'SELECT "floorAt" FROM "KeptTier" WHERE "tier" = ?',
  endRecount: 'DELETE FROM "FleetRecount" WHERE "startAt" = ?',
} as const;

/** Of a chunk: its number, what of its blob lies in its row, and how many bytes of it elsewhere. */
type StoredBlob = [id: number, head: Buffer, restBytes: number | null];

const toReadHot = (names: readonly string[]) => `SELECT ${quote(['takenAt', ...names])} FROM ${BY_HOST}
    WHERE "hostId" = ? AND "takenAt" >= ? AND "takenAt" < ? ORDER BY "takenAt"`;

/** One host's hour. */
export interface HostHour {
  readonly hostId: number;
  readonly startAt: number;
}

/** A chunk that cannot be read, and why. */
export interface DamagedChunk {
  readonly hostId: number;
  readonly tier: Tier;
  readonly startAt: number;
  readonly reason: string;
}

/** The tables of the history, for the threads that have a connection of their own. Times are epoch milliseconds. */
export class HistoryTables {
  readonly #database: Database.Database;
  readonly #rest: ChunkRest;
  readonly #damaged = new Map<string, DamagedChunk>();
  readonly #statements: NamedStatements<keyof typeof SQL>;

  constructor(database: Database.Database) {
    this.#database = database;
    this.#statements = new NamedStatements(database, SQL);
    this.#rest = new ChunkRest(database);
  }

  /** Runs `work` in one transaction that no other writer can come between. */
  transact<Result>(work: () => Result): Result {
    return this.#database.transaction(work).immediate();
  }

  /** Runs `work`, which only reads, on the database of one moment. */
  look<Result>(work: () => Result): Result {
    return this.#database.transaction(work).deferred();
  }

  /** Adds a row; one of the same host and time stays as it is. */
  addSample(row: readonly (number | null)[]): void {
    this.#statements.prepare('insert').run(row);
  }

  /** Hot rows with `from <= at < to`, with the series wanted. */
  readHot(
    hostId: number,
    from: number,
    to: number,
    isWanted: (series: number) => boolean = () => true,
  ): Series {
    const wanted = SERIES_NAMES.filter((_, place) => isWanted(place));
    const rows = this.#database.prepare(toReadHot(wanted)).raw().all(hostId, from, to) as (number | null)[][];
    const toColumn = (place: number): Float64Array => {
      const column = new Float64Array(place < 0 ? 0 : rows.length);
      for (let row = 0; row < column.length; row += 1) column[row] = rows[row]?.[place] ?? Number.NaN;
      return column;
    };
    const places = new Map(wanted.map((name, place) => [name, place + 1]));
    return { at: toColumn(0), series: SERIES_NAMES.map((name) => toColumn(places.get(name) ?? -1)) };
  }

  removeHot(hostId: number, from: number, to: number): void {
    this.#statements.prepare('removeHot').run(hostId, from, to);
  }

  /** Every host's hours that have hot rows and begin before `before`, oldest first. */
  readHotHours(before: number): HostHour[] {
    const rows = this.#statements.readRows('hotHours', { before }) as [number, number][];
    return rows.map(([hostId, hour]) => ({ hostId, startAt: hour * HOUR_MS }));
  }

  /** Every host that has hot rows, the fleet too. */
  readHotHosts(): number[] {
    return (this.#statements.readRows('hotHosts') as [number][]).map(([hostId]) => hostId);
  }

  /** The time of a host's last hot row before `at`. */
  readHotBefore(hostId: number, at: number): number | undefined {
    const [row] = this.#statements.readRows('hotBefore', hostId, at) as [number | null][];
    return row?.[0] ?? undefined;
  }

  /** The time of a host's first hot row after `at`. */
  readHotAfter(hostId: number, at: number): number | undefined {
    const [row] = this.#statements.readRows('hotAfter', hostId, at) as [number | null][];
    return row?.[0] ?? undefined;
  }

  /** The beginnings of the hours of one host that have hot rows. */
  readHotHoursOf(hostId: number, from: number, to: number): number[] {
    const rows = this.#statements.readRows('hotHoursOf', hostId, from, to) as [number][];
    return rows.map(([hour]) => hour * HOUR_MS);
  }

  /** A chunk's rows; `undefined` where there is none. */
  readChunk(hostId: number, tier: Tier, startAt: number): DecodedChunk | undefined {
    const [row] = this.#statements.readRows('readChunk', hostId, tier, startAt) as StoredBlob[];
    return row && decodeChunk(this.#rest.join(...row));
  }

  /** The chunks with `from <= startAt < to`, oldest first, with the series wanted. */
  readChunks(
    hostId: number,
    span: { readonly tier: Tier; readonly from: number; readonly to: number },
    isWanted: (series: number) => boolean,
  ): { readonly startAt: number; readonly chunk: DecodedChunk }[] {
    const rows = this.#statements.readRows('readChunks', hostId, span.tier, span.from, span.to) as [
      number,
      ...StoredBlob,
    ][];
    return rows.map(([startAt, ...stored]) => {
      const chunk = decodeChunk(this.#rest.join(...stored), isWanted);
      if (!chunk.ok) this.#noteDamaged({ hostId, tier: span.tier, startAt, reason: chunk.reason });
      return { startAt, chunk };
    });
  }

  /** The chunks that could not be read since the last call, each once. */
  takeDamaged(): DamagedChunk[] {
    const damaged = [...this.#damaged.values()];
    this.#damaged.clear();
    return damaged;
  }

  /** How far a tier of a host reaches back. */
  readReach(hostId: number, tier: Tier): TierReach {
    const [row] = this.#statements.readRows('firstStart', hostId, tier) as [number | null][];
    return { firstStart: row?.[0] ?? undefined, floorAt: this.readFloor(tier) };
  }

  /** What begins before this time was removed from a tier; 0 where nothing was. */
  readFloor(tier: Tier): number {
    const [row] = this.#statements.readRows('floor', tier) as [number][];
    return row?.[0] ?? 0;
  }

  /** Stores rows as the chunk that begins at `startAt`, instead of the one that was there. */
  writeChunk(hostId: number, place: { readonly tier: Tier; readonly startAt: number }, rows: Series): void {
    const blob = encodeChunk({ ...rows, columnCount: COLUMN_NAMES.length });
    this.#statements.prepare('writeChunk').run(hostId, place.tier, place.startAt, rows.at.at(-1), blob);
  }

  removeChunk(hostId: number, { tier, startAt }: { readonly tier: Tier; readonly startAt: number }): void {
    this.#statements.prepare('removeChunk').run(hostId, tier, startAt);
  }

  /** Packs at most `limit` chunks of a tier that begin before `before`, the oldest first; the answer is how many. */
  packChunks(tier: Tier, before: number, limit: number): number {
    const rows = this.#statements.readRows('unpacked', tier, before, limit) as [number, Buffer][];
    if (rows.length > 0) this.#rest.pack(rows.map(([id, blob]) => ({ id, blob })));
    return rows.length;
  }

  /** The hosts, without the fleet, that have raw chunks that may hold rows with `from <= at < to`. */
  readHostsWithRaw(from: number, to: number): number[] {
    const first = toStart(from, TIERS.raw.chunkMs);
    return (this.#statements.readRows('hostsWithRaw', first, to) as [number][]).map(([hostId]) => hostId);
  }

  /** Remembers that the fleet's hour must be summed anew. */
  noteRecount(startAt: number): void {
    this.#statements.prepare('noteRecount').run(startAt);
  }

  /** The fleet's hours to sum anew that begin before `before`, oldest first. */
  readRecounts(before: number): number[] {
    return (this.#statements.readRows('recounts', before) as [number][]).map(([startAt]) => startAt);
  }

  /** The fleet's hours that begin up to this time stay as they are, since a host of theirs was erased; -Infinity if none was. */
  readErasedAt(): number {
    const [row] = this.#statements.readRows('erasedAt') as [number | null][];
    return row?.[0] ?? -Infinity;
  }

  endRecount(startAt: number): void {
    this.#statements.prepare('endRecount').run(startAt);
  }

  /** The time before which nothing can be taken in any more, 0 if there is none. */
  readKeptFrom(): number {
    return toKeptFrom(this.readFloor('raw'));
  }

  #noteDamaged(chunk: DamagedChunk): void {
    this.#damaged.set(`${chunk.hostId} ${chunk.tier} ${chunk.startAt}`, chunk);
  }
}
