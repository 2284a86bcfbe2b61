import type { HostServersAnswer } from '@finwait/contracts';
import { matchActivity, toActivityStrips, type ToldActivity } from './activity-strips';

type FoundServer = HostServersAnswer['servers'][number];

const toBand = (...figures: (number | null)[]) => ({ min: figures, avg: figures, max: figures });
const told: ToldActivity = {
  kind: 'apache',
  place: 'http://127.0.0.1:8080/server-status?auto',
  latest: { at: 3_000, values: { connections: 240, busyWorkers: 3, idleWorkers: 0, requests: 90_000 } },
  why: null,
  at: [1_000, 2_000, 3_000],
  samples: [1, 0, 1],
  series: {
    connections: toBand(200, null, 230),
    reading: toBand(null, null, null),
    busyWorkers: toBand(3, null, 3),
    idleWorkers: toBand(0, null, 0),
    requests: toBand(12.5, 14, null),
  },
};
const toServer = (kind: FoundServer['kind'], ...listens: string[]): FoundServer => ({
  kind,
  version: null,
  pid: 1,
  listens,
  hops: [],
  unseen: [],
});

describe('strips of what a server does', () => {
  it('have what it told: gauges as they are now, counters at their newest rate, 0 as 0', () => {
    expect(
      toActivityStrips(told).map(({ title, perSecond, lines }) => [
        title,
        perSecond,
        lines.map(({ figure, latest }) => [figure, latest]),
      ]),
    ).toEqual([
      ['clients', false, [['connections', 240]]],
      [
        'workers',
        false,
        [
          ['busyWorkers', 3],
          ['idleWorkers', 0],
        ],
      ],
      ['taken', true, [['requests', 14]]],
    ]);
  });

  it('are none of a server that never answered', () => {
    expect(toActivityStrips({ ...told, latest: null, at: [], samples: [], series: {} })).toEqual([]);
  });
});

describe('what was said at a place', () => {
  it('is said by the only server of its kind, wherever it was asked', () => {
    const apache = toServer('apache', '0.0.0.0:80');
    const { of, rest } = matchActivity([apache, toServer('nginx', '0.0.0.0:8080')], [told]);
    expect([of.get(apache), rest]).toEqual([[told], []]);
  });

  it('is said by the one of several that listens there, else by none', () => {
    const [one, other] = [toServer('apache', '0.0.0.0:80'), toServer('apache', '[::]:8080')];
    expect(matchActivity([one, other], [told]).of.get(other)).toEqual([told]);
    const onUsualPort = { ...told, place: 'http://127.0.0.1/server-status?auto' };
    expect(matchActivity([one, other], [onUsualPort]).of.get(one)).toEqual([onUsualPort]);
    const socket = { ...told, place: 'unix:/run/apache.sock' };
    expect(matchActivity([one, other], [socket]).rest).toEqual([socket]);
    expect(matchActivity([], [told]).rest).toEqual([told]);
  });
});
