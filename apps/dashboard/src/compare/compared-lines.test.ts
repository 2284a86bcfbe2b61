import type { HeatMap, History } from '@finwait/contracts';
import { findFigure, joinLines, toHostLine, toMiddleLine } from './compared-lines';

const history: History = {
  host: 'a',
  from: 0,
  to: 30,
  stepMs: 10,
  tier: 'raw',
  entries: 'buckets',
  at: [0, 10, 20],
  samples: [1, 0, 1],
  series: { TIME_WAIT: { min: [1, null, 3], avg: [2, null, 4], max: [3, null, 5] } },
};
const map: HeatMap = {
  state: 'TIME_WAIT',
  from: 0,
  to: 20,
  stepMs: 10,
  tier: '5m',
  at: [0, 10],
  hosts: [
    { host: 'a', max: [1, null] },
    { host: 'b', max: [9, null] },
    { host: 'c', max: [5, 7] },
  ],
};

describe('compared lines', () => {
  it('are moved so that yesterday lies over today', () => {
    const line = toHostLine(history, 'TIME_WAIT', { key: 'day', name: 'a day ago', shiftMs: 100 });
    expect(line).toEqual({ key: 'day', name: 'a day ago', at: [100, 110, 120], figures: [2, null, 4] });
  });

  it('have the middle of those that reported, and a gap where none did', () => {
    expect(toMiddleLine(map, 'role=web').figures).toEqual([5, 7]);
    expect(toMiddleLine({ ...map, hosts: map.hosts.slice(0, 2) }, 'x').figures).toEqual([9, null]);
  });

  it('are joined on all their times, gaps apart from times that are of another', () => {
    const one = toHostLine(history, 'TIME_WAIT', { key: 'a', name: 'a' });
    const other = { key: 'b', name: 'b', at: [5, 10], figures: [7, 8] };
    expect(joinLines([one, other])).toEqual([
      [0, 0.005, 0.01, 0.02],
      [2, undefined, null, 4],
      [undefined, 7, 8, undefined],
    ]);
  });

  it('are read at a moment by the last entry before it', () => {
    const line = toHostLine(history, 'TIME_WAIT', { key: 'a', name: 'a' });
    expect([-1, 0, 12, 25].map((moment) => findFigure(line, moment))).toEqual([null, 2, null, 4]);
  });
});
