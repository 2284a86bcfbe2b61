import assert from 'node:assert/strict';
import { historySchema, ratesSchema } from '@finwait/contracts';
import { COLUMN_NAMES, type ColumnName } from '@finwait/tcp';
import type { RangeQuery } from '../history/range-query.js';
import { DEFAULT_POLICY } from '../history/retention/retention-policy.js';
import type { Sample } from '../history/sample.store.js';
import type { HistoryStore } from '../history/store/history-store.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Where a chunk of every tier begins. */
const START = 690 * 30 * DAY;
const CLOSED = START + DAY;

/**
 * What every store of the history must hold. `check` is given an empty store that knows the hosts 1 and 2, and throws where
 * it does not.
 */
export interface HistoryStoreRule {
  /** A sentence about a store. */
  readonly title: string;
  readonly check: (store: HistoryStore) => Promise<void>;
}

type Figures = Partial<Record<ColumnName, number>>;

function sampleAt(takenAt: number, figures: Figures, hostId = 1): Sample {
  return { hostId, takenAt, seq: 1, flags: 0, values: COLUMN_NAMES.map((name) => figures[name] ?? null) };
}

/** Five hours of a sample a minute, the third hour missing, with a counter that starts anew in the fourth. */
const WALK: readonly Sample[] = Array.from({ length: 300 }, (_, minute) =>
  sampleAt(START + minute * MINUTE, {
    ESTABLISHED: (minute * 37) % 101,
    sentSegments: (minute < 200 ? 2 ** 40 : 0) + minute * 600,
  }),
).filter((_, minute) => minute < 120 || minute >= 180);

const RANGE: RangeQuery = {
  kind: 'history',
  hostIds: [1],
  subject: { host: 'one' },
  from: START,
  to: START + 5 * HOUR,
  columns: ['ESTABLISHED'],
  maxPoints: 1_000,
  intervalMs: MINUTE,
};

async function read(store: HistoryStore, change: Partial<RangeQuery> = {}) {
  return historySchema.parse(JSON.parse((await store.read({ ...RANGE, ...change })).toString()));
}

/** What ranges of every fineness are answered with, but for the tier. */
async function readAll(store: HistoryStore) {
  const ask = async (change: Partial<RangeQuery>) => ({ ...(await read(store, change)), tier: undefined });
  const gauges = await Promise.all([1_000, 60, 5].map((maxPoints) => ask({ maxPoints })));
  const text = await store.read({ ...RANGE, kind: 'rates', columns: ['sentSegments'], maxPoints: 60 });
  return { gauges, rates: ratesSchema.parse(JSON.parse(text.toString())).series };
}

