import Database from 'better-sqlite3';
import { scratchDatabase } from '../../testing/scratch-database.js';
import { makeTrace } from '../../testing/trace.js';
import { HistoryTables } from '../history-tables.js';
import { Sealer } from '../sealer.js';
import { ROW_FIELDS, STORE_COLUMNS } from '../store-column.js';
import { TIERS } from '../tier.js';
import type { RetentionPolicy } from './retention-policy.js';
import { RetentionTables } from './retention-tables.js';
import { Retention } from './retention.js';

const scratch = scratchDatabase();
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** A whole month of the coarsest tier before the snapshots. */
const START = 690 * 30 * DAY;
const DAYS = 40;
const NOW = START + DAYS * DAY;
const KEEP_ALL: RetentionPolicy = {
  keepMs: { raw: Infinity, '5m': Infinity, '1h': Infinity },
  maxBytes: undefined,
};

let database: Database.Database;
let tables: RetentionTables;
/** The rows of the chunks, which are encoded once for all tests. */
let written: unknown[] | undefined;
beforeEach(() => {
  database = new Database(scratch.path);
  database.pragma('synchronous = OFF');
  tables = new RetentionTables(database);
  tables.transact(() => (written ? copyChunks(written) : writeChunks()));
  written ??= database
    .prepare('SELECT "hostId", "tier", "startAt", "lastAt", "blob" FROM "Chunk"')
    .raw()
    .all();
});
afterEach(() => database.close());

function copyChunks(rows: readonly unknown[]): void {
  const insert = database.prepare(
    'INSERT INTO "Chunk" ("hostId", "tier", "startAt", "lastAt", "blob") VALUES (?, ?, ?, ?, ?)',
  );
  for (const row of rows) insert.run(row);
}

/** Chunks of two hosts and the fleet in every tier, of snapshots half an hour apart. */
function writeChunks(): void {
  const history = new HistoryTables(database);
  const width = ROW_FIELDS.length + STORE_COLUMNS.length;
  for (const hostId of [0, 1, 2]) {
    for (const { tier, chunkMs } of Object.values(TIERS)) {
      for (let startAt = START; startAt < NOW; startAt += chunkMs) {
        const at = Float64Array.from({ length: 12 }, (_, row) => startAt + (row * chunkMs) / 12);
        const noise = () => Float64Array.from(at, (_, row) => ((startAt / chunkMs + row) * 48_271) % 65_537);
        history.writeChunk(hostId, { tier, startAt }, { at, series: Array.from({ length: width }, noise) });
      }
    }
  }
}

