import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { COLUMN_NAMES, COLUMNS } from '@finwait/tcp';
import { FLEET_COLUMNS } from '../history/store-column.js';
import { openSqlite } from '../prisma.service.js';
import { MIGRATIONS_DIR } from '../testing/scratch-database.js';
import { scratchDir } from '../testing/scratch-dir.js';
import { applyMigrations, DatabaseRefused } from './migration.store.js';

const dir = scratchDir();
let count = 0;
const newPath = () => join(dir, `${(count += 1)}.db`);

async function query(path: string, sql: string): Promise<unknown[][]> {
  const connection = await openSqlite(path).connect();
  const { rows } = await connection.queryRaw({ sql, args: [], argTypes: [] });
  await connection.dispose();
  return rows;
}

function copyMigrations(): string {
  const copy = join(dir, `migrations-${(count += 1)}`);
  cpSync(MIGRATIONS_DIR, copy, { recursive: true });
  return copy;
}

describe('applyMigrations', () => {
  it('brings an empty file to the newest schema, and a second call changes nothing', async () => {
    const path = newPath();
    expect((await applyMigrations(path, MIGRATIONS_DIR)).length).toBeGreaterThan(0);
    expect(await applyMigrations(path, MIGRATIONS_DIR)).toEqual([]);
  });

  it('refuses a database that a newer release has migrated', async () => {
    const path = newPath();
    const newer = copyMigrations();
    mkdirSync(join(newer, '29990101000000_later'));
    writeFileSync(join(newer, '29990101000000_later/migration.sql'), 'CREATE TABLE "Later" ("id" INTEGER);');
    await applyMigrations(path, newer);
    await expect(applyMigrations(path, MIGRATIONS_DIR)).rejects.toThrow(DatabaseRefused);
  });

  it('refuses a database whose migration was edited after it was applied', async () => {
    const path = newPath();
    const edited = copyMigrations();
    await applyMigrations(path, edited);
    const [name] = (await query(path, 'SELECT migration_name FROM "_prisma_migrations"'))[0] as [string];
    writeFileSync(join(edited, name, 'migration.sql'), '-- edited');
    await expect(applyMigrations(path, edited)).rejects.toThrow(/differs/);
  });

  it('leaves nothing of a migration that fails half-way, and applies it once it is repaired', async () => {
    const path = newPath();
    const broken = copyMigrations();
    mkdirSync(join(broken, '29990101000000_later'));
    const file = join(broken, '29990101000000_later/migration.sql');
    writeFileSync(file, 'CREATE TABLE "Later" ("id" INTEGER); CREATE TABLE "Later" ("id" INTEGER);');
    await expect(applyMigrations(path, broken)).rejects.toThrow();
    expect(await query(path, `SELECT name FROM sqlite_master WHERE name = 'Later'`)).toEqual([]);
    writeFileSync(file, 'CREATE TABLE "Later" ("id" INTEGER);');
    expect(await applyMigrations(path, broken)).toEqual(['29990101000000_later']);
  });
});

describe('the Sample table', () => {
  it('has exactly the columns of the column table, in its order, in the database and in the Prisma schema', async () => {
    const path = newPath();
    await applyMigrations(path, MIGRATIONS_DIR);
    const inDatabase = (await query(path, 'PRAGMA table_info("Sample")')).map((row) => row[1]);
    expect(inDatabase.filter((name) => !FLEET_COLUMNS.includes(name as 'held'))).toEqual([
      'takenAt',
      'hostId',
      'seq',
      'flags',
      ...COLUMN_NAMES,
    ]);
    const schema = readFileSync(resolve(MIGRATIONS_DIR, '../schema.prisma'), 'utf8');
    const model = /model Sample \{([^}]*)\}/.exec(schema)?.[1] ?? '';
    const inSchema = [...model.matchAll(/^ {2}(\w+) +(\w+)\?$/gm)].map(([, name, type]) => [name, type]);
    expect(inSchema).toEqual([
      ...COLUMNS.map(({ name, kind }) => [name, kind === 'counter' ? 'BigInt' : 'Int']),
      ...FLEET_COLUMNS.map((name) => [name, 'Int']),
    ]);
  });
});
