// How long the API takes to be ready with a large fleet and an hour of its snapshots not sealed yet.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { COLUMN_NAMES } from '@finwait/tcp';
import { readResidentMb } from '../collector/processor-time.ts';
import { killAll } from '../../e2e/src/processes/process-under-test.ts';
import { ROOT } from '../../e2e/src/processes/repository.ts';
import { startApi } from '../../e2e/src/processes/started-api.ts';
import { printGoals } from '../goals.ts';
import { loadBuiltHistory } from '../history/built-history.ts';
import { addHosts } from '../history/fleet-file.ts';
import { keepResults } from '../results.ts';

const HOSTS = Number(process.argv[2] ?? 10_000);
const ROWS_OF_HOST = 360;
const INTERVAL_MS = 10_000;
const TIMES = 3;
const MOST_SECONDS = 5;

const dir = mkdtempSync(join(tmpdir(), 'finwait-bench-start-'));
console.error(`making ${HOSTS * ROWS_OF_HOST} rows`);
await fill(join(dir, 'finwait.db'));
const seconds: number[] = [];
for (let time = 0; time < TIMES; time += 1) {
  const startedAt = performance.now();
  const api = await startApi(dir);
  while (!(await fetch(`${api.url}/health/ready`)).ok);
  seconds.push((performance.now() - startedAt) / 1_000);
  console.log(`ready in ${seconds.at(-1)?.toFixed(2)} s, ${readResidentMb(api.process.pid)} MB`);
  await killAll();
}
rmSync(dir, { recursive: true, force: true });
keepResults('start', { hosts: HOSTS, rows: HOSTS * ROWS_OF_HOST, seconds });
printGoals([
  {
    name: `ready with ${HOSTS} hosts and ${HOSTS * ROWS_OF_HOST} rows, slowest of ${TIMES}`,
    measured: Math.max(...seconds),
    limit: MOST_SECONDS,
    unit: 's',
  },
]);

/** Rows of the last hour, in the order in which they would have come. */
async function fill(path: string): Promise<void> {
  const { applyMigrations, HistoryTables } = await loadBuiltHistory();
  await applyMigrations(path, join(ROOT, 'prisma/migrations'));
  const database = new Database(path);
  database.pragma('synchronous = OFF');
  addHosts(database, HOSTS);
  const tables = new HistoryTables(database);
  const from = Date.now() - ROWS_OF_HOST * INTERVAL_MS;
  for (let row = 0; row < ROWS_OF_HOST; row += 1) {
    database.transaction(() => {
      for (let host = 1; host <= HOSTS; host += 1) {
        const at = from + row * INTERVAL_MS + (host * INTERVAL_MS) / HOSTS;
        const values = COLUMN_NAMES.map((_, column) => (host * 31 + column * 17 + row) % 997);
        tables.addSample([host, Math.floor(at), row + 1, 0, null, null, ...values]);
      }
    })();
  }
  database.pragma('wal_checkpoint(TRUNCATE)');
  database.close();
}
