import Database from 'better-sqlite3';
import { historySchema, ratesSchema } from '@finwait/contracts';
import { COLUMN_NAMES, type ColumnName } from '@finwait/tcp';
import fc from 'fast-check';
import { scratchDatabase } from '../testing/scratch-database.js';
import { HistoryTables } from './history-tables.js';
import { answerRange } from './range-answer.js';
import type { RangeQuery } from './range-query.js';
import type { Sample } from './sample.store.js';
import { DEFAULT_POLICY } from './retention/retention-policy.js';
import { RetentionTables } from './retention/retention-tables.js';
import { Retention } from './retention/retention.js';
import { Sealer } from './sealer.js';

const scratch = scratchDatabase();
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const START = Date.UTC(2026, 10, 1, 12);

let database: Database.Database;
let tables: HistoryTables;
beforeEach(() => {
  database = new Database(scratch.path);
  database.pragma('synchronous = OFF');
  tables = new HistoryTables(database);
});
afterEach(() => database.close());

function sampleAt(takenAt: number, figures: Partial<Record<ColumnName, number>>): Sample {
  return {
    hostId: 1,
    takenAt,
    seq: 1,
    flags: 0,
    values: COLUMN_NAMES.map((name) => figures[name] ?? null),
  };
}

const open = (takenAt: number, ESTABLISHED: number) => sampleAt(takenAt, { ESTABLISHED });

function seal(closedBefore: number): void {
  const steps = new Sealer(tables).seal(closedBefore);
  while (!steps.next().done);
}

/** Tables of which every hour is sealed by another connection whenever hot rows are about to be read. */
class SealedMeanwhile extends HistoryTables {
  override readHot(...asked: Parameters<HistoryTables['readHot']>) {
    seal(START + DAY);
    return super.readHot(...asked);
  }

  override readHotHoursOf(...asked: Parameters<HistoryTables['readHotHoursOf']>) {
    seal(START + DAY);
    return super.readHotHoursOf(...asked);
  }
}

const range: RangeQuery = {
  kind: 'history',
  hostIds: [1],
  subject: { host: 'web-01' },
  from: START,
  to: START + HOUR,
  columns: ['ESTABLISHED'],
  maxPoints: 1_000,
  intervalMs: 10_000,
};

function ask(change: Partial<RangeQuery> = {}) {
  return historySchema.parse(answerRange(tables, { ...range, ...change }));
}

const every = (stepMs: number, count: number, toSample: (at: number, index: number) => Sample) =>
  Array.from({ length: count }, (_, index) => toSample(START + index * stepMs, index));

