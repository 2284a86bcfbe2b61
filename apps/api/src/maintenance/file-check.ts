import Database from 'better-sqlite3';
import {
  findForeignMigration,
  SELECT_RECORDED,
  toRecordedMigration,
  type Migration,
} from '../storage/migration-files.js';
import type { Fault } from './fault.js';

/** More than these SQLite does not list. */
const MOST_LISTED = 100;

/** What SQLite itself finds wrong with the file. */
export function findFileFaults(database: Database.Database, isQuick: boolean): Fault[] {
  const check = isQuick ? 'quick_check' : 'integrity_check';
  const lines = database.prepare(`PRAGMA ${check}(${MOST_LISTED})`).raw().all() as [string][];
  return lines
    .flatMap(([text]) => text.split('\n'))
    .filter((line) => line !== 'ok')
    .map((cause) => ({ code: 'database_damaged', cause }));
}

/** Where the schema is not the one that the migrations make. */
export function findSchemaFaults(database: Database.Database, known: readonly Migration[]): Fault[] {
  const toFault = (cause: string): Fault => ({ code: 'schema_differs', cause });
  const found = readSchema(database);
  if (!found.has('_prisma_migrations')) return [toFault('the database has no record of its migrations')];
  const recorded = (database.prepare(SELECT_RECORDED).raw().all() as unknown[][]).map(toRecordedMigration);
  const foreign = findForeignMigration(recorded, known);
  if (foreign !== undefined) return [toFault(foreign)];
  const pending = known.filter(({ name }) => !recorded.some((applied) => applied.name === name));
  if (pending.length > 0) return [toFault(`not applied yet: ${pending.map(({ name }) => name).join(', ')}`)];
  return [...readWantedSchema(known)]
    .filter(([name, sql]) => found.get(name) !== sql)
    .map(([name]) => toFault(`${name} is ${found.has(name) ? 'not as the migrations make it' : 'missing'}`));
}

/** How every table and index was made, by its name. */
function readSchema(database: Database.Database): Map<string, string> {
  const sql = `SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'`;
  return new Map(database.prepare(sql).raw().all() as [string, string][]);
}

function readWantedSchema(migrations: readonly Migration[]): Map<string, string> {
  const fresh = new Database(':memory:');
  for (const { sql } of migrations) fresh.exec(sql);
  const wanted = readSchema(fresh);
  fresh.close();
  return wanted;
}
