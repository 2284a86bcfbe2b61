import { COLUMN_NAMES } from '@finwait/tcp';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { scratchDatabase } from '../testing/scratch-database.js';
import { HistoryTables } from './history-tables.js';
import { SampleStore, type Sample } from './sample.store.js';
import { ROW_FIELDS, toColumnPlace } from './store-column.js';

const scratch = scratchDatabase();

const figure = fc.option(fc.maxSafeNat());
const sample = fc.record({
  hostId: fc.integer({ min: 1, max: 3 }),
  takenAt: fc.nat(2 ** 41),
  seq: fc.maxSafeNat(),
  flags: fc.nat(7),
  values: fc.array(figure, { minLength: COLUMN_NAMES.length, maxLength: COLUMN_NAMES.length }),
});
const samples = fc.uniqueArray(sample, {
  maxLength: 40,
  selector: ({ hostId, takenAt }) => `${hostId} ${takenAt}`,
});

/** What the readers of the history find of a host with `from <= takenAt < to`. */
function readRange(hostId: number, from: number, to: number): Sample[] {
  const database = new Database(scratch.path, { readonly: true });
  const { at, series } = new HistoryTables(database).readHot(hostId, from, to);
  database.close();
  const figure = (place: number, row: number) => series[place]?.[row] ?? Number.NaN;
  return Array.from(at, (takenAt, row) => ({
    hostId,
    takenAt,
    seq: figure(0, row),
    flags: figure(1, row),
    values: COLUMN_NAMES.map((name) => {
      const value = figure(ROW_FIELDS.length + toColumnPlace(name), row);
      return Number.isNaN(value) ? null : value;
    }),
  }));
}

const plain: Sample = {
  hostId: 1,
  takenAt: 1_000,
  seq: 1,
  flags: 0,
  values: COLUMN_NAMES.map((_, index) => index),
};

describe('SampleStore', () => {
  it('gives back what was stored, whatever it was and however often it came', async () => {
    await fc.assert(
      fc.asyncProperty(samples, async (stored) => {
        await scratch.prisma.sample.deleteMany();
        await scratch.writer.append(stored);
        await scratch.writer.append(stored.toReversed());
        const read = [1, 2, 3].flatMap((host) => readRange(host, 0, 2 ** 42));
        const byKey = (a: Sample, b: Sample) => a.hostId - b.hostId || a.takenAt - b.takenAt;
        expect(read.toSorted(byKey)).toEqual(stored.toSorted(byKey));
      }),
      { numRuns: 30 },
    );
  });

  it('keeps counters beyond 32 bits', async () => {
    const values = COLUMN_NAMES.map(() => null as number | null);
    values[COLUMN_NAMES.indexOf('sentSegments')] = Number.MAX_SAFE_INTEGER;
    await scratch.writer.append([{ ...plain, values }]);
    expect(readRange(1, 0, 2_000)[0]?.values).toEqual(values);
  });

  it('leaves columns an older agent does not send unknown', async () => {
    await scratch.writer.append([{ ...plain, values: [7] }]);
    expect(readRange(1, 0, 2_000)[0]?.values).toEqual([7, ...COLUMN_NAMES.slice(1).map(() => null)]);
  });

  it('includes the beginning of a range and not its end', async () => {
    await scratch.writer.append([1_000, 2_000, 3_000].map((takenAt) => ({ ...plain, takenAt })));
    expect(readRange(1, 1_000, 3_000).map(({ takenAt }) => takenAt)).toEqual([1_000, 2_000]);
  });

  it('finds the newest sample of every host by its index', async () => {
    const store = new SampleStore(scratch.prisma);
    for (const name of ['a', 'b', 'silent']) {
      await scratch.prisma.host.create({
        data: { name, machineId: name, credentialHash: name, enrolledAt: 0 },
      });
    }
    await scratch.writer.append([1_000, 9_000, 5_000].map((takenAt) => ({ ...plain, takenAt })));
    await scratch.writer.append([{ ...plain, hostId: 2, takenAt: 4_000 }]);
    const newest = (await store.readNewest()).map(({ hostId, takenAt }) => [hostId, takenAt]);
    expect(newest.toSorted()).toEqual([
      [1, 9_000],
      [2, 4_000],
    ]);
  });
});