describe('a range', () => {
  it('gives every snapshot by itself where they fit', async () => {
    await scratch.writer.append([open(START, 5), open(START + 10_003, 7)]);
    expect(ask()).toMatchObject({
      tier: 'raw',
      entries: 'snapshots',
      stepMs: 10_003,
      at: [START, START + 10_003],
      samples: [1, 1],
      series: { ESTABLISHED: { min: [5, 7], avg: [5, 7], max: [5, 7] } },
    });
  });

  it('lacks nothing that is sealed while it is read', async () => {
    const reading = new Database(scratch.path, { readonly: true });
    const source = new SealedMeanwhile(reading);
    for (const [pass, maxPoints] of [1_000, 13].entries()) {
      await scratch.writer.append(every(10_000, 300, (at) => open(at + maxPoints, 7)));
      const { samples } = historySchema.parse(answerRange(source, { ...range, maxPoints }));
      expect(samples.reduce((sum, count) => sum + count, 0)).toBe(300 * (pass + 1));
    }
    reading.close();
  });

  it('marks a silence of more than two intervals as a gap, and bridges one late snapshot', async () => {
    const offsets = [0, 10_000, 20_000, 41_000, 50_000, 150_000, 160_000];
    await scratch.writer.append(offsets.map((offset) => open(START + offset, 3)));
    const answer = ask();
    expect(answer.samples).toEqual([1, 1, 1, 1, 1, 0, 1, 1]);
    expect(answer.at[5]).toBe(START + 60_000);
    expect(answer.series['ESTABLISHED']?.avg[5]).toBeNull();
  });

  it('aggregates to minimum, average and maximum where snapshots are too many', async () => {
    await scratch.writer.append(every(10_000, 360, (at, index) => open(at, index % 6)));
    const answer = ask({ maxPoints: 61 });
    expect(answer).toMatchObject({ tier: 'raw', entries: 'buckets', stepMs: 60_000 });
    expect(answer.at).toHaveLength(60);
    expect(answer.samples.every((count) => count === 6)).toBe(true);
    const band = answer.series['ESTABLISHED'];
    expect([band?.min[7], band?.avg[7], band?.max[7]]).toEqual([0, 2.5, 5]);
  });

  it('answers a bucket without a snapshot with null, and one whose snapshots do not know the figure too', async () => {
    await scratch.writer.append([...every(10_000, 30, (at) => open(at, 1)), sampleAt(START + 900_000, {})]);
    const { samples, series } = ask({ maxPoints: 13 });
    expect(samples).toEqual([30, 0, 0, 1, ...Array<number>(8).fill(0)]);
    expect(series['ESTABLISHED']?.max.slice(0, 4)).toEqual([1, null, null, null]);
  });

  it('never exceeds maxPoints, whatever the range', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5_000 }),
        fc.integer({ min: 1, max: 4e10 }),
        (maxPoints, span) => {
          const { at, samples, series } = ask({ maxPoints, to: START + span });
          expect(at.length).toBeLessThanOrEqual(Math.max(maxPoints, 2));
          expect([samples.length, series['ESTABLISHED']?.avg.length]).toEqual([at.length, at.length]);
        },
      ),
      { numRuns: 50 },
    );
  });

  it('is the same before and after sealing, at every seam, in every tier', async () => {
    const samples = every(30_000, 6 * 120, (at, index) =>
      sampleAt(at, { ESTABLISHED: (index * 7) % 50, activeOpens: index * 3 }),
    );
    await scratch.writer.append(samples);
    const ranges = [
      { to: START + 6 * HOUR, maxPoints: 5_000 },
      { to: START + 6 * HOUR, maxPoints: 100 },
      { from: START + HOUR / 2, to: START + 5.25 * HOUR, maxPoints: 30 },
      { to: START + 6 * HOUR, maxPoints: 7 },
      { from: START - 40 * DAY, to: START + 6 * HOUR, maxPoints: 1_000 },
    ];
    const ask6 = () => ranges.map((range) => ask(range));
    const rates6 = () => ranges.map((range) => ask({ ...range, kind: 'rates', columns: ['activeOpens'] }));
    const [hot, hotRates] = [ask6(), rates6()];
    expect(hot.map(({ tier }) => tier)).toEqual(['raw', '5m', '5m', '1h', '1h']);
    for (const closed of [1, 3, 6]) {
      seal(START + closed * HOUR);
      expect(ask6()).toEqual(hot);
      expect(rates6()).toEqual(hotRates);
    }
    expect(await scratch.prisma.sample.count({ where: { hostId: 1 } })).toBe(0);
  });

  it('takes late snapshots of a sealed hour in at once, each of them once', async () => {
    const samples = every(10_000, 720, (at, index) => open(at, index));
    await scratch.writer.append(samples.filter((_, index) => index % 3 !== 0));
    seal(START + 3 * HOUR);
    await scratch.writer.append(samples);
    for (const maxPoints of [5_000, 60, 13]) {
      const total = ask({ to: START + 2 * HOUR, maxPoints }).samples.reduce((sum, count) => sum + count, 0);
      expect(total).toBe(720);
    }
  });

  it('falls back to a coarser tier where the finer one does not reach back', async () => {
    const month = 31 * DAY;
    await scratch.writer.append([open(START, 4), open(START + month, 6)]);
    seal(START + 2 * month);
    const policy = { ...DEFAULT_POLICY, keepMs: { raw: 2 * DAY, '5m': month + 2 * DAY, '1h': Infinity } };
    const retain = (now: number) => {
      const steps = new Retention(new RetentionTables(database)).apply(policy, now);
      while (!steps.next().done);
    };
    retain(START + 2 * month);
    const answer = ask({ to: START + HOUR, maxPoints: 1_000 });
    expect(answer).toMatchObject({ tier: '5m', stepMs: 300_000 });
    expect(answer.series['ESTABLISHED']?.max[0]).toBe(4);
    expect(ask({ from: START + month, to: START + month + HOUR })).toMatchObject({ tier: 'raw' });
    await scratch.writer.append([open(START + 2 * month, 7)]);
    retain(START + 2 * month);
    expect(ask({ to: START + HOUR, maxPoints: 1_000 })).toMatchObject({ tier: '1h', stepMs: HOUR });
    expect(ask({ to: START + HOUR }).series['ESTABLISHED']?.max[0]).toBe(4);
    const tagged = historySchema.parse(answerRange(tables, { ...range, isSum: true }));
    expect(tagged).toMatchObject({ tier: '1h', series: { ESTABLISHED: { max: [4] } } });
  });

  it('gives what counters grew by per second, with a reset as a new beginning', async () => {
    const counts = [100, 160, 220, 5, 65, 125];
    await scratch.writer.append(
      every(10_000, counts.length, (at, index) => sampleAt(at, { activeOpens: counts[index] ?? 0 })),
    );
    const answer = answerRange(tables, {
      kind: 'rates',
      hostIds: [1],
      subject: { host: 'web-01' },
      from: START,
      to: START + 60_000,
      columns: ['activeOpens', 'listenDrops'],
      maxPoints: 5,
      intervalMs: 10_000,
    });
    const { series, stepMs } = ratesSchema.parse(answer);
    expect(stepMs).toBe(20_000);
    expect(series['activeOpens']).toEqual({ min: [6, 0.5, 6], avg: [6, 3.25, 6], max: [6, 6, 6] });
    expect(series['listenDrops']?.avg).toEqual([null, null, null]);
  });
});
