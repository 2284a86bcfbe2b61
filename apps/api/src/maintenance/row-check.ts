import type Database from 'better-sqlite3';
import { FLEET_HOST } from '../history/sealer.js';
import { ROW_FIELDS, STORE_COLUMNS } from '../history/store-column.js';
import { HOUR_MS, toStart, type Tier } from '../history/tier.js';
import { toTimeText, type Fault } from './fault.js';

const MOST_LISTED = 100;
const TIER_LIST = (['raw', '5m', '1h'] satisfies Tier[]).map((tier) => `'${tier}'`).join(', ');
const KEYS = ['takenAt', 'hostId', ...ROW_FIELDS];
const IS_ODD = [
  ...KEYS.map((name) => `typeof("${name}") <> 'integer'`),
  ...STORE_COLUMNS.map(({ name }) => `typeof("${name}") NOT IN ('integer', 'null')`),
].join(' OR ');

/** Snapshots that are in no chunk yet. */
export interface HotCount {
  readonly rows: number;
  /** Of them those of hours that are closed, so that the next sealing takes them. */
  readonly waiting: number;
}

/** Counts the snapshots that are in no chunk yet, without the fleet's own. */
export function countHot(database: Database.Database): HotCount {
  const newest = readNumber(database, `SELECT MAX("takenAt") FROM "Sample" WHERE "hostId" <> ${FLEET_HOST}`);
  const count = `SELECT COUNT(*) FROM "Sample" WHERE "hostId" <> ${FLEET_HOST}`;
  const waiting =
    newest === null ? 0 : readNumber(database, `${count} AND "takenAt" < ?`, toStart(newest, HOUR_MS));
  return { rows: readNumber(database, count) ?? 0, waiting: waiting ?? 0 };
}

/** The fleet's hours that begin up to this time stand as they are, since a host was erased; -Infinity if none was. */
export function readErasedAt(database: Database.Database): number {
  const statement = database.prepare('SELECT MAX("erasedAt") FROM "RemovedHost"').pluck();
  return (statement.get() as number | null) ?? -Infinity;
}

/** The hours whose sums over the fleet wait to be made anew. */
export function readRecounts(database: Database.Database): number[] {
  return (database.prepare('SELECT "startAt" FROM "FleetRecount"').raw().all() as [number][]).map(
    ([at]) => at,
  );
}

/** What is wrong with rows outside of chunks, and with what belongs to nothing. */
export function findRowFaults(database: Database.Database): Fault[] {
  return [
    ...findHomeless(database),
    ...findOddRows(database),
    ...findOddTiers(database),
    ...findOddTotals(database),
    ...readRecounts(database)
      .filter((startAt) => !Number.isInteger(startAt) || startAt % HOUR_MS !== 0)
      .map((startAt): Fault => ({
        code: 'recount_misplaced',
        cause: `${toTimeText(startAt)} begins no hour`,
      })),
  ];
}

function findHomeless(database: Database.Database): Fault[] {
  const places: readonly (readonly [string, string])[] = [
    ['Chunk', 'chunks'],
    ['Sample', 'snapshots outside of chunks'],
    ['HostSettings', 'kernel settings'],
    ['ServerSeries', 'servers'],
    ['ServerSettings', 'settings of servers'],
  ];
  return places.flatMap(([table, things]) => {
    const sql = `SELECT "hostId", COUNT(*) FROM "${table}"
      WHERE "hostId" <> ${FLEET_HOST} AND "hostId" NOT IN (SELECT "id" FROM "Host")
      AND "hostId" NOT IN (SELECT "hostId" FROM "RemovedHost") GROUP BY 1 LIMIT ${MOST_LISTED}`;
    return (database.prepare(sql).raw().all() as [number, number][]).map(([hostId, count]): Fault => ({
      code: 'history_without_host',
      hostId,
      cause: `no host has this number, and ${count} ${things} name it`,
    }));
  });
}

function findOddRows(database: Database.Database): Fault[] {
  const sql = `SELECT "hostId", "takenAt" FROM "Sample" WHERE ${IS_ODD} LIMIT ${MOST_LISTED}`;
  return (database.prepare(sql).raw().all() as [number, number][]).map(([hostId, takenAt]) => ({
    code: 'row_unreadable',
    hostId,
    cause: `the snapshot of ${toTimeText(takenAt)} holds something else than whole numbers`,
  }));
}

function findOddTiers(database: Database.Database): Fault[] {
  const sql = `SELECT "hostId", "tier", "startAt" FROM "Chunk" WHERE "tier" NOT IN (${TIER_LIST}) LIMIT ${MOST_LISTED}`;
  return (database.prepare(sql).raw().all() as [number, string, number][]).map(([hostId, tier, startAt]) => ({
    code: 'chunk_misplaced',
    hostId,
    tier,
    startAt,
    cause: 'there is no such tier',
  }));
}

function findOddTotals(database: Database.Database): Fault[] {
  const sql = `SELECT k."tier", k."chunks", k."bytes", COUNT(c."id"), COALESCE(SUM(LENGTH(c."blob") + COALESCE(c."restBytes", 0)), 0)
    FROM "KeptTier" k LEFT JOIN "Chunk" c ON c."tier" = k."tier" GROUP BY k."tier"`;
  const rows = database.prepare(sql).raw().all() as [string, number, number, number, number][];
  return rows
    .filter(([, chunks, bytes, count, size]) => chunks !== count || bytes !== size)
    .map(([tier, chunks, bytes, count, size]) => ({
      code: 'totals_differ',
      tier,
      cause: `${count} chunks of ${size} bytes are there, ${chunks} of ${bytes} are on record`,
    }));
}

function readNumber(database: Database.Database, sql: string, ...values: readonly number[]): number | null {
  const [value] = database
    .prepare<unknown[]>(sql)
    .raw()
    .get(...values) as [number | null];
  return value;
}
