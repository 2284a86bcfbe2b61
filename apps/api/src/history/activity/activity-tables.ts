import type Database from 'better-sqlite3';
import { ACTIVITY_COLUMNS } from '@finwait/tcp';
import type { ServerKind } from '@finwait/contracts';
import { decodeChunk, encodeChunk, type DecodedChunk, type Series } from '../chunk/chunk-code.js';
import { NamedStatements } from '../named-statements.js';
import { LEAST_DISTANCE_MS, SERVER_DAY_MS, type Reading, type ServerKey } from './activity-reading.js';

const SQL = {
  find: 'SELECT "id" FROM "ServerSeries" WHERE "hostId" = ? AND "kind" = ? AND "place" = ?',
  add: 'INSERT INTO "ServerSeries" ("hostId", "kind", "place") VALUES (?, ?, ?) RETURNING "id"',
  countSince: `SELECT COUNT(*) FROM "ServerSeries" s WHERE "hostId" = @hostId
    AND (EXISTS (SELECT 1 FROM "ServerReading" WHERE "seriesId" = s."id" AND "at" >= @since)
      OR EXISTS (SELECT 1 FROM "ServerDay" WHERE "seriesId" = s."id" AND "startAt" >= @since))`,
  insert: `INSERT INTO "ServerReading" ("seriesId", "at", "figures") SELECT @serverId, @at, @figures WHERE NOT EXISTS
    (SELECT 1 FROM "ServerReading" WHERE "seriesId" = @serverId
      AND "at" > @at - ${LEAST_DISTANCE_MS} AND "at" < @at + ${LEAST_DISTANCE_MS})`,
  readHot: `SELECT "at", "figures" FROM "ServerReading" WHERE "seriesId" = ? AND "at" >= ? AND "at" < ? ORDER BY "at"`,
  removeHot: 'DELETE FROM "ServerReading" WHERE "seriesId" = ? AND "at" >= ? AND "at" < ?',
  lastHot: 'SELECT MAX("at") FROM "ServerReading" WHERE "seriesId" = ?',
  firstHot: 'SELECT MIN("at") FROM "ServerReading" WHERE "seriesId" = ? AND "at" >= ? AND "at" < ?',
  waiting: `SELECT "id", "firstAt" FROM (SELECT "id",
      (SELECT MIN("at") FROM "ServerReading" WHERE "seriesId" = s."id") AS "firstAt" FROM "ServerSeries" s)
    WHERE "firstAt" < ? ORDER BY "firstAt"`,
  readDay: 'SELECT "blob" FROM "ServerDay" WHERE "seriesId" = ? AND "startAt" = ?',
  readStarts: `SELECT "startAt" FROM "ServerDay" WHERE "seriesId" = @serverId AND "startAt" >= @from AND "startAt" < @to
    UNION SELECT "at" / ${SERVER_DAY_MS} * ${SERVER_DAY_MS} FROM "ServerReading" WHERE "seriesId" = @serverId AND "at" >= @from AND "at" < @to
    ORDER BY 1`,
  lastDay: 'SELECT MAX("startAt") FROM "ServerDay" WHERE "seriesId" = ?',
  writeDay: `INSERT INTO "ServerDay" ("seriesId", "startAt", "blob") VALUES (?, ?, ?)
    ON CONFLICT ("seriesId", "startAt") DO UPDATE SET "blob" = excluded."blob"`,
  seriesOf: 'SELECT "id", "kind", "place" FROM "ServerSeries" WHERE "hostId" = ?',
  removeDays: `DELETE FROM "ServerDay" WHERE rowid IN
    (SELECT rowid FROM "ServerDay" WHERE "startAt" < ? ORDER BY "startAt" LIMIT ?)`,
  ended: `SELECT "id" FROM "ServerSeries" s WHERE "hostId" IN (SELECT "hostId" FROM "RemovedHost")
    OR (NOT EXISTS (SELECT 1 FROM "ServerReading" WHERE "seriesId" = s."id")
      AND NOT EXISTS (SELECT 1 FROM "ServerDay" WHERE "seriesId" = s."id"))`,
  removeSeries: 'DELETE FROM "ServerSeries" WHERE "id" = ?',
} as const;

/** A server of a host as it is stored. */
export interface StoredServer {
  readonly id: number;
  readonly kind: ServerKind;
  readonly place: string;
}

/** The tables of what servers do, for the threads that have a connection of their own. Times are epoch milliseconds. */
export class ActivityTables {
  readonly #database: Database.Database;
  readonly #statements: NamedStatements<keyof typeof SQL>;

