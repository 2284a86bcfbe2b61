import { createHash, randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openSqlite } from '../prisma.service.js';
import { toStorageFailure } from './storage-failure.js';

/** Prisma's own bookkeeping table, so that its tools see the same state. */
const BOOKKEEPING = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    "id" TEXT PRIMARY KEY NOT NULL, "checksum" TEXT NOT NULL, "finished_at" DATETIME,
    "migration_name" TEXT NOT NULL, "logs" TEXT, "rolled_back_at" DATETIME,
    "started_at" DATETIME NOT NULL DEFAULT current_timestamp,
    "applied_steps_count" INTEGER UNSIGNED NOT NULL DEFAULT 0)`;

interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

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
    throw new DatabaseRefused(`${path}: ${toStorageFailure(cause)}`, { cause });
  }
}

async function applyPending(path: string, known: readonly Migration[]): Promise<string[]> {
  const connection = await openSqlite(path).connect();
  try {
    await connection.executeScript(BOOKKEEPING);
    const applied = await connection.queryRaw({
      sql: 'SELECT migration_name, checksum FROM "_prisma_migrations" WHERE finished_at IS NOT NULL ORDER BY migration_name',
      args: [],
      argTypes: [],
    });
    const appliedNames = applied.rows.map((row) => String(row[0]));
    for (const row of applied.rows) refuseForeign(String(row[0]), String(row[1]), known);
    const pending = known.filter((migration) => !appliedNames.includes(migration.name));
    for (const migration of pending) await connection.executeScript(toTransaction(migration));
    return pending.map((migration) => migration.name);
  } finally {
    await connection.dispose();
  }
}

async function readMigrations(dir: string): Promise<Migration[]> {
  const entries = await readdir(dir, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names.sort().map(async (name) => {
      const sql = await readFile(join(dir, name, 'migration.sql'), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

function refuseForeign(name: string, checksum: string, known: readonly Migration[]): void {
  const migration = known.find((candidate) => candidate.name === name);
  if (!migration) throw new DatabaseRefused(`the database has the migration ${name} of a newer release`);
  if (migration.checksum !== checksum)
    throw new DatabaseRefused(`the migration ${name} differs from the one applied`);
}

function toTransaction(migration: Migration): string {
  const values = [randomUUID(), migration.checksum, migration.name].map((value) => `'${value}'`).join(', ');
  return `BEGIN IMMEDIATE;
${migration.sql}
INSERT INTO "_prisma_migrations" ("id", "checksum", "migration_name", "finished_at", "applied_steps_count")
VALUES (${values}, current_timestamp, 1);
COMMIT;`;
}
