import { findPathFaults, type Hop, type OpenedConnections } from './index.js';

const findFaults = (hop: Omit<Hop, 'kind'>) => findPathFaults({ hops: [{ kind: 'nginx', ...hop }] });
const opening = (opens: object) => findFaults({ opens: opens as OpenedConnections });

describe('the figures of a hop', () => {
  it('are fine at their bounds, and where they are left out', () => {
    expect(findFaults({})).toEqual([]);
    expect(
      findFaults({
        opens: {
          perSecond: 0.5,
          closesFirst: true,
          shortLived: false,
          destinations: 1,
          sourceAddresses: 1_000_000_000,
          isLoopback: false,
        },
        observed: { timeWaits: 0, synReceivedOnListener: 12 },
      }),
    ).toEqual([]);
  });

  it.each([
    ['a rate below 0', { perSecond: -1 }, 'opens.perSecond', /-1 is no number from 0/],
    ['no rate', { destinations: 2 }, 'opens.perSecond', /is missing/],
    ['half a destination', { perSecond: 1, destinations: 1.5 }, 'opens.destinations', /1\.5 is no whole/],
    ['no address', { perSecond: 1, sourceAddresses: 0 }, 'opens.sourceAddresses', /from 1 to 1,000,000,000/],
    ['a word for a switch', { perSecond: 1, closesFirst: 'yes' }, 'opens.closesFirst', /"yes" is neither/],
    [
      'what nobody knows',
      { perSecond: 1, retries: 3 },
      'opens.retries',
      /nothing that opens has: perSecond, /,
    ],
  ])('are told of where they are %s', (_, opens, setting, message) => {
    const [fault, ...others] = opening(opens);
    expect([fault?.hop, fault?.setting, others]).toEqual([0, setting, []]);
    expect(fault?.message.en).toMatch(message);
    expect(fault?.message.zh).toMatch(/\p{Script=Han}/u);
  });

  it('are counts of sockets where they were observed', () => {
    const faults = findFaults({ observed: { timeWaits: -3, synReceivedOnListener: 1e10 } });
    expect(faults.map(({ setting }) => setting)).toEqual([
      'observed.timeWaits',
      'observed.synReceivedOnListener',
    ]);
  });
});

describe('what is wrong with a path', () => {
  it('is said with the same numbers and names in both languages', () => {
    const faults = [
      ...findPathFaults({ hops: [] }),
      ...findPathFaults({ hops: Array.from({ length: 17 }, () => ({ kind: 'client' as const })) }),
      ...findFaults({
        settings: {
          keepalive_timeout: 'soon',
          keep_alive: 5,
          'upstream keepalive': 'x',
          proxy_socket_keepalive: 2,
        },
        kernel: { tcp_tw_reuse: 'x' },
        observed: { timeWaits: -3 },
      }),
      ...opening({ destinations: 0, closesFirst: 1, odd: 2 }),
    ];
    expect(faults).toHaveLength(12);
    const findWords = (text: string) => [...new Set(text.match(/-?\d+|"\w+"|\w+_\w+/g))].sort();
    for (const { message } of faults) expect(findWords(message.zh)).toEqual(findWords(message.en));
  });
});
