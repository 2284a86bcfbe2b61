import type { HeatMap, Host } from '@finwait/contracts';
import { makeCounts, makeHost } from '../testing/sample-host';
import { findRises, toHeatRows, toPastRows } from './heat-rows';
import { findStriking } from './striking';

const STEP = 300_000;
const NOW = 5.5 * STEP;

const toMap = (hosts: Readonly<Record<string, HeatMap['hosts'][number]['max']>>): HeatMap => ({
  state: 'CLOSE_WAIT',
  from: 0,
  to: NOW,
  stepMs: STEP,
  tier: '5m',
  at: [0, 1, 2, 3, 4, 5].map((place) => place * STEP),
  hosts: Object.entries(hosts).map(([host, max]) => ({ host, max })),
});
const CALM = { 'calm-1': [4, 5, 6, 5, 5, 5], 'calm-2': [4, 5, 6, 5, 5, 5], 'calm-3': [4, 5, 6, 5, 5, 5] };
const counted = (name: string, CLOSE_WAIT: number) =>
  makeHost(name, { states: makeCounts({ CLOSE_WAIT }), takenAt: NOW, lastSeenAt: NOW });
const silent = (name: string, lastSeenAt: number | null) =>
  makeHost(name, { status: 'stale', states: makeCounts({ CLOSE_WAIT: 4 }), lastSeenAt, takenAt: lastSeenAt });
const calm = Object.keys(CALM).map((name) => counted(name, 5));

const find = (map: HeatMap, hosts: readonly Host[]) => {
  const past = toPastRows(map);
  const rows = toHeatRows(past, [...calm, ...hosts], { state: map.state, lastAt: 5 * STEP });
  return findStriking(map, rows, findRises(past)).map(({ row, since }) => [row.host, since]);
};

describe('the hosts that stand out', () => {
  it('are those above their usual count, the furthest first, then the silent ones, the last one first', () => {
    const map = toMap({
      ...CALM,
      gone: [4, 4, 4, null, null, null],
      lost: [4, 4, 4, 4, null, null],
      sick: [4, 4, 5, 40, 70, 80],
      sicker: [0, 0, 0, 0, 0, 300],
    });
    const hosts = [
      silent('gone', 2.5 * STEP),
      silent('lost', 3.5 * STEP),
      counted('sick', 90),
      counted('sicker', 310),
    ];
    expect(find(map, hosts)).toEqual([
      ['sicker', { at: 5 * STEP, isAtLeast: false }],
      ['sick', { at: 3 * STEP, isAtLeast: false }],
      ['lost', { at: 3.5 * STEP, isAtLeast: false }],
      ['gone', { at: 2.5 * STEP, isAtLeast: false }],
    ]);
  });

  it('are none in a calm fleet, whatever was', () => {
    expect(find(toMap({ ...CALM, spiked: [4, 900, 4, 5, 5, 5] }), [counted('spiked', 5)])).toEqual([]);
    expect(find(toMap({ ...CALM, asleep: [null, null, null, null, null, null] }), [])).toEqual([]);
  });

  it('leave out one that is silent and was never heard', () => {
    const map = toMap({ ...CALM, never: [null, null, null, null, null, null] });
    expect(find(map, [silent('never', null)])).toEqual([]);
  });
});

describe('since when a host stands out', () => {
  const sinceOf = (max: HeatMap['hosts'][number]['max'], now = 90, others: typeof CALM = CALM) =>
    find(toMap({ ...others, sick: max }), [counted('sick', now)])[0]?.[1];

  it('begins anew when it was as usual in between', () => {
    expect(sinceOf([4, 4, 60, 60, 5, 80])).toEqual({ at: 5 * STEP, isAtLeast: false });
  });

  it('is at least as long as the columns after a gap, of which the first counts from its end', () => {
    expect(sinceOf([4, 4, 60, null, 70, 80])).toEqual({ at: 5 * STEP, isAtLeast: true });
    expect(sinceOf([4, 4, null, 70, 75, 80])).toEqual({ at: 4 * STEP, isAtLeast: true });
  });

  it('is not known where nothing but the newest column is', () => {
    expect(sinceOf([4, 4, 5, 5, null, 80])).toBeNull();
    expect(sinceOf([null, null, null, null, null, null], 90)).toBeUndefined();
  });

  it('begins when the host alone rose, not when all did', () => {
    const risen = {
      'calm-1': [4, 4, 4, 40, 4, 5],
      'calm-2': [4, 4, 4, 40, 4, 5],
      'calm-3': [4, 4, 4, 40, 4, 5],
    };
    const sick = [4, 4, 5, 40, 70, 80];
    expect(sinceOf(sick, 90, risen)).toEqual({ at: 4 * STEP, isAtLeast: false });
  });
});
