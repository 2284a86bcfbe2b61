import { createHash } from 'node:crypto';
import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { decodeChunk, encodeChunk } from '../history/chunk/chunk-code.js';
import { HistoryTables } from '../history/history-tables.js';
import { RetentionTables } from '../history/retention/retention-tables.js';
import { Retention } from '../history/retention/retention.js';
import { Sealer } from '../history/sealer.js';
import { readMigrations, type Migration } from '../storage/migration-files.js';
import { applyMigrations } from '../storage/migration.store.js';
import { readWholeChunks } from '../testing/whole-blobs.js';
import { MIGRATIONS_DIR } from '../testing/scratch-database.js';
import { scratchDir } from '../testing/scratch-dir.js';
import {
  addHosts,
  addSamples,
  ALL_CLOSED,
  makeFleet,
  sealAll,
  SEALED_FROM,
} from '../testing/sealed-history.js';
import { checkDatabase, type CheckedCounts } from './database-check.js';
import type { ToldFault } from './fault.js';

const dir = scratchDir();
const EMPTY = join(dir, 'empty.db');
const SEALED = join(dir, 'sealed.db');
const HOUR = 3_600_000;
const samples = makeFleet();

let database: Database.Database;
let migrations: Migration[];
let count = 0;

beforeAll(async () => {
  migrations = await readMigrations(MIGRATIONS_DIR);
  await applyMigrations(EMPTY, MIGRATIONS_DIR);
  const made = open(EMPTY, SEALED);
  addHosts(made, 1, 2, 3);
  addSamples(made, samples);
  sealAll(made);
  made.close();
});
afterEach(() => database.close());

function open(from: string, path = join(dir, `${(count += 1)}.db`)): Database.Database {
  copyFileSync(from, path);
  database = new Database(path);
  database.pragma('synchronous = 0');
  return database;
}

function check(path = database.name): { faults: ToldFault[]; counts: CheckedCounts | undefined } {
  const steps = checkDatabase({ path, migrations, isQuick: false });
  const faults: ToldFault[] = [];
  for (;;) {
    const step = steps.next();
    if (step.done) return { faults, counts: step.value };
    if (step.value) faults.push(step.value);
  }
}

/** The codes of all faults, with where each is. */
function places(): string[] {
  return check().faults.map(({ code, host, tier, startAt }) =>
    [code, host, tier, startAt === null ? null : (startAt - SEALED_FROM) / HOUR]
      .filter((part) => part !== null)
      .join(' '),
  );
}

interface StoredChunk {
  readonly id: number;
  readonly name: string;
  readonly blob: Uint8Array;
}

function readChunks(): StoredChunk[] {
  return readWholeChunks(database).map(({ id, hostId, tier, startAt, blob }) => {
    const name = `${hostId === 0 ? 'fleet' : `host-${hostId}`} ${tier} ${(startAt - SEALED_FROM) / HOUR}`;
    return { id, name, blob };
  });
}

function writeBlob(id: number, blob: Uint8Array): void {
  database.prepare('UPDATE "Chunk" SET "blob" = ?, "restBytes" = NULL WHERE "id" = ?').run(blob, id);
}

/** Changes one figure of a chunk and gives it a true checksum. */
function forge(name: string, place: number): void {
  const chunk = readChunks().find((each) => each.name === name);
  const decoded = decodeChunk(chunk?.blob ?? new Uint8Array());
  if (!chunk || !decoded.ok) throw new Error(name);
  const values = decoded.content.series[place] ?? new Float64Array();
  values[0] = (values[0] ?? 0) + 1;
  writeBlob(chunk.id, encodeChunk(decoded.content));
}

