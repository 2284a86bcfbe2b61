import { makeHost } from '../testing/sample-host';
import { countHosts } from './host-census';

describe('countHosts', () => {
  it('counts a silent host as held for an hour', () => {
    const hosts = [
      makeHost('a'),
      makeHost('b', { status: 'stale', lastSeenAt: 50_000 }),
      makeHost('c', { status: 'never', lastSeenAt: null }),
    ];
    expect(countHosts(hosts, 100_000)).toEqual({ all: 3, live: 1, stale: 1, never: 1, held: 1 });
    expect(countHosts(hosts, 50_000 + 3_600_000).held).toBe(0);
  });
});
