import { makeHost } from '../testing/sample-host';
import { findLater, findNewest, toFreshness, toSilence } from './freshness';

describe('the freshness of a fleet', () => {
  it('is late after three intervals of the fastest host without a snapshot of any', () => {
    const hosts = [makeHost('a', { intervalMs: 60_000 }), makeHost('b', { intervalMs: 5_000 })];
    expect(toSilence(hosts)).toBe(15_000);
    expect(toFreshness(100_000, 115_000, toSilence(hosts))).toBe('live');
    expect(toFreshness(100_000, 115_001, toSilence(hosts))).toBe('late');
  });

  it('takes ten seconds for the interval while none is known', () => {
    expect(toSilence([makeHost('a', { intervalMs: null })])).toBe(30_000);
  });

  it('listens until a snapshot has come', () => {
    const silent = [makeHost('a', { lastSeenAt: null })];
    expect(toFreshness(findNewest(silent), 1_000, toSilence(silent))).toBe('listening');
    expect(findNewest([...silent, makeHost('b', { lastSeenAt: 7 }), makeHost('c', { lastSeenAt: 5 })])).toBe(
      7,
    );
  });

  it('goes by the later of what REST and the feed tell', () => {
    expect([findLater(null, 5), findLater(5, null), findLater(5, 7), findLater(7, 5)]).toEqual([5, 5, 7, 7]);
    expect(findLater(null, null)).toBeNull();
  });
});
