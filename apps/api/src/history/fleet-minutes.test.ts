import { COLUMN_NAMES, type ColumnName } from '@finwait/tcp';
import fc from 'fast-check';
import { FleetMinutes } from './fleet-minutes.js';
import type { Sample } from './sample.store.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

function sample(takenAt: number, figures: Partial<Record<ColumnName, number>>): Sample {
  return { hostId: 1, takenAt, seq: 0, flags: 0, values: COLUMN_NAMES.map((name) => figures[name] ?? null) };
}

function minutesOf(from: number, to: number, ...hosts: readonly (readonly Sample[])[]) {
  const minutes = new FleetMinutes(from, to);
  for (const host of hosts) minutes.add(host);
  return minutes.toMinutes().map(({ values, ...minute }) => ({
    ...minute,
    CLOSE_WAIT: values[COLUMN_NAMES.indexOf('CLOSE_WAIT')],
    activeOpens: values[COLUMN_NAMES.indexOf('activeOpens')],
    fullestAcceptQueue: values[COLUMN_NAMES.indexOf('fullestAcceptQueue')],
  }));
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

  it('adds up what counters grew by since the span began, one that began anew included', () => {
    const one = [
      sample(-5_000, { activeOpens: 100 }),
      sample(5_000, { activeOpens: 107 }),
      sample(65_000, { activeOpens: 4 }),
    ];
    const other = [sample(10_000, { activeOpens: 50 }), sample(110_000, { activeOpens: 51 })];
    expect(minutesOf(0, 2 * MINUTE, one, other).map(({ activeOpens }) => activeOpens)).toEqual([7, 12]);
  });

  it('leaves out an increase that cannot be dated', () => {
    const host = [sample(0, { activeOpens: 1 }), sample(20 * MINUTE, { activeOpens: 1_000 })];
    expect(minutesOf(0, 20 * MINUTE, host).at(-1)?.activeOpens).toBe(0);
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
