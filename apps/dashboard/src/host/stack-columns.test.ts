import { backfill } from './timeline';
import { nameLayers, toLayers, toStackColumns } from './stack-columns';

const band = (avg: (number | null)[]) => ({ min: avg, avg, max: avg });
const timeline = backfill({
  host: 'web-01',
  from: 0,
  to: 30_000,
  stepMs: 10_000,
  tier: 'raw',
  entries: 'buckets',
  at: [0, 10_000, 30_000],
  samples: [1, 1, 1],
  series: {
    ESTABLISHED: band([100, null, 700]),
    TIME_WAIT: band([50, 60, 250]),
    CLOSE_WAIT: band([1, 2, 20]),
    SYN_SENT: band([null, null, 30]),
  },
});

describe('a stack', () => {
  it('has trouble on top of the calm mass, and no state that is no connection', () => {
    expect(toLayers(['LISTEN', 'CLOSE_WAIT', 'ESTABLISHED', 'SYN_SENT'])).toEqual([
      'CLOSE_WAIT',
      'SYN_SENT',
      'ESTABLISHED',
    ]);
  });

  it('adds each layer to those under it, and breaks at a gap', () => {
    const gaps = [{ from: 12_000, to: 28_000 }];
    expect(toStackColumns(timeline, ['ESTABLISHED', 'TIME_WAIT', 'CLOSE_WAIT'], gaps)).toEqual([
      [0, 10, 20, 30],
      [151, 62, null, 970],
      [150, 60, null, 950],
      [100, null, null, 700],
    ]);
  });

  it('names layers of five per cent, and those of trouble earlier', () => {
    const states = ['ESTABLISHED', 'TIME_WAIT', 'CLOSE_WAIT', 'SYN_SENT'] as const;
    expect(nameLayers(timeline, states)).toEqual([
      { state: 'ESTABLISHED', count: 700, layers: 1, value: 350 },
      { state: 'TIME_WAIT', count: 250, layers: 1, value: 825 },
      { state: 'CLOSE_WAIT', count: 20, layers: 1, value: 990 },
      { state: null, count: 30, layers: 1, value: 985 },
    ]);
  });
});
