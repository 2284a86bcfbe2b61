import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A step of the schema. */
export interface Migration {
  readonly name: string;
  readonly sql: string;
  /** SHA-256 of `sql`, in hex. */
  readonly checksum: string;
}

/** A step that a database has on record. */
export interface RecordedMigration {
  readonly name: string;
  readonly checksum: string;
  /** `false` where the step was begun and has not ended, which this product never leaves behind. */
  readonly isFinished: boolean;
}

/** What the records of a database are read with: name, checksum, and whether the step ended. */
export const SELECT_RECORDED = `SELECT migration_name, checksum, finished_at IS NOT NULL FROM "_prisma_migrations"
  WHERE rolled_back_at IS NULL ORDER BY migration_name`;

/** A row of {@link SELECT_RECORDED}. */
export function toRecordedMigration(row: readonly unknown[]): RecordedMigration {
  return { name: String(row[0]), checksum: String(row[1]), isFinished: Number(row[2]) === 1 };
}

/** Every migration of this release, in the order in which they are applied. */
export async function readMigrations(dir: string): Promise<Migration[]> {
  const entries = await readdir(dir, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names.sort().map(async (name) => {
      const sql = await readFile(join(dir, name, 'migration.sql'), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

/** Why this release cannot use a database that has this on record; `undefined` when it can. */
export function findForeignMigration(
  recorded: readonly RecordedMigration[],
  known: readonly Migration[],
): string | undefined {
  for (const { name, checksum, isFinished } of recorded) {
    const migration = known.find((candidate) => candidate.name === name);
    if (!migration) return `the database has the migration ${name} of a newer release`;
    if (!isFinished) return `the migration ${name} was begun by another program and has not ended`;
    if (migration.checksum !== checksum) return `the migration ${name} differs from the one applied`;
  }
  return undefined;
}
