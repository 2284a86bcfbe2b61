import fc from 'fast-check';
import { FleetMinutes } from './fleet-minutes.js';
import { ROW_FIELDS, STORE_COLUMNS, toColumnPlace } from './store-column.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

type Figures = Readonly<Record<string, number>>;
interface Sample {
  readonly at: number;
  readonly figures: Figures;
}

const sample = (at: number, figures: Figures): Sample => ({ at, figures });

function toSeries(samples: readonly Sample[]) {
  const columns = STORE_COLUMNS.map(({ name }) =>
    Float64Array.from(samples, ({ figures }) => figures[name] ?? NaN),
  );
  const fields = ROW_FIELDS.map(() => Float64Array.from(samples, () => 0));
  return { at: Float64Array.from(samples, ({ at }) => at), series: [...fields, ...columns] };
}

function minutesOf(from: number, to: number, ...hosts: readonly (readonly Sample[])[]) {
  const minutes = new FleetMinutes(from, to);
  for (const host of hosts) minutes.add(toSeries(host));
  const { at, series } = minutes.toSeries();
  const names = ['reporting', 'held', 'CLOSE_WAIT', 'activeOpens', 'fullestAcceptQueue'];
  return [...at].map((time, row): Record<string, number | null> => {
    const figures = names.map(
      (name) => [name, series[ROW_FIELDS.length + toColumnPlace(name)]?.[row] ?? NaN] as const,
    );
    return {
      at: time,
      ...Object.fromEntries(figures.map(([name, value]) => [name, Number.isNaN(value) ? null : value])),
    };
  });
}

describe('FleetMinutes', () => {
  it('sums what each host showed last at the end of each minute', () => {
    const one = [
      sample(30_000, { CLOSE_WAIT: 1 }),
      sample(59_000, { CLOSE_WAIT: 2 }),
      sample(61_000, { CLOSE_WAIT: 9 }),
    ];
    const other = [sample(60_000, { CLOSE_WAIT: 10 }), sample(119_000, { CLOSE_WAIT: 20 })];
    expect(minutesOf(0, 2 * MINUTE, one, other)).toMatchObject([
      { at: MINUTE, reporting: 2, held: 0, CLOSE_WAIT: 12 },
      { at: 2 * MINUTE, reporting: 2, held: 0, CLOSE_WAIT: 29 },
    ]);
  });

  it('holds a silent host at its last value for an hour, and says that it is held', () => {
    const minutes = minutesOf(
      0,
      70 * MINUTE,
      [sample(30_000, { CLOSE_WAIT: 7 })],
      [sample(30_000, { CLOSE_WAIT: 1 }), sample(65 * MINUTE, { CLOSE_WAIT: 2 })],
    );
    expect(minutes.find(({ at }) => at === MINUTE)).toMatchObject({ reporting: 2, held: 0, CLOSE_WAIT: 8 });
    expect(minutes.find(({ at }) => at === 60 * MINUTE)).toMatchObject({
      reporting: 0,
      held: 2,
      CLOSE_WAIT: 8,
    });
    expect(minutes.some(({ at }) => at === 62 * MINUTE)).toBe(false);
    expect(minutes.find(({ at }) => at === 65 * MINUTE)).toMatchObject({
      reporting: 1,
      held: 0,
      CLOSE_WAIT: 2,
    });
  });

  it('counts a host held from before the span', () => {
    const from = 100 * MINUTE;
    expect(minutesOf(from, from + MINUTE, [sample(from - 30 * MINUTE, { CLOSE_WAIT: 3 })])).toMatchObject([
      { reporting: 0, held: 1, CLOSE_WAIT: 3 },
    ]);
  });

  it('adds up what counters grew by in each minute, one that began anew included', () => {
    const one = [
      sample(-5_000, { activeOpens: 100 }),
      sample(5_000, { activeOpens: 107 }),
      sample(65_000, { activeOpens: 4 }),
    ];
    const other = [sample(10_000, { activeOpens: 50 }), sample(110_000, { activeOpens: 51 })];
    expect(minutesOf(0, 2 * MINUTE, one, other).map((minute) => minute['activeOpens'])).toEqual([7, 5]);
  });

  it('leaves out an increase that cannot be dated', () => {
    const host = [sample(0, { activeOpens: 1 }), sample(20 * MINUTE, { activeOpens: 1_000 })];
    expect(minutesOf(0, 20 * MINUTE, host).at(-1)?.['activeOpens']).toBeNull();
  });

  it('leaves unknown what no host could count, and what cannot be summed', () => {
    const host = [sample(1_000, { activeOpens: 5, fullestAcceptQueue: 40 })];
    expect(minutesOf(0, MINUTE, host)).toMatchObject([{ CLOSE_WAIT: null, fullestAcceptQueue: null }]);
  });

  it('gives the same whatever the order of the hosts', () => {
    const host = fc
      .uniqueArray(fc.integer({ min: -HOUR, max: 10 * MINUTE }), { maxLength: 20 })
      .map((times) =>
        times
          .toSorted((a, b) => a - b)
          .map((at) => sample(at, { CLOSE_WAIT: at & 15, activeOpens: at & 31 })),
      );
    fc.assert(
      fc.property(fc.array(host, { maxLength: 5 }), (hosts) => {
        expect(minutesOf(0, 10 * MINUTE, ...hosts.toReversed())).toEqual(minutesOf(0, 10 * MINUTE, ...hosts));
      }),
    );
  });
});
