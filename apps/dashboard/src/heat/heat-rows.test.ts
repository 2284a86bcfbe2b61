import type { HeatMap, Host } from '@finwait/contracts';
import fc from 'fast-check';
import { makeCounts, makeHost } from '../testing/sample-host';
import {
  findHeatRow,
  findRises,
  isAboveUsual,
  layOutHeat,
  rankPast,
  sortHeatRows,
  toHeatRows,
  toHeatY,
  toPastRows,
  type HeatRow,
} from './heat-rows';
import { HEAT_EDGES, toHeatStep } from './heat-scale';

const map: HeatMap = {
  state: 'CLOSE_WAIT',
  from: 0,
  to: 1_200_000,
  stepMs: 300_000,
  tier: '5m',
  at: [0, 300_000, 600_000, 900_000],
  hosts: [
    { host: 'calm', max: [4, 5, 6, 5] },
    { host: 'sick', max: [5, 4, 30, 31] },
    { host: 'gone', max: [900, 800, null, null] },
    { host: 'removed', max: [1, 1, 1, 1] },
  ],
};
const counted = (name: string, CLOSE_WAIT: number, takenAt = 1_000_000) =>
  makeHost(name, { states: makeCounts({ CLOSE_WAIT }), takenAt });
const hosts = [
  counted('calm', 5),
  counted('sick', 99),
  { ...counted('gone', 700, 400_000), status: 'stale' as const },
];
const toRows = (read: HeatMap, present: readonly Host[], isLive: boolean) =>
  toHeatRows(toPastRows(read), present, {
    state: read.state,
    lastAt: isLive ? (read.at.at(-1) ?? 0) : Infinity,
  });
const names = (rows: readonly HeatRow[]) => rows.map(({ host }) => host);

const makeRow = (host: string, isStriking: boolean): HeatRow => ({
  host,
  isStriking,
  isSilent: false,
  now: 1,
  lastSeenAt: 0,
  worst: 1,
  usual: 1,
  cells: [1],
  past: [1],
});
const layOut = (rows: readonly HeatRow[]) => layOutHeat(rows, 'now', rankPast(rows, 'now'));

describe('the rows of a heat map', () => {
  it('take the newest count into their last cell, and leave out hosts that are gone', () => {
    const rows = toRows(map, hosts, true);
    expect(names(rows)).toEqual(['calm', 'sick', 'gone']);
    expect(rows[1]).toMatchObject({ now: 99, worst: 99, usual: 5, cells: [5, 4, 30, 99] });
    expect(toRows(map, hosts, false)[1]?.cells).toEqual([5, 4, 30, 31]);
  });

  it('tell silence from a count', () => {
    expect(toRows(map, hosts, true)[2]).toMatchObject({
      now: null,
      isSilent: true,
      isStriking: true,
      worst: 900,
      cells: [900, 800, null, null],
    });
  });

  it('stand out far above their own usual count', () => {
    expect(toRows(map, hosts, true).map(({ isStriking }) => isStriking)).toEqual([false, true, true]);
  });

  it('do not stand out by a rise that all hosts have', () => {
    const risen = ['a', 'b', 'c', 'd'].map((host) => ({ host, max: [10, 10, 50, 50] }));
    const counts = { a: 50, b: 55, c: 45, d: 400 };
    const now = Object.entries(counts).map(([name, count]) => counted(name, count));
    const rows = toRows({ ...map, hosts: risen }, now, true);
    expect(rows.map(({ isStriking }) => isStriking)).toEqual([false, false, false, true]);
  });

  it('stand out from a single other host, and not from none', () => {
    const pair = [
      { host: 'calm', max: [4, 5, 5, 5] },
      { host: 'sick', max: [5, 5, 50, 99] },
    ];
    const counts = [counted('calm', 5), counted('sick', 99)];
    const strike = (from: number) =>
      toRows({ ...map, hosts: pair.slice(from) }, counts, true).map(({ isStriking }) => isStriking);
    expect([strike(0), strike(1)]).toEqual([[false, true], [false]]);
  });

  it('are sorted by now, by worst and by change', () => {
    const rows = toRows(map, hosts, true);
    expect(names(sortHeatRows(rows, 'now'))).toEqual(['sick', 'calm', 'gone']);
    expect(names(sortHeatRows(rows, 'worst'))).toEqual(['gone', 'sick', 'calm']);
    expect(names(sortHeatRows(rows, 'change'))).toEqual(['sick', 'calm', 'gone']);
  });
});

