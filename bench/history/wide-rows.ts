import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { DAY_HOSTS, inOrderOfArrival, type Filled, type HostDay } from './day.ts';
import { readUsedBytes } from './own-store.ts';

const ROWS_A_COMMIT = 2_000;

/** Fills a table with one row for each snapshot, a column for each figure, as one would without thinking of it. */
export function fillWideRows(path: string, day: readonly HostDay[]): Filled {
  const names = [...(day[0]?.columns.keys() ?? [])];
  const database = new Database(path);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  const columns = names.map((name) => `"${name}" INTEGER`).join(', ');
  database.exec(
    `CREATE TABLE "Row" ("hostId" INTEGER, "takenAt" INTEGER, ${columns}, PRIMARY KEY ("hostId", "takenAt")) WITHOUT ROWID`,
  );
  const insert = database.prepare(`INSERT INTO "Row" VALUES (?, ?${', ?'.repeat(names.length)})`);
  const commit = database.transaction((rows: number[][]) => rows.forEach((row) => insert.run(row)));
  let waiting: number[][] = [];
  let written = 0;
  const startedAt = performance.now();
  for (const { host, row } of inOrderOfArrival(day)) {
    waiting.push([
      host.id,
      host.at[row] as number,
      ...names.map((name) => host.columns.get(name)?.[row] as number),
    ]);
    if (waiting.length < ROWS_A_COMMIT) continue;
    commit(waiting);
    written += waiting.length;
    waiting = [];
  }
  commit(waiting);
  const seconds = (performance.now() - startedAt) / 1_000;
  const hostDayKb = readUsedBytes(database) / DAY_HOSTS / 1_000;
  database.close();
  return { store: 'SQLite, wide rows', hostDayKb, snapshotsPerSecond: (written + waiting.length) / seconds };
}

/** A process that answers from the table over HTTP: `?host=ID&from=MS&to=MS&stepMs=MS`, without a host the sum of all. */
export async function serveWideRows(path: string): Promise<{ url: string; process: ChildProcess }> {
  const child = fork(join(import.meta.dirname, 'wide-rows-process.ts'), [path], {
    execArgv: ['--no-warnings'],
  });
  const [port] = (await once(child, 'message')) as [number];
  return { url: `http://127.0.0.1:${port}/`, process: child };
}
