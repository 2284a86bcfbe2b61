import type Database from 'better-sqlite3';
import { ACTIVITY_COLUMNS } from '@finwait/tcp';
import { SERVER_DAY_MS } from '../history/activity/activity-reading.js';
import { decodeChunk, type Series } from '../history/chunk/chunk-code.js';
import { toTimeText, type Fault } from './fault.js';

const MOST_LISTED = 100;
const DAYS = `SELECT s."hostId", s."place", d."startAt", d."blob" FROM "ServerDay" d
  JOIN "ServerSeries" s ON s."id" = d."seriesId" ORDER BY d."seriesId", d."startAt"`;
const IS_ODD = `typeof(r."at") <> 'integer' OR NOT json_valid(r."figures") OR EXISTS
  (SELECT 1 FROM json_each(r."figures") WHERE "type" NOT IN ('integer', 'null'))`;
const ODD_READINGS = `SELECT s."hostId", s."place", r."at" FROM "ServerReading" r
  JOIN "ServerSeries" s ON s."id" = r."seriesId" WHERE ${IS_ODD} LIMIT ${MOST_LISTED}`;

/** What is kept of servers. */
export interface ServerCount {
  days: number;
  /** Readings in them. */
  rows: number;
  bytes: number;
}

/** Reads every day of every server and counts it; `undefined` says that another was read. */
export function* checkServers(
  database: Database.Database,
  count: ServerCount,
): Generator<Fault | undefined, void> {
  const odd = database.prepare(ODD_READINGS).raw().all() as [number, string, number][];
  for (const [hostId, place, at] of odd) {
    const cause = `the reading of ${place} at ${toTimeText(at)} holds something else than whole numbers`;
    yield { code: 'row_unreadable', hostId, cause };
  }
  for (const row of database.prepare(DAYS).raw().iterate()) {
    const [hostId, place, startAt, blob] = row as [number, string, number, Uint8Array];
    count.days += 1;
    count.bytes += blob.length;
    const decoded = decodeChunk(blob);
    if (decoded.ok) count.rows += decoded.content.at.length;
    const misplaced = decoded.ok ? findMisplacement(startAt, decoded.content) : undefined;
    const where = { hostId, tier: 'servers', startAt };
    if (!decoded.ok) yield { ...where, code: 'chunk_damaged', cause: `${place}: ${decoded.reason}` };
    else if (misplaced !== undefined)
      yield { ...where, code: 'chunk_misplaced', cause: `${place}: ${misplaced}` };
    else yield undefined;
  }
}

function findMisplacement(startAt: number, { at, series }: Series): string | undefined {
  const [first, last] = [at[0] as number, at.at(-1) as number];
  if (startAt % SERVER_DAY_MS !== 0) return 'it begins at no midnight of UTC';
  if (first < startAt || last >= startAt + SERVER_DAY_MS)
    return `its rows are of ${toTimeText(first)} to ${toTimeText(last)}`;
  const most = ACTIVITY_COLUMNS.length;
  return series.length > most ? `it has ${series.length} series, this release knows ${most}` : undefined;
}
