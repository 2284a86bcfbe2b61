import 'reflect-metadata';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { COLUMN_NAMES } from '@finwait/tcp';
import { ROOT } from '../../e2e/src/processes/repository.ts';
import { loadBuiltHistory } from './built-history.ts';
import { DAY_HOSTS, DAY_TO, inOrderOfArrival, type Filled, type HostDay } from './day.ts';
import { addHosts } from './fleet-file.ts';

const ROWS_A_COMMIT = 2_000;

interface BuiltWriter {
  verifyDurability(): Promise<void>;
  append(samples: readonly object[]): Promise<void>;
  seal(closedBefore: number): Promise<unknown>;
  onApplicationShutdown(): Promise<void>;
}

/** Fills a data dir of the API with the day: through its own writing thread, every commit on the disk, then sealed. */
export async function fillOwnStore(dir: string, day: readonly HostDay[]): Promise<Filled> {
  const path = join(dir, 'finwait.db');
  const { applyMigrations } = await loadBuiltHistory();
  await applyMigrations(path, join(ROOT, 'prisma/migrations'));
  const database = new Database(path);
  addHosts(database, DAY_HOSTS);
  const emptyBytes = readUsedBytes(database);
  const startedAt = performance.now();
  const rows = await write(path, day);
  const seconds = (performance.now() - startedAt) / 1_000;
  const [sizes = [0, 0, 1]] = database
    .prepare(
      `WITH "size" AS (SELECT "hostId", "tier", length("blob") + coalesce("restBytes", 0) AS "bytes" FROM "Chunk")
       SELECT SUM("bytes") FILTER (WHERE "hostId" > 0 AND "tier" = 'raw'),
         SUM("bytes") FILTER (WHERE "hostId" > 0), SUM("bytes") FROM "size"`,
    )
    .raw()
    .all() as [number, number, number][];
  const [rawBytes, hostsBytes, allBytes] = sizes;
  // What snapshots took before they were sealed is free and no part of the history.
  database.pragma('incremental_vacuum');
  // The fleet has a history of its own, one whatever the number of hosts.
  const usedBytes = (readUsedBytes(database) - emptyBytes) * (hostsBytes / allBytes);
  database.close();
  return {
    store: 'Finwait, sealed, every tier',
    hostDayKb: usedBytes / DAY_HOSTS / 1_000,
    payloadKb: hostsBytes / DAY_HOSTS / 1_000,
    rawKb: rawBytes / DAY_HOSTS / 1_000,
    snapshotsPerSecond: rows / seconds,
  };
}

async function write(path: string, day: readonly HostDay[]): Promise<number> {
  const { HistoryWriter } = (await import(join(ROOT, 'apps/api/dist/history/history-writer.js'))) as {
    HistoryWriter: new (path: string) => BuiltWriter;
  };
  const writer = new HistoryWriter(path);
  await writer.verifyDurability();
  let samples: object[] = [];
  let written = 0;
  for (const { host, row } of inOrderOfArrival(day)) {
    const values = COLUMN_NAMES.map((name) => host.columns.get(name)?.[row] ?? null);
    samples.push({ hostId: host.id, takenAt: host.at[row], seq: row + 1, flags: 0, values });
    if (samples.length < ROWS_A_COMMIT) continue;
    await writer.append(samples);
    written += samples.length;
    samples = [];
  }
  await writer.append(samples);
  await writer.seal(DAY_TO);
  await writer.onApplicationShutdown();
  return written + samples.length;
}

/** Bytes of all pages that hold something. */
export function readUsedBytes(database: Database.Database): number {
  const read = (name: string) => database.pragma(name, { simple: true }) as number;
  return (read('page_count') - read('freelist_count')) * read('page_size');
}
