import Database from 'better-sqlite3';
import type { Migration } from '../storage/migration-files.js';
import type { Tier } from '../history/tier.js';
import { findAuditFaults } from './audit-check.js';
import { ChunkRows } from './chunk-rows.js';
import { tellFault, type Fault, type ToldFault } from './fault.js';
import { findFileFaults, findSchemaFaults } from './file-check.js';
import { HistoryCheck, type TierCount } from './history-check.js';
import { countHot, findRowFaults, readErasedAt, readRecounts, type HotCount } from './row-check.js';
import { checkServers, type ServerCount } from './server-check.js';

/** What a check looked at. Sizes in bytes. */
export interface CheckedCounts {
  readonly hosts: number;
  readonly chunks: Readonly<Record<Tier, TierCount>>;
  readonly hot: HotCount;
  readonly servers: ServerCount;
  /** Hours whose sums over the fleet wait to be made anew. */
  readonly recounts: number;
}

/** How to check. */
export interface CheckSettings {
  readonly path: string;
  readonly migrations: readonly Migration[];
  /** Leaves out SQLite's comparison of indexes with tables. */
  readonly isQuick: boolean;
}

/**
 * Everything that is wrong with the database at `path`, as of the moment it begins, also while an API writes to it; the
 * file is not changed. `undefined` says that another chunk was read. The counts are missing where what is wrong with file
 * or schema forbids to look further.
 */
export function* checkDatabase(
  settings: CheckSettings,
): Generator<ToldFault | undefined, CheckedCounts | undefined> {
  let database: Database.Database | undefined;
  try {
    database = new Database(settings.path, { readonly: true, fileMustExist: true });
    database.pragma('busy_timeout = 5000');
    // One read transaction, so that all of it is of one moment.
    database.exec('BEGIN');
    return yield* checkOpen(database, settings);
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    yield tellFault({ code: 'database_damaged', cause }, new Map());
    return undefined;
  } finally {
    database?.close();
  }
}

function* checkOpen(
  database: Database.Database,
  { migrations, isQuick }: CheckSettings,
): Generator<ToldFault | undefined, CheckedCounts | undefined> {
  const tell = (faults: readonly Fault[], names = new Map<number, string>()) =>
    faults.map((fault) => tellFault(fault, names));
  yield* tell(findFileFaults(database, isQuick));
  const schemaFaults = findSchemaFaults(database, migrations);
  yield* tell(schemaFaults);
  if (schemaFaults.length > 0) return undefined;
  yield* tell(findAuditFaults(database));
  const names = new Map(
    database.prepare('SELECT "id", "name" FROM "Host"').raw().all() as [number, string][],
  );
  yield* tell(findRowFaults(database), names);
  const recounts = readRecounts(database);
  const history = new HistoryCheck(new ChunkRows(database), { recounts, erasedAt: readErasedAt(database) });
  for (const fault of history.check()) yield fault && tellFault(fault, names);
  const servers: ServerCount = { days: 0, rows: 0, bytes: 0 };
  for (const fault of checkServers(database, servers)) yield fault && tellFault(fault, names);
  const hot = countHot(database);
  return { hosts: names.size, chunks: history.counts, hot, servers, recounts: recounts.length };
}