describe('the rise of the hosts together', () => {
  it('is that of the host in the middle, column by column, without those that nobody counted', () => {
    const hosts = [
      { host: 'a', max: [10, 10, 40, 5] },
      { host: 'b', max: [10, 10, 50, 10] },
      { host: 'c', max: [10, 10, 900, null] },
      { host: 'd', max: [null, null, null, null] },
    ];
    const toRise = findRises(toPastRows({ ...map, hosts }));
    expect([0, 1, 2, 3].map(toRise)).toEqual([1, 1, 5, 1]);
  });

  it('is what a count has to be above three times, and above a floor where little is usual; nothing is above what nobody knows', () => {
    expect([9, 10, null].map((count) => isAboveUsual(count, 0, 1))).toEqual([false, true, false]);
    expect(isAboveUsual(900, null, 1)).toBe(false);
    expect([30, 31].map((count) => isAboveUsual(count, 10, 1))).toEqual([false, true]);
    expect([60, 61].map((count) => isAboveUsual(count, 10, 2))).toEqual([false, true]);
  });
});

describe('the layout of a heat map', () => {
  it('gives every row a name up to sixty', () => {
    const rows = Array.from({ length: 60 }, (_, place) => makeRow(`web-${place}`, false));
    expect(layOut(rows)).toMatchObject({ named: sortHeatRows(rows, 'now'), calm: [], height: 60 * 14 });
  });

  it('puts the rows that stand out on top of a thousand', () => {
    const rows = Array.from({ length: 1_000 }, (_, place) => makeRow(`web-${place}`, place === 777));
    const layout = layOut(rows);
    expect(names(layout.named)).toEqual(['web-777']);
    expect(layout.calm).toHaveLength(999);
    expect(layout.height).toBe(432);
  });

  it('leaves calm rows where the last column as read puts them, while counts go on', () => {
    const past = Array.from({ length: 70 }, (_, place) => ({
      host: `web-${String(place).padStart(2, '0')}`,
      worst: 9,
      usual: 5,
      cells: [5, place % 10],
    }));
    const ranks = rankPast(past, 'now');
    expect(['web-09', 'web-19', 'web-60'].map((name) => ranks.get(name))).toEqual([0, 1, 69]);
    const toLayout = (counts: (place: number) => number) =>
      layOutHeat(
        toHeatRows(
          past,
          past.map(({ host }, place) => counted(host, counts(place))),
          { state: 'CLOSE_WAIT', lastAt: 0 },
        ),
        'now',
        ranks,
      );
    const [one, other] = [toLayout(() => 3), toLayout((place) => place % 4)];
    expect(names(one.calm)).toEqual(names(other.calm));
    expect(names(one.calm)[0]).toBe('web-09');
    expect(one.named).toEqual([]);
  });

  it('finds each row where it lies', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 1, maxLength: 200 }), (striking) => {
        const layout = layOut(striking.map((is, place) => makeRow(`web-${place}`, is)));
        for (const row of [...layout.named, ...layout.calm]) {
          expect(findHeatRow(layout, toHeatY(layout, row))).toBe(row);
        }
      }),
      { numRuns: 30 },
    );
  });
});

describe('the scale of a heat map', () => {
  it('has a step from each edge on', () => {
    expect(HEAT_EDGES.map((edge) => toHeatStep(edge))).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect([2, 9, 999, 1e6].map(toHeatStep)).toEqual([0, 1, 4, 6]);
  });
});
