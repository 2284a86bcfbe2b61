import { createHash } from 'node:crypto';
import Database from 'better-sqlite3';
import { COLUMN_NAMES } from '@finwait/tcp';
import { readWholeChunks } from '../testing/whole-blobs.js';
import { scratchDatabase } from '../testing/scratch-database.js';
import { makeTrace } from '../testing/trace.js';
import { HistoryTables } from './history-tables.js';
import type { Sample } from './sample.store.js';
import { Sealer } from './sealer.js';

const scratch = scratchDatabase();
const HOUR = 3_600_000;
/** The last hours of a day and the first of the next, so that chunks of every tier meet. */
const START = Date.UTC(2026, 10, 1, 21);
/** Where the chunk of raw history begins that START lies in. */
const CHUNK = START - 9 * HOUR;
const END = START + 4 * HOUR;

let database: Database.Database;
beforeEach(() => {
  database = new Database(scratch.path);
  database.pragma('synchronous = OFF');
});
afterEach(() => database.close());

const traces = [1, 2, 3].map((hostId) =>
  makeTrace({ hostId, kind: 'web', from: START, count: 4 * 40, intervalMs: 90_000 }),
);
const samples = traces.flat();

function seal(closedBefore = END + HOUR) {
  const steps = new Sealer(new HistoryTables(database)).seal(closedBefore);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The digest of every chunk, by what it is. */
function readChunks(): Record<string, string> {
  return Object.fromEntries(
    readWholeChunks(database).map(({ hostId, tier, startAt, blob }) => [
      `${hostId} ${tier} ${startAt}`,
      createHash('sha256').update(blob).digest('hex'),
    ]),
  );
}

function shuffle<Item>(items: readonly Item[], seed: number): Item[] {
  let state = seed;
  const next = () => (state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0);
  return items
    .map((item) => ({ item, key: next() }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}

async function sealClean(): Promise<Record<string, string>> {
  await scratch.writer.append(samples);
  seal();
  const chunks = readChunks();
  database.exec('DELETE FROM "Chunk"; DELETE FROM "Sample"; DELETE FROM "FleetRecount"');
  return chunks;
}

describe('Sealer', () => {
  it('turns closed hours into chunks of every tier, the fleet included, and leaves no hot row of them', async () => {
    await scratch.writer.append(samples);
    expect(seal()).toEqual({ hours: 12, fleetHours: 5, damaged: [] });
    expect(await scratch.prisma.sample.count()).toBe(0);
    const tables = new HistoryTables(database);
    const raw = tables.readChunk(2, 'raw', CHUNK);
    const first = traces[1]?.[0];
    expect(raw?.ok && [...raw.content.at.slice(0, 1), raw.content.series[4]?.[0]]).toEqual([
      first?.takenAt,
      first?.values[0],
    ]);
    const fleet = tables.readChunk(0, 'raw', CHUNK);
    expect(
      fleet?.ok && [
        fleet.content.at.length,
        (fleet.content.series[2]?.[90] ?? 0) + (fleet.content.series[3]?.[90] ?? 0),
      ],
    ).toEqual([180, 3]);
  });

  it('leaves the open hour as it is', async () => {
    await scratch.writer.append(samples);
    seal(START + 2.5 * HOUR);
    expect(await scratch.prisma.sample.count()).toBe(3 * 80);
    expect(Object.keys(readChunks()).filter((name) => name.startsWith('1 raw'))).toHaveLength(1);
  });

  it('gives the same bytes however often, late and mixed up snapshots come', async () => {
    const clean = await sealClean();
    const thrice = shuffle([...samples, ...samples, ...samples], 7);
    for (let part = 0; part < 6; part += 1) {
      await scratch.writer.append(thrice.slice((part * thrice.length) / 6, ((part + 1) * thrice.length) / 6));
      seal(part % 2 === 0 ? START + 2 * HOUR : END + HOUR);
    }
    seal();
    expect(readChunks()).toEqual(clean);
  });

  it('makes the tiers of the next hour anew when the last snapshot of an hour comes late', async () => {
    const clean = await sealClean();
    const isLate = ({ takenAt }: Sample) => takenAt % HOUR > HOUR - 180_000;
    await scratch.writer.append(samples.filter((sample) => !isLate(sample)));
    seal();
    expect(readChunks()).not.toEqual(clean);
    await scratch.writer.append(samples.filter(isLate));
    seal();
    expect(readChunks()).toEqual(clean);
  });

  it('holds the hosts of a silent fleet for the same time whether an hour is sealed at its end or long after', async () => {
    const firstHour = samples.filter(({ takenAt }) => takenAt < START + HOUR);
    await scratch.writer.append(firstHour);
    seal();
    const clean = readChunks();
    database.exec('DELETE FROM "Chunk"');
    await scratch.writer.append(firstHour);
    seal(START + HOUR);
    seal();
    expect(readChunks()).toEqual(clean);
  });

  it('finishes what a pass that was cut off at any step left', async () => {
    const clean = await sealClean();
    await scratch.writer.append(samples);
    for (let cut = 1; ; cut += 1) {
      const steps = new Sealer(new HistoryTables(database)).seal(END + HOUR);
      let taken = 0;
      while (taken < cut && !steps.next().done) taken += 1;
      if (taken < cut) break;
    }
    expect(readChunks()).toEqual(clean);
  });

  it('tells of a chunk that cannot be read, keeps it, and lets what belongs into it wait', async () => {
    await scratch.writer.append(samples.slice(0, 10));
    seal();
    database.exec(`UPDATE "Chunk" SET "blob" = X'01020304050607' WHERE "hostId" = 1 AND "tier" = 'raw'`);
    await scratch.writer.append(samples.slice(10, 12));
    expect(seal().damaged).toEqual([expect.stringMatching(/^raw chunk of host 1 at \d+: its CRC32 is/)]);
    expect(await scratch.prisma.sample.count()).toBe(2);
  });

  it('makes a chunk of buckets that cannot be read anew from the tier below', async () => {
    const clean = await sealClean();
    await scratch.writer.append(samples.slice(1));
    seal();
    database.exec(`UPDATE "Chunk" SET "blob" = X'01020304050607' WHERE "hostId" = 1 AND "tier" <> 'raw'
      AND "startAt" < ${START}`);
    await scratch.writer.append(samples.slice(0, 1));
    seal();
    expect(readChunks()).toEqual(clean);
  });

  it('keeps what an older release could not tell as unknown', async () => {
    const short = samples.slice(0, 3).map((sample) => ({ ...sample, values: sample.values.slice(0, 5) }));
    await scratch.writer.append(short);
    seal();
    const raw = new HistoryTables(database).readChunk(1, 'raw', CHUNK);
    const last = raw?.ok ? raw.content.series[4 + COLUMN_NAMES.length - 1] : undefined;
    expect([...(last ?? [])]).toEqual([NaN, NaN, NaN]);
  });
});
