import Database from 'better-sqlite3';
import { checkDatabase } from '../maintenance/database-check.js';
import { readMigrations } from '../storage/migration-files.js';
import { PRAGMAS } from '../storage/pragmas.js';
import { MIGRATIONS_DIR, scratchDatabase } from '../testing/scratch-database.js';
import { addHosts, ALL_CLOSED, makeFleet } from '../testing/sealed-history.js';
import { HistoryTables } from './history-tables.js';
import { HistoryWriter } from './history-writer.js';

const scratch = scratchDatabase();
const samples = makeFleet();

/** How many snapshots of hosts are in chunks. */
function countSealed(): number {
  const database = new Database(scratch.path, { readonly: true });
  const tables = new HistoryTables(database);
  const span = { tier: 'raw', from: 0, to: ALL_CLOSED } as const;
  const chunks = [1, 2, 3].flatMap((hostId) => tables.readChunks(hostId, span, () => true));
  database.close();
  return chunks.reduce((sum, { chunk }) => sum + (chunk.ok ? chunk.content.at.length : 0), 0);
}

/** What is wrong, and how many snapshots are in no chunk. */
async function look() {
  const migrations = await readMigrations(MIGRATIONS_DIR);
  const steps = checkDatabase({ path: scratch.path, migrations, isQuick: false });
  const faults: unknown[] = [];
  for (;;) {
    const step = steps.next();
    if (step.done) return { faults, hot: step.value?.hot.rows };
    if (step.value) faults.push(step.value);
  }
}

describe('sealing on a full disk', () => {
  it('says so, loses nothing, and goes on where there is room again', async () => {
    const database = new Database(scratch.path);
    addHosts(database, 1, 2, 3);
    await scratch.writer.append(samples);
    const pages = database.pragma('page_count', { simple: true }) as number;
    database.close();
    const cramped = new HistoryWriter(scratch.path, { ...PRAGMAS, max_page_count: String(pages) });
    await expect(cramped.seal(ALL_CLOSED)).rejects.toThrow('database or disk is full');
    await expect(cramped.seal(ALL_CLOSED)).rejects.toThrow('database or disk is full');
    await cramped.onApplicationShutdown();
    const sealed = countSealed();
    expect(sealed).toBeLessThan(samples.length);
    expect(await look()).toEqual({ faults: [], hot: samples.length - sealed });
    await scratch.writer.seal(ALL_CLOSED);
    expect(await look()).toEqual({ faults: [], hot: 0 });
    expect(countSealed()).toBe(samples.length);
  });
});
