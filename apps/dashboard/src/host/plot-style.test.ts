import type { State } from '@finwait/tcp';
import { toBanded } from './plot-style';
import type { Timeline } from './timeline';

const band = (max: (number | null)[]) => ({ min: max, avg: max, max });
const timeline = (entries: Timeline['entries']): Timeline =>
  ({
    entries,
    series: { CLOSE_WAIT: band([1, null, 60]), SYN_SENT: band([1, 0, 9]) },
  }) as unknown as Timeline;
const states: State[] = ['SYN_SENT', 'CLOSE_WAIT'];

describe('the bands of a chart', () => {
  it('are of states that have more than a few sockets, and of buckets alone', () => {
    expect(toBanded(timeline('buckets'), states)).toEqual(['CLOSE_WAIT']);
    expect(toBanded(timeline('snapshots'), states)).toEqual([]);
  });
});