  constructor(database: Database.Database) {
    this.#database = database;
    this.#statements = new NamedStatements(database, SQL);
  }

  /** Runs `work` in one transaction that no other writer can come between. */
  transact<Result>(work: () => Result): Result {
    return this.#database.transaction(work).immediate();
  }

  /** Runs `work` on the database of one moment. */
  look<Result>(work: () => Result): Result {
    return this.#database.transaction(work).deferred();
  }

  findServer({ hostId, kind, place }: ServerKey): number | undefined {
    return this.#statements.readNumber('find', hostId, kind, place);
  }

  addServer({ hostId, kind, place }: ServerKey): number {
    return this.#statements.readNumber('add', hostId, kind, place) as number;
  }

  /** How many servers of a host said something from `since` on, by the day where it is packed. */
  countServersSince(hostId: number, since: number): number {
    return this.#statements.readNumber('countSince', { hostId, since }) ?? 0;
  }

  /** Adds a reading; one nearer than `LEAST_DISTANCE_MS` to another that is in no day yet is left out. */
  addReading(serverId: number, { at, values }: Pick<Reading, 'at' | 'values'>): void {
    this.#statements.prepare('insert').run({ serverId, at, figures: JSON.stringify(values) });
  }

  /** The servers of a host, also those whose host is gone. */
  readServers(hostId: number): StoredServer[] {
    const rows = this.#statements.readRows('seriesOf', hostId) as [number, ServerKind, string][];
    return rows.map(([id, kind, place]) => ({ id, kind, place }));
  }

  /** Servers with readings before `before` that are in no day yet, and the time of the first of them. */
  readWaiting(before: number): { readonly serverId: number; readonly firstAt: number }[] {
    const rows = this.#statements.readRows('waiting', before) as [number, number][];
    return rows.map(([serverId, firstAt]) => ({ serverId, firstAt }));
  }

  /** Readings in no day yet with `from <= at < to`. */
  readHot(serverId: number, from: number, to: number): Series {
    const rows = this.#statements.readRows('readHot', serverId, from, to) as [number, string][];
    const figures = rows.map(([, text]) => JSON.parse(text) as (number | null)[]);
    return {
      at: Float64Array.from(rows, ([at]) => at),
      series: ACTIVITY_COLUMNS.map((_, column) =>
        Float64Array.from(figures, (values) => values[column] ?? Number.NaN),
      ),
    };
  }

  removeHot(serverId: number, from: number, to: number): void {
    this.#statements.prepare('removeHot').run(serverId, from, to);
  }

  /** The time of the first reading in no day yet with `from <= at < to`. */
  readFirstHot(serverId: number, from: number, to: number): number | undefined {
    return this.#statements.readNumber('firstHot', serverId, from, to);
  }

  /** The time of the last reading in no day yet. */
  readLastHot(serverId: number): number | undefined {
    return this.#statements.readNumber('lastHot', serverId);
  }

  /** The beginning of the last packed day. */
  readLastDay(serverId: number): number | undefined {
    return this.#statements.readNumber('lastDay', serverId);
  }

  /** The beginnings of the days with `from <= start < to` that have readings, packed or not. */
  readStarts(serverId: number, from: number, to: number): number[] {
    return (this.#statements.readRows('readStarts', { serverId, from, to }) as [number][]).map(
      ([startAt]) => startAt,
    );
  }

  /** What is packed of a day; `undefined` where nothing is. */
  readDay(serverId: number, startAt: number): DecodedChunk | undefined {
    const [row] = this.#statements.readRows('readDay', serverId, startAt) as [Uint8Array][];
    return row && decodeChunk(row[0]);
  }

  /** Stores rows as what is packed of the day, instead of what was. */
  writeDay(serverId: number, startAt: number, rows: Series): void {
    const blob = encodeChunk({ ...rows, columnCount: ACTIVITY_COLUMNS.length });
    this.#statements.prepare('writeDay').run(serverId, startAt, blob);
  }

  /** Removes at most `limit` days that begin before `before`; the answer is how many there were. */
  removeDays(before: number, limit: number): number {
    return this.#statements.prepare('removeDays').run(before, limit).changes;
  }

  /** The servers of hosts that were removed, and those of which nothing is kept any more. */
  readEnded(): number[] {
    return (this.#statements.readRows('ended') as [number][]).map(([id]) => id);
  }

  /** Removes a server with all that it said. */
  removeServer(serverId: number): void {
    this.#statements.prepare('removeSeries').run(serverId);
  }
}
