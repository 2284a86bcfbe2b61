import type Database from 'better-sqlite3';
import { HistoryTables } from '../history/history-tables.js';
import { Sealer } from '../history/sealer.js';
import type { Sample } from '../history/sample.store.js';
import { makeTrace } from './trace.js';

const HOUR = 3_600_000;

/** The last hours of a day and the first of the next, so that chunks of every tier meet. */
export const SEALED_FROM = Date.UTC(2026, 10, 1, 21);
/** By then every hour is closed. */
export const ALL_CLOSED = SEALED_FROM + 12 * HOUR;

/** Seven hours of the hosts 1, 2 and 3: of the second two hours in the middle are missing, the third falls silent early. */
export function makeFleet(): Sample[] {
  return [1, 2, 3]
    .flatMap((hostId) =>
      makeTrace({ hostId, kind: 'web', from: SEALED_FROM, count: 7 * 30, intervalMs: 120_000 }),
    )
    .filter(({ hostId, takenAt }) => {
      const hour = (takenAt - SEALED_FROM) / HOUR;
      return !(hostId === 2 && hour >= 2.5 && hour < 4.5) && !(hostId === 3 && hour > 4.2);
    });
}

/** Adds these hosts, named host-1 and so on. */
export function addHosts(database: Database.Database, ...ids: readonly number[]): void {
  const insert = database.prepare(
    `INSERT INTO "Host" ("id", "name", "machineId", "credentialHash", "enrolledAt") VALUES (?, ?, ?, ?, 0)`,
  );
  for (const id of ids) insert.run(id, `host-${id}`, `machine-${id}`, `hash-${id}`);
}

/** Stores samples as they are taken in. */
export function addSamples(database: Database.Database, samples: readonly Sample[]): void {
  const tables = new HistoryTables(database);
  tables.transact(() => {
    for (const { hostId, takenAt, seq, flags, values } of samples)
      tables.addSample([hostId, takenAt, seq, flags, null, null, ...values]);
  });
}

/** Seals what is older, to the end. */
export function sealAll(database: Database.Database, closedBefore = ALL_CLOSED): void {
  const steps = new Sealer(new HistoryTables(database)).seal(closedBefore);
  while (!steps.next().done);
}
