import Database from 'better-sqlite3';
import { heatMapSchema, historySchema } from '@finwait/contracts';
import { scratchDatabase } from '../testing/scratch-database.js';
import {
  ALL_CLOSED,
  addHosts,
  addSamples,
  makeFleet,
  sealAll,
  SEALED_FROM,
} from '../testing/sealed-history.js';
import { HistoryTables } from './history-tables.js';
import { answerRange } from './range-answer.js';
import type { RangeQuery } from './range-query.js';

const scratch = scratchDatabase();
const HOUR = 3_600_000;

let database: Database.Database;
let tables: HistoryTables;
beforeEach(() => {
  database = new Database(scratch.path);
  tables = new HistoryTables(database);
  addHosts(database, 1, 2, 3);
  addSamples(database, makeFleet());
});
afterEach(() => database.close());

const range: RangeQuery = {
  kind: 'heatmap',
  hostIds: [1, 2, 3],
  hostNames: ['host-1', 'host-2', 'host-3'],
  subject: { state: 'TIME_WAIT' },
  from: SEALED_FROM,
  to: SEALED_FROM + 7 * HOUR,
  columns: ['TIME_WAIT'],
  maxPoints: 85,
  intervalMs: 120_000,
};

const ask = (change: Partial<RangeQuery> = {}) =>
  heatMapSchema.parse(answerRange(tables, { ...range, ...change }));

function readMax(hostId: number, change: Partial<RangeQuery> = {}) {
  const single = { ...range, ...change, kind: 'history' as const, hostIds: [hostId], subject: { host: 'x' } };
  return historySchema.parse(answerRange(tables, single)).series['TIME_WAIT']?.max;
}

describe('the heat map', () => {
  it('tells of each host what its own history tells, sealed or not', () => {
    const hot = ask();
    expect(hot).toMatchObject({ stepMs: 300_000, tier: '5m', from: range.from, to: range.to });
    expect(hot.at).toHaveLength(84);
    expect(hot.hosts.map(({ host }) => host)).toEqual(['host-1', 'host-2', 'host-3']);
    sealAll(database, SEALED_FROM + 4 * HOUR);
    expect(ask()).toEqual(hot);
    sealAll(database, ALL_CLOSED);
    expect(ask()).toEqual(hot);
    expect(hot.hosts.map(({ max }) => max)).toEqual([1, 2, 3].map((hostId) => readMax(hostId)));
  });

  it('leaves a time without snapshots a gap', () => {
    const gaps = ask().hosts.map(({ max }) => max.filter((figure) => figure === null).length);
    expect(gaps).toEqual([0, 24, 33]);
  });

  it('takes wider buckets where fewer are wanted, and those of an hour for long spans', () => {
    const wide = ask({ maxPoints: 20 });
    expect([wide.stepMs, wide.tier]).toEqual([1_800_000, '5m']);
    const widest = ask({ from: SEALED_FROM - 240 * HOUR, maxPoints: 150 });
    expect([widest.stepMs, widest.tier]).toEqual([7_200_000, '1h']);
    expect(Math.max(...(widest.hosts[0]?.max ?? []).map(Number))).toBe(
      Math.max(...(readMax(1) ?? []).map(Number)),
    );
  });
});