function retain(change: Partial<RetentionPolicy>, now = NOW) {
  const steps = new Retention(tables).apply({ ...KEEP_ALL, ...change }, now);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

type Tiers = Record<string, { chunks: number; bytes: number; first: number }>;

function readTiers(): Tiers {
  const rows = database
    .prepare(
      `SELECT "tier", COUNT(*) AS "chunks", SUM(LENGTH("blob") + COALESCE("restBytes", 0)) AS "bytes", MIN("startAt") AS "first"
      FROM "Chunk" GROUP BY 1`,
    )
    .all() as { tier: string; chunks: number; bytes: number; first: number }[];
  return Object.fromEntries(rows.map(({ tier, ...figures }) => [tier, figures]));
}

const readKept = () =>
  Object.fromEntries(
    (
      database.prepare('SELECT "tier", "chunks", "bytes" FROM "KeptTier"').raw().all() as [
        string,
        number,
        number,
      ][]
    ).map(([tier, chunks, bytes]) => [tier, { chunks, bytes }]),
  );

describe('Retention', () => {
  it('removes the whole chunks of each tier that are older than it is kept, those of the fleet too, and no other', () => {
    const before = readTiers();
    const { removals } = retain({ keepMs: { raw: 5 * DAY, '5m': 8 * DAY, '1h': 9 * DAY } });
    expect(removals.map(({ tier, reason, chunks }) => [tier, reason, chunks])).toEqual([
      ['raw', 'age', 35 * 2 * 3],
      ['5m', 'age', 32 * 3],
      ['1h', 'age', 3],
    ]);
    const after = readTiers();
    expect([after['raw']?.first, after['5m']?.first, after['1h']?.first]).toEqual([
      NOW - 5 * DAY,
      NOW - 8 * DAY,
      START + 30 * DAY,
    ]);
    expect(removals[0]?.bytes).toBe((before['raw']?.bytes ?? 0) - (after['raw']?.bytes ?? 0));
    expect(retain({ keepMs: { raw: 5 * DAY, '5m': 8 * DAY, '1h': 9 * DAY } }).removals).toEqual([]);
  });

  it('knows the chunks and bytes of every tier, whatever was written, rewritten and removed', () => {
    retain({ keepMs: { raw: 5 * DAY, '5m': 8 * DAY, '1h': Infinity } });
    expect(readKept()).toMatchObject({
      raw: { chunks: readTiers()['raw']?.chunks, bytes: readTiers()['raw']?.bytes },
      '5m': { chunks: readTiers()['5m']?.chunks, bytes: readTiers()['5m']?.bytes },
      '1h': { chunks: readTiers()['1h']?.chunks, bytes: readTiers()['1h']?.bytes },
    });
  });

  it('removes nothing for age while no snapshots come, whatever the clock says and the sums it dates', async () => {
    const keepMs = { raw: 45 * DAY, '5m': 45 * DAY, '1h': 45 * DAY };
    const ahead = NOW + 1_000 * DAY;
    expect(retain({ keepMs }, ahead).removals).toEqual([]);
    await scratch.writer.append(makeTrace({ hostId: 0, kind: 'web', from: ahead - DAY, count: 2 }));
    expect(retain({ keepMs }, ahead).removals).toEqual([]);
    await scratch.writer.seal(ahead);
    expect(retain({ keepMs }, ahead).removals).toEqual([]);
  });

  it('removes the oldest raw chunks first where the file is too large, and gives the room back to the disk', () => {
    const { fileBytes } = tables.readSize();
    const before = readTiers();
    const maxBytes = Math.round(0.85 * fileBytes);
    const { removals, overBytes } = retain({ maxBytes });
    expect(removals).toMatchObject([{ tier: 'raw', reason: 'cap', fromAt: START }]);
    expect(overBytes).toBeUndefined();
    expect(tables.readSize().fileBytes).toBeLessThanOrEqual(maxBytes);
    expect(tables.readSize().fileBytes).toBeGreaterThan(0.9 * maxBytes);
    expect(readTiers()).toMatchObject({ '5m': before['5m'], '1h': before['1h'] });
  });

  it('takes the buckets of five minutes only when no raw chunk of an earlier day is left', () => {
    const { fileBytes } = tables.readSize();
    const raw = readTiers()['raw']?.bytes ?? 0;
    const { removals } = retain({ maxBytes: fileBytes - raw - 200_000 });
    expect(removals.map(({ tier, reason }) => [tier, reason])).toEqual([
      ['raw', 'cap'],
      ['5m', 'cap'],
    ]);
    expect(readTiers()['raw']).toMatchObject({ first: NOW - DAY, chunks: 2 * 3 });
    expect(readTiers()['5m']?.first).toBeGreaterThan(START);
  });

  it('leaves the last day, hot rows and the buckets of an hour, and says what is taken beyond the limit', async () => {
    const hot = makeTrace({ hostId: 1, kind: 'web', from: NOW, count: 100 });
    await scratch.writer.append(hot);
    const { overBytes } = retain({ maxBytes: 10_000 });
    expect(overBytes).toBe(tables.readSize().fileBytes);
    expect(readTiers()).toMatchObject({
      raw: { first: NOW - DAY },
      '5m': { first: NOW - DAY },
      '1h': { first: START },
    });
    expect(await scratch.prisma.sample.count()).toBe(100);
  });

  it('finishes what a pass that was cut off at any step left, and lists all that was removed', async () => {
    const policy = { ...KEEP_ALL, keepMs: { raw: 5 * DAY, '5m': 8 * DAY, '1h': Infinity } };
    for (let cut = 1; ; cut += 1) {
      const steps = new Retention(tables).apply(policy, NOW);
      let taken = 0;
      while (taken < cut && !steps.next().done) taken += 1;
      if (taken < cut) break;
    }
    expect(readTiers()).toMatchObject({ raw: { first: NOW - 5 * DAY }, '5m': { first: NOW - 8 * DAY } });
    const listed = await scratch.prisma.removal.groupBy({ by: ['tier'], _sum: { chunks: true } });
    expect(listed.map(({ tier, _sum }) => [tier, _sum.chunks]).toSorted()).toEqual([
      ['5m', 32 * 3],
      ['raw', 35 * 2 * 3],
    ]);
  });

  it('uses the pages of a file that cannot shrink again, and counts only those in use', () => {
    database.exec(
      'PRAGMA journal_mode = DELETE; PRAGMA auto_vacuum = NONE; VACUUM; PRAGMA journal_mode = WAL',
    );
    const { fileBytes, canShrink } = tables.readSize();
    expect(canShrink).toBe(false);
    expect(retain({ maxBytes: Math.round(0.85 * fileBytes) }).overBytes).toBeUndefined();
    const after = tables.readSize();
    expect(after.fileBytes).toBe(fileBytes);
    expect(after.fileBytes - after.freeBytes).toBeLessThan(0.85 * fileBytes);
  });
});

describe('a snapshot that is older than what is kept', () => {
  const keepMs = { raw: 5 * DAY, '5m': 40 * DAY, '1h': Infinity };
  const late = (at: number) => makeTrace({ hostId: 1, kind: 'heavy', from: at, count: 5, seed: 9 });

  it('is taken, counted and not stored, and changes nothing of the tiers above', async () => {
    await scratch.writer.retain({ ...KEEP_ALL, keepMs }, NOW);
    const before = readTiers();
    await scratch.writer.append([...late(START + DAY), ...late(NOW - 5 * DAY)]);
    await scratch.writer.seal(NOW);
    expect(scratch.writer.tooOld).toBe(10);
    expect(readTiers()).toEqual(before);
    expect(await scratch.prisma.sample.count()).toBe(0);
    await scratch.writer.append(late(NOW - 5 * DAY + HOUR));
    await scratch.writer.seal(NOW);
    expect(scratch.writer.tooOld).toBe(10);
    expect(readTiers()).not.toEqual(before);
  });

  it('is not sealed either when it was stored before the floor rose', async () => {
    await scratch.writer.append(late(START + DAY));
    retain({ keepMs });
    const before = readTiers();
    const steps = new Sealer(new HistoryTables(database)).seal(NOW);
    while (!steps.next().done);
    expect(readTiers()).toEqual(before);
    expect(await scratch.prisma.sample.count()).toBe(0);
    expect(await scratch.prisma.fleetRecount.count()).toBe(0);
  });
});
