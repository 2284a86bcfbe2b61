import fc from 'fast-check';
import { COLUMN_NAMES, COUNTER_NAMES, GAUGE_NAMES } from './column.js';
import { toColumnValues, toNamedFigures } from './snapshot.js';
import { STATE_NAMES } from './state.js';

describe('a row', () => {
  it('holds a figure at the place of its column and null where there is none', () => {
    const values = toColumnValues({ LISTEN: 3, unknown: 0, synQueueDrops: 9, orphans: null });
    expect(values).toHaveLength(COLUMN_NAMES.length);
    expect(values[COLUMN_NAMES.indexOf('LISTEN')]).toBe(3);
    expect(values[COLUMN_NAMES.indexOf('unknown')]).toBe(0);
    expect(values[COLUMN_NAMES.indexOf('orphans')]).toBeNull();
    expect(values.at(-1)).toBe(9);
  });

  it('names its figures by kind, unknown beside the states', () => {
    const { states, unknown, gauges, counters } = toNamedFigures(COLUMN_NAMES.map((_, index) => index));
    expect(Object.keys(states)).toEqual(STATE_NAMES);
    expect(unknown).toBe(STATE_NAMES.length);
    expect(['unknown', ...Object.keys(gauges)]).toEqual(GAUGE_NAMES);
    expect(Object.keys(counters)).toEqual(COUNTER_NAMES);
    expect(counters.synQueueDrops).toBe(COLUMN_NAMES.length - 1);
  });

  it('shorter than the table, from an older agent, leaves the rest unknown', () => {
    const { states, counters } = toNamedFigures([5]);
    expect(states.LISTEN).toBe(5);
    expect(states.CLOSED).toBeNull();
    expect(counters.activeOpens).toBeNull();
  });

  it('comes back the same from its names', () => {
    const figure = fc.option(fc.nat());
    const row = fc.array(figure, { minLength: COLUMN_NAMES.length, maxLength: COLUMN_NAMES.length });
    fc.assert(
      fc.property(row, (values) => {
        const { states, unknown, gauges, counters } = toNamedFigures(values);
        expect(toColumnValues({ ...states, unknown, ...gauges, ...counters })).toEqual(values);
      }),
    );
  });
});