describe('checkDatabase', () => {
  it('finds nothing wrong with a sealed history, and says what it looked at', () => {
    open(SEALED);
    const { faults, counts } = check();
    expect(faults).toEqual([]);
    expect(counts).toMatchObject({
      hosts: 3,
      chunks: { raw: { chunks: 8 }, '5m': { chunks: 8 }, '1h': { chunks: 4 } },
      hot: { rows: 0, waiting: 0 },
    });
    const fleetRows = counts?.chunks.raw.rows ?? 0;
    expect(fleetRows).toBeGreaterThan(samples.length + 7 * 60);
  });

  it('finds nothing wrong at any step of a pass that was cut off, nor after late snapshots', () => {
    open(EMPTY);
    addHosts(database, 1, 2, 3);
    const late = samples.filter((_, index) => index % 7 === 3);
    addSamples(
      database,
      samples.filter((sample) => !late.includes(sample)),
    );
    for (const part of [[], late]) {
      addSamples(database, part);
      const steps = new Sealer(new HistoryTables(database)).seal(ALL_CLOSED);
      for (let step = 0; !steps.next().done; step += 1) if (step % 9 === 0) expect(places()).toEqual([]);
      expect(places()).toEqual([]);
    }
  });

  it('counts snapshots that wait to be sealed', () => {
    open(EMPTY);
    addHosts(database, 1);
    addSamples(
      database,
      samples.filter(({ hostId }) => hostId === 1),
    );
    expect(check().counts?.hot).toEqual({ rows: 210, waiting: 180 });
  });

  it('lists exactly the chunk in which a byte is not what it was', () => {
    open(EMPTY);
    addHosts(database, 1);
    addSamples(database, samples.slice(0, 20));
    sealAll(database, SEALED_FROM + HOUR);
    const chunks = readChunks();
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.integer({ min: 1, max: 255 }), (which, where, change) => {
        const { id, name, blob } = chunks[which % chunks.length] as StoredChunk;
        const flipped = Buffer.from(blob);
        flipped[where % blob.length] = (flipped[where % blob.length] ?? 0) ^ change;
        writeBlob(id, flipped);
        expect(places()).toEqual([`chunk_damaged ${name}`]);
        writeBlob(id, blob);
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    [
      'a five-minute bucket',
      'host-1 5m -21',
      0,
      ['tier_differs host-1 5m -21', 'tier_differs host-1 1h -693'],
    ],
    ['an hourly bucket', 'host-2 1h -693', 0, ['tier_differs host-2 1h -693']],
    ['a minute of the fleet', 'fleet raw -9', 8, ['fleet_differs fleet raw -9', 'tier_differs fleet 5m -21']],
    ['a snapshot', 'host-3 raw -9', 8, ['tier_differs host-3 5m -21', 'fleet_differs fleet raw -9']],
  ])('tells a false figure in %s though its checksum is true', (_, name, place, faults) => {
    open(SEALED);
    forge(name, place);
    expect(places().toSorted()).toEqual(faults.toSorted());
  });

  it.each([
    [
      'moved in time',
      `UPDATE "Chunk" SET "startAt" = "startAt" + 21600000, "lastAt" = "lastAt" + 21600000
      WHERE "hostId" = 1 AND "tier" = 'raw' AND "startAt" > ${SEALED_FROM}`,
      ['chunk_misplaced host-1 raw 9', 'fleet_differs fleet raw 3'],
    ],
    [
      'with another last time',
      `UPDATE "Chunk" SET "lastAt" = "lastAt" + 1 WHERE "hostId" = 2 AND "tier" = '1h'`,
      ['chunk_misplaced host-2 1h -693'],
    ],
    [
      'of an unknown tier',
      `UPDATE "Chunk" SET "tier" = '1d' WHERE "hostId" = 2 AND "tier" = '1h'`,
      ['chunk_misplaced host-2 1d -693', 'tier_missing host-2 1h -693', 'totals_differ 1h'],
    ],
    [
      'that is gone',
      `DELETE FROM "Chunk" WHERE "hostId" = 3 AND "tier" = '5m' AND "startAt" < ${SEALED_FROM}`,
      ['tier_missing host-3 5m -21'],
    ],
    ['of nobody', `DELETE FROM "Host" WHERE "id" = 3`, ['history_without_host #3']],
    [
      'of the fleet that was never made',
      `DELETE FROM "Chunk" WHERE "hostId" = 0`,
      ['fleet_differs fleet raw -9', 'fleet_differs fleet raw 3'],
    ],
  ])('tells a chunk %s', (_, sql, faults) => {
    open(SEALED);
    database.exec(sql);
    expect([...new Set(places())].toSorted()).toEqual(faults.toSorted());
  });

  it('takes snapshots and hosts that are gone for what retention and removal leave', () => {
    open(SEALED);
    database.exec(`DELETE FROM "Chunk" WHERE "tier" = 'raw' AND "startAt" < ${SEALED_FROM} AND "hostId" < 3;
      DELETE FROM "Chunk" WHERE "hostId" = 2; DELETE FROM "Host" WHERE "id" = 2`);
    expect(places()).toEqual([]);
  });

  it('tells rows that are none', () => {
    open(EMPTY);
    addHosts(database, 1);
    database.exec(`INSERT INTO "Sample" ("takenAt", "hostId", "seq", "flags", "LISTEN") VALUES (1, 1, 1, 0, 'many');
      INSERT INTO "FleetRecount" VALUES (7)`);
    expect(places()).toEqual(['row_unreadable host-1', 'recount_misplaced']);
  });

  it('tells totals of a tier that are not those of its chunks', () => {
    open(SEALED);
    database.exec(`UPDATE "KeptTier" SET "bytes" = "bytes" + 1 WHERE "tier" = '5m'`);
    expect(places()).toEqual(['totals_differ 5m']);
  });

  it('tells a schema that is another, and does not look at the rows of it', () => {
    open(EMPTY);
    database.exec('DROP INDEX "Chunk_tier_startAt_idx"');
    expect(check()).toMatchObject({
      faults: [{ code: 'schema_differs', cause: 'Chunk_tier_startAt_idx is missing' }],
      counts: undefined,
    });
    database.exec(`UPDATE "_prisma_migrations" SET "checksum" = '0' WHERE "migration_name" LIKE '%_first'`);
    expect(check().faults[0]?.cause).toMatch(/_first differs from the one applied/);
    database.exec(`DELETE FROM "_prisma_migrations" WHERE "migration_name" LIKE '%_chunks'`);
    expect(places()).toEqual(['schema_differs']);
  });

  it('finds nothing wrong where a host was removed and others of its time came late', () => {
    open(SEALED);
    database.exec(
      `INSERT INTO "RemovedHost" VALUES (2, 'host-2', 0, NULL); DELETE FROM "Host" WHERE "id" = 2`,
    );
    expect(places()).toEqual([]);
    const policy = { keepMs: { raw: Infinity, '5m': Infinity, '1h': Infinity }, maxBytes: undefined };
    const steps = new Retention(new RetentionTables(database)).apply(policy, ALL_CLOSED);
    while (!steps.next().done);
    const [late] = samples.filter(({ hostId }) => hostId === 1);
    if (late) addSamples(database, [{ ...late, takenAt: late.takenAt + HOUR + 1 }]);
    sealAll(database);
    expect(check()).toMatchObject({ faults: [], counts: { hosts: 2, chunks: { raw: { chunks: 6 } } } });
  });

  it('changes nothing, also where a log was left that is not in the file yet', () => {
    open(SEALED);
    const digest = () =>
      ['', '-wal'].map((end) =>
        createHash('sha256')
          .update(readFileSync(`${database.name}${end}`))
          .digest('hex'),
      );
    const before = digest();
    expect(places()).toEqual([]);
    expect(digest()).toEqual(before);
  });

  it('says of a file that is no database what SQLite says', () => {
    expect(check(__filename).faults).toMatchObject([
      { code: 'database_damaged', cause: expect.stringContaining('file is not a database') as unknown },
    ]);
  });
});
