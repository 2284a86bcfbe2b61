import { appendFileSync, cpSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { eventually } from './processes/condition.ts';
import { killAll, ProcessUnderTest } from './processes/process-under-test.ts';
import { runProgram } from './processes/program.ts';
import { API, ROOT } from './processes/repository.ts';
import { scratchDir } from './processes/scratch-dir.ts';
import { startApi } from './processes/started-api.ts';

const MIGRATIONS = join(ROOT, 'prisma/migrations');
const names = readdirSync(MIGRATIONS).filter((name) => !name.endsWith('.toml'));
/** Takes minutes, and has much in the log before it ends. */
const ENDLESS = `;CREATE TABLE "Endless" AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 1e9)
  SELECT x, hex(randomblob(200)) FROM n;`;
const LOG_BYTES = 4_000_000;

const dir = scratchDir();

afterAll(killAll);

/** Schema and applied migrations. */
function readState(dataDir: string): unknown[] {
  const database = new DatabaseSync(join(dataDir, 'finwait.db'), { readOnly: true });
  const schema = database.prepare('SELECT name, sql FROM sqlite_master ORDER BY name').all();
  const applied = database
    .prepare('SELECT migration_name, checksum, applied_steps_count FROM _prisma_migrations ORDER BY 1')
    .all();
  database.close();
  return [...schema, ...applied];
}

async function startAndStop(dataDir: string): Promise<void> {
  const api = await startApi(dataDir);
  api.process.kill('SIGTERM');
  expect((await api.process.ended).code).toBe(0);
}

/** Applies migrations with the built runner until it is killed in the middle of one that does not end. */
async function killInMigration(dataDir: string, name: string): Promise<void> {
  const endless = join(dir, `migrations-${name}`);
  cpSync(MIGRATIONS, endless, { recursive: true });
  appendFileSync(join(endless, name, 'migration.sql'), ENDLESS);
  mkdirSync(dataDir);
  const database = join(dataDir, 'finwait.db');
  const runner = join(ROOT, 'apps/api/dist/storage/migration.store.js');
  const program = `const { applyMigrations } = await import(${JSON.stringify(runner)});
    await applyMigrations(${JSON.stringify(database)}, ${JSON.stringify(endless)});`;
  const process = new ProcessUnderTest(['--input-type=module', '--eval', program]);
  const hasBegun = () => (statSync(`${database}-wal`, { throwIfNoEntry: false })?.size ?? 0) > LOG_BYTES;
  await eventually(() => Promise.resolve(hasBegun()));
  process.kill('SIGKILL');
  expect((await process.ended).signal).toBe('SIGKILL');
}

describe('migrations', () => {
  const clean = join(dir, 'clean');
  beforeAll(() => startAndStop(clean));

  it('are several', () => {
    expect(names.length).toBeGreaterThan(3);
  });

  // Each has two starts of an API, which together take a slow machine longer than one test may.
  it.each(names)('give the same after a kill in the middle of %s', async (name) => {
    const dataDir = join(dir, name);
    await killInMigration(dataDir, name);
    await startAndStop(dataDir);
    expect(readState(dataDir)).toEqual(readState(clean));
  });

  it.each([
    [
      'that a newer release has migrated',
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES ('x', 'y', '29990101000000_later', 1)`,
      /the migration 29990101000000_later of a newer release/,
    ],
    [
      'whose migration is another',
      `UPDATE _prisma_migrations SET checksum = 'other' WHERE migration_name LIKE '%_first'`,
      /_first differs from the one applied/,
    ],
    [
      'that another program began to migrate',
      `INSERT INTO _prisma_migrations (id, checksum, migration_name) SELECT 'x', checksum, migration_name
        FROM _prisma_migrations WHERE migration_name LIKE '%_first'`,
      /_first was begun by another program and has not ended/,
    ],
  ])('refuse a database %s, with a code, and leave it as it is', async (what, change, said) => {
    const dataDir = join(dir, what);
    await startAndStop(dataDir);
    const database = new DatabaseSync(join(dataDir, 'finwait.db'));
    database.exec(change);
    database.close();
    const before = readState(dataDir);
    const refused = new ProcessUnderTest([API], { FINWAIT_DATA_DIR: dataDir, FINWAIT_PORT: '0' });
    expect((await refused.ended).code).toBe(1);
    expect(refused.stderr).toMatch(/^database_refused: The database cannot be used by this release: /);
    expect(refused.stderr).toMatch(said);
    expect(refused.stderr).toMatch(/a database of a newer release needs that release\.$/m);
    expect(readState(dataDir)).toEqual(before);
    const verified = await runProgram('verify', ['--data-dir', dataDir]);
    expect(verified.code).toBe(1);
    expect(verified.stdout).toMatch(/^schema_differs: /m);
    expect(verified.stdout).toMatch(said);
  });
});
