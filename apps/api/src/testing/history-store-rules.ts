import assert from 'node:assert/strict';
import { fleetHistorySchema, historySchema, ratesSchema } from '@finwait/contracts';
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
 * What every store of the history must hold. `check` is given an empty store that knows the hosts 1 and 2, and what closes
 * it and opens its history again; it throws where the store does not hold the rule.
 */
export interface HistoryStoreRule {
  /** A sentence about a store. */
  readonly title: string;
  readonly check: (store: HistoryStore, reopen: () => Promise<HistoryStore>) => Promise<void>;
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

async function readFleet(store: HistoryStore, hostIds: readonly number[], isSum: boolean) {
  const text = await store.read({ ...RANGE, hostIds, isSum, subject: {}, to: START + HOUR });
  return fleetHistorySchema.parse(JSON.parse(text.toString()));
}

/** What ranges of every fineness are answered with, but for the tier. */
async function readAll(store: HistoryStore) {
  const ask = async (change: Partial<RangeQuery>) => ({ ...(await read(store, change)), tier: undefined });
  const gauges = await Promise.all([1_000, 60, 5].map((maxPoints) => ask({ maxPoints })));
  const text = await store.read({ ...RANGE, kind: 'rates', columns: ['sentSegments'], maxPoints: 60 });
  return { gauges, rates: ratesSchema.parse(JSON.parse(text.toString())).series };
}

/** How the fleet's minutes are summed when an hour is sealed is not among them: a store may keep them as they came. */
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
    title: 'takes a counter that fell for one that grew from nothing',
    async check(store) {
      const counts = [100, 160, 220, 5, 65, 125];
      await store.append(
        counts.map((sentSegments, index) => sampleAt(START + index * MINUTE, { sentSegments })),
      );
      for (const closedBefore of [START, CLOSED]) {
        await store.seal(closedBefore);
        const change = { columns: ['sentSegments'], to: START + 6 * MINUTE, maxPoints: 4 };
        const text = await store.read({ ...RANGE, ...change, kind: 'rates' });
        const { stepMs, series } = ratesSchema.parse(JSON.parse(text.toString()));
        assert.equal(stepMs, 2 * MINUTE);
        const expected = { min: [1, 5 / 60, 1], avg: [1, 65 / 120, 1], max: [1, 1, 1] };
        assert.deepEqual(series['sentSegments'], expected);
      }
    },
  },
  {
    title: 'answers in at most the points that are asked for, and counts every sample in them once',
    async check(store) {
      await store.append(WALK);
      await store.append(WALK);
      for (const maxPoints of [1_000, 100, 61, 7, 6]) {
        const { at, samples } = await read(store, { maxPoints });
        assert.ok(at.length <= maxPoints);
        assert.equal(
          samples.reduce((sum, count) => sum + count, 0),
          WALK.length,
        );
      }
    },
  },
  {
    title: 'sums hosts with a silent one at its last value, and tells how many report and how many are held',
    async check(store) {
      const minutes = Array.from({ length: 60 }, (_, minute) => START + minute * MINUTE);
      await store.append(minutes.map((at) => sampleAt(at, { ESTABLISHED: 3 })));
      await store.append(minutes.slice(0, 30).map((at) => sampleAt(at, { ESTABLISHED: 5 }, 2)));
      const hosts = { reporting: 1, held: 1 };
      await store.append([{ ...sampleAt(START + 45 * MINUTE, { ESTABLISHED: 8 }, 0), hosts }]);
      for (const closedBefore of [START, CLOSED]) {
        await store.seal(closedBefore);
        const tagged = await readFleet(store, [1, 2], true);
        assert.deepEqual(tagged.series['ESTABLISHED']?.avg, Array<number>(12).fill(8));
        assert.deepEqual(tagged.held, [...Array<number>(6).fill(0), ...Array<number>(6).fill(1)]);
        const { at, reporting, held, series } = await readFleet(store, [0], false);
        const place = at.indexOf(START + 45 * MINUTE);
        assert.deepEqual([reporting[place], held[place], series['ESTABLISHED']?.avg[place]], [1, 1, 8]);
      }
    },
  },
  {
    title: 'has after a restart all that it acknowledged, sealed or not, and what it must not take in again',
    async check(store, reopen) {
      await store.append(WALK);
      await store.seal(START + 2 * HOUR);
      const [before, newest] = [await readAll(store), await store.readNewest()];
      const reopened = await reopen();
      assert.deepEqual(await readAll(reopened), before);
      await reopened.append(WALK.toReversed());
      assert.deepEqual(await readAll(reopened), before);
      assert.deepEqual(await reopened.readNewest(), newest);
      await reopened.verifyDurability();
      assert.equal(await reopened.readFailure(), null);
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
    title: 'knows after a restart when a host was last heard whose samples are all removed',
    async check(store, reopen) {
      const heardAt = START + 12 * HOUR + 7 * MINUTE;
      const to = START + 4 * DAY;
      await store.append([sampleAt(heardAt, {}, 2), sampleAt(to - 1, {}, 1)]);
      await store.seal(to);
      const keepMs = { raw: 2 * DAY, '5m': 2 * DAY, '1h': Infinity };
      await store.retain({ keepMs, maxBytes: undefined }, to);
      const [[hostId = 0, at = 0] = [], ...others] = await (await reopen()).readLastHeard();
      assert.deepEqual([hostId, others], [2, []]);
      assert.ok(at > heardAt - HOUR && at <= heardAt);
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
      assert.equal(store.tooOld, 0);
      await store.append(days.slice(0, 1));
      assert.equal(store.tooOld, 1);
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
