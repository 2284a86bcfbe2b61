import fc from 'fast-check';
import { makeCounts, makeHost } from '../testing/sample-host';
import { filterHosts } from './host-filter';
import { sortHosts, toNextSort, toTagText, type HostSort } from './host-sort';
import { holdOrder } from './held-order';

const counted = (name: string, count: number | null) =>
  makeHost(name, { states: makeCounts({ CLOSE_WAIT: count }) });
const names = (hosts: readonly { name: string }[]) => hosts.map((host) => host.name);
const by = (key: HostSort['key'], isDescending: boolean): HostSort => ({ key, isDescending });

describe('sortHosts', () => {
  const hosts = [
    counted('b', 2),
    counted('unknown', null),
    counted('c', 10),
    counted('a', 2),
    makeHost('never', { states: null }),
  ];

  it('puts the highest count first and leaves equals in their order', () => {
    expect(names(sortHosts(hosts, by('CLOSE_WAIT', true)))).toEqual(['c', 'b', 'a', 'unknown', 'never']);
  });

  it('puts what is not known last in either direction', () => {
    expect(names(sortHosts(hosts, by('CLOSE_WAIT', false)))).toEqual(['b', 'a', 'c', 'unknown', 'never']);
  });

  it('orders numbered names by their numbers', () => {
    const numbered = [makeHost('web-10'), makeHost('web-9'), makeHost('web-1')];
    expect(names(sortHosts(numbered, by('name', false)))).toEqual(['web-1', 'web-9', 'web-10']);
  });

  it('orders by the time last seen and by tags', () => {
    const seen = [
      makeHost('old', { lastSeenAt: 1, tags: { role: 'web' } }),
      makeHost('new', { lastSeenAt: 9, tags: { role: 'app' } }),
    ];
    expect(names(sortHosts(seen, by('lastSeenAt', true)))).toEqual(['new', 'old']);
    expect(names(sortHosts(seen, by('tags', false)))).toEqual(['new', 'old']);
  });

  it('keeps every host whatever the order', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.nat(5))), fc.boolean(), (counts, isDescending) => {
        const given = counts.map((count, index) => counted(`h${index}`, count));
        const sorted = sortHosts(given, by('CLOSE_WAIT', isDescending));
        expect(new Set(names(sorted))).toEqual(new Set(names(given)));
      }),
    );
  });
});

describe('toNextSort', () => {
  it('begins with the highest count and turns round at the second click', () => {
    const first = toNextSort(by('name', false), 'TIME_WAIT');
    expect(first).toEqual(by('TIME_WAIT', true));
    expect(toNextSort(first, 'TIME_WAIT')).toEqual(by('TIME_WAIT', false));
  });

  it('begins with A for names', () => {
    expect(toNextSort(by('TIME_WAIT', true), 'name')).toEqual(by('name', false));
  });
});

describe('filterHosts', () => {
  const hosts = [
    makeHost('web-01', { tags: { role: 'web', env: 'prod' } }),
    makeHost('db-01', { tags: { role: 'data' } }),
  ];

  it('keeps hosts whose name or tags contain every word', () => {
    expect(names(filterHosts(hosts, '01 PROD'))).toEqual(['web-01']);
    expect(names(filterHosts(hosts, 'role=data'))).toEqual(['db-01']);
    expect(names(filterHosts(hosts, 'role:web'))).toEqual(['web-01']);
    expect(names(filterHosts(hosts, 'nowhere'))).toEqual([]);
  });

  it('keeps all hosts when nothing is asked for', () => {
    expect(filterHosts(hosts, '  ')).toBe(hosts);
  });
});

describe('holdOrder', () => {
  it('keeps the held order, drops who left and adds who came at the end', () => {
    expect(holdOrder(['c', 'a', 'b'], ['a', 'new', 'c'])).toEqual(['c', 'a', 'new']);
  });
});

describe('toTagText', () => {
  it('writes tags by key', () => {
    expect(toTagText({ role: 'app', env: 'prod' })).toBe('env=prod role=app');
  });
});
