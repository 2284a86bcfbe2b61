import { randomUUID } from 'node:crypto';
import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { openSqlite } from '../prisma.service.js';
import {
  findForeignMigration,
  readMigrations,
  SELECT_RECORDED,
  toRecordedMigration,
  type Migration,
} from './migration-files.js';
import { toStorageFailure } from './storage-failure.js';

/** Prisma's own bookkeeping table, so that its tools see the same state. */
const BOOKKEEPING = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    "id" TEXT PRIMARY KEY NOT NULL, "checksum" TEXT NOT NULL, "finished_at" DATETIME,
    "migration_name" TEXT NOT NULL, "logs" TEXT, "rolled_back_at" DATETIME,
    "started_at" DATETIME NOT NULL DEFAULT current_timestamp,
    "applied_steps_count" INTEGER UNSIGNED NOT NULL DEFAULT 0)`;

/** Why a database cannot be used by this release. */
export class DatabaseRefused extends Error {}

/**
 * Brings the database at `path` to the newest schema and gives the names of the migrations applied now.
 * Each is applied in one transaction, so an interrupted one starts over at the next call.
 * Throws {@link DatabaseRefused} when the database knows a migration this release does not, an applied one differs,
 * or SQLite cannot use the file.
 */
export async function applyMigrations(path: string, migrationsDir: string): Promise<string[]> {
  const known = await readMigrations(migrationsDir);
  try {
    return await applyPending(path, known);
  } catch (cause) {
    if (cause instanceof DatabaseRefused) throw cause;
    const room = (await isDiskFull(path)) ? '; no room is left on its disk' : '';
    throw new DatabaseRefused(`${path}: ${toStorageFailure(cause)}${room}`, { cause });
  }
}

/** Where SQLite finds no room for its log it speaks of an I/O error. */
async function isDiskFull(path: string): Promise<boolean> {
  const disk = await statfs(dirname(path)).catch(() => undefined);
  return disk !== undefined && disk.blocks > 0 && disk.bavail === 0;
}

async function applyPending(path: string, known: readonly Migration[]): Promise<string[]> {
  const connection = await openSqlite(path).connect();
  try {
    await connection.executeScript(BOOKKEEPING);
    const { rows } = await connection.queryRaw({ sql: SELECT_RECORDED, args: [], argTypes: [] });
    const recorded = rows.map(toRecordedMigration);
    const foreign = findForeignMigration(recorded, known);
    if (foreign !== undefined) throw new DatabaseRefused(foreign);
    const pending = known.filter(({ name }) => !recorded.some((applied) => applied.name === name));
    for (const migration of pending) {
      await connection.executeScript(toTransaction(migration)).catch((cause: unknown) => {
        throw new Error(`migration ${migration.name}: ${toStorageFailure(cause)}`, { cause });
      });
    }
    return pending.map((migration) => migration.name);
  } finally {
    await connection.dispose();
  }
}

function toTransaction(migration: Migration): string {
  const values = [randomUUID(), migration.checksum, migration.name].map((value) => `'${value}'`).join(', ');
  return `BEGIN IMMEDIATE;
${migration.sql}
INSERT INTO "_prisma_migrations" ("id", "checksum", "migration_name", "finished_at", "applied_steps_count")
VALUES (${values}, current_timestamp, 1);
COMMIT;`;
}