/** Of one host's history; how the fleet's minutes are summed is not the store's to say. */
export const HISTORY_STORE_RULES: readonly HistoryStoreRule[] = [
  {
    title: 'gives back every figure as it was, unknown ones as null',
    async check(store) {
      await store.append([
        sampleAt(START, { ESTABLISHED: Number.MAX_SAFE_INTEGER }),
        sampleAt(START + MINUTE, { TIME_WAIT: 0 }),
      ]);
      const { at, series } = await read(store, { columns: ['ESTABLISHED', 'TIME_WAIT'] });
      assert.deepEqual(at, [START, START + MINUTE]);
      assert.deepEqual(series['ESTABLISHED']?.avg, [Number.MAX_SAFE_INTEGER, null]);
      assert.deepEqual(series['TIME_WAIT']?.avg, [null, 0]);
    },
  },
  {
    title: 'includes the beginning of a range and not its end, and no other host',
    async check(store) {
      await store.append(
        [0, 1, 2].map((minute) => sampleAt(START + minute * MINUTE, { ESTABLISHED: minute })),
      );
      await store.append([sampleAt(START + 1, { ESTABLISHED: 9 }, 2)]);
      const { series } = await read(store, { to: START + 2 * MINUTE });
      assert.deepEqual(series['ESTABLISHED']?.avg, [0, 1]);
    },
  },
  {
    title: 'keeps the first of two samples of the same host and time, sealed or not',
    async check(store) {
      await store.append([sampleAt(START, { ESTABLISHED: 1 })]);
      await store.append([sampleAt(START, { ESTABLISHED: 2 })]);
      await store.seal(CLOSED);
      await store.append([sampleAt(START, { ESTABLISHED: 3 })]);
      await store.seal(CLOSED);
      assert.deepEqual((await read(store)).series['ESTABLISHED']?.avg, [1]);
    },
  },
  {
    title: 'stores all of a batch or nothing of it',
    async check(store) {
      const batch = [sampleAt(START, { ESTABLISHED: 1 }), sampleAt(Number.NaN, {})];
      await assert.rejects(store.append(batch));
      assert.deepEqual((await read(store)).at, []);
    },
  },
  {
    title: 'answers the same before and after sealing, and however often it seals',
    async check(store) {
      await store.append(WALK);
      const before = await readAll(store);
      for (let pass = 0; pass < 2; pass += 1) {
        await store.seal(CLOSED);
        assert.deepEqual(await readAll(store), before);
      }
    },
  },
  {
    title: 'answers the same in whatever order samples come, late ones after sealing too',
    async check(store) {
      const isLate = (_: Sample, index: number) => index % 3 === 0;
      await store.append(WALK.filter((sample, index) => !isLate(sample, index)).toReversed());
      await store.seal(CLOSED);
      await store.append(WALK.filter(isLate));
      const unsealed = await readAll(store);
      await store.seal(CLOSED);
      assert.deepEqual(await readAll(store), unsealed);
      const figures = unsealed.gauges[0]?.series['ESTABLISHED']?.avg.filter((figure) => figure !== null);
      const place = COLUMN_NAMES.indexOf('ESTABLISHED');
      assert.deepEqual(
        figures,
        WALK.map(({ values }) => values[place]),
      );
    },
  },
  {
    title: 'tells a silent hour as a gap, and a counter that starts anew as no negative rate',
    async check(store) {
      await store.append(WALK);
      await store.seal(CLOSED);
      const { samples, series } = await read(store, { maxPoints: 6 });
      assert.deepEqual([samples, series['ESTABLISHED']?.max[2]], [[60, 60, 0, 60, 60], null]);
      const rates = (await readAll(store)).rates['sentSegments']?.min ?? [];
      assert.ok(rates.includes(10));
      assert.ok(rates.every((rate) => rate === null || (rate >= 0 && rate <= 20)));
    },
  },
  {
    title: 'knows the newest sample of every host, sealed or not',
    async check(store) {
      await store.append([...WALK, sampleAt(START + 5, { ESTABLISHED: 5 }, 2)].toReversed());
      for (const closedBefore of [START, START + 2 * HOUR, CLOSED]) {
        await store.seal(closedBefore);
        const hosts = Map.groupBy(await store.readNewest(), ({ hostId }) => hostId);
        const newest = [...hosts].map(([hostId, all]) => [
          hostId,
          Math.max(...all.map(({ takenAt }) => takenAt)),
        ]);
        assert.deepEqual(newest.toSorted(), [
          [1, START + 299 * MINUTE],
          [2, START + 5],
        ]);
      }
    },
  },
  {
    title: 'removes what is older than it is kept, takes none of it in again, and keeps the rest',
    async check(store) {
      const days = [0, 1, 2, 3].map((day) => sampleAt(START + day * DAY + 12 * HOUR, { ESTABLISHED: day }));
      const to = START + 4 * DAY;
      await store.append(days);
      await store.seal(to);
      const keepMs = { raw: 2 * DAY, '5m': 2 * DAY, '1h': Infinity };
      await store.retain(DEFAULT_POLICY, to);
      assert.deepEqual((await read(store, { to: START + DAY })).series['ESTABLISHED']?.avg, [0]);
      await store.retain({ keepMs, maxBytes: undefined }, to);
      await store.append(days);
      await store.seal(to);
      const told = await read(store, { from: START + 36 * HOUR, to });
      assert.deepEqual(
        told.series['ESTABLISHED']?.avg.filter((figure) => figure !== null),
        [1, 2, 3],
      );
      const gone = await read(store, { to: START + DAY, maxPoints: 1_000 });
      assert.ok(gone.tier !== 'raw' || gone.samples.every((samples) => samples === 0));
    },
  },
];
