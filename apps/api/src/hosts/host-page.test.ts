import { STATE_NAMES } from '@finwait/tcp';
import type { Host, HostQuery, StateCounts } from '@finwait/contracts';
import fc from 'fast-check';
import { toHostPage } from './host-page.js';

function host(name: string, closeWait: number | null): Host {
  const states = Object.fromEntries(STATE_NAMES.map((state) => [state, 0])) as StateCounts;
  return {
    name,
    tags: {},
    status: closeWait === null ? 'never' : 'live',
    enrolledAt: 0,
    lastSeenAt: closeWait,
    takenAt: closeWait,
    intervalMs: 10_000,
    states: closeWait === null ? null : { ...states, CLOSE_WAIT: closeWait },
    unknown: 0,
    quality: null,
    hasMoved: null,
    agent: { version: null, source: null, platform: null, cpuMs: null, rssBytes: null, dropped: null },
  };
}

const query = (overrides: Partial<HostQuery> = {}): HostQuery => ({
  sort: 'name',
  limit: 1_000,
  ...overrides,
});
const namesOf = (hosts: readonly Host[], wanted: Partial<HostQuery>) =>
  toHostPage(hosts, query(wanted)).hosts.map(({ name }) => name);

const fleet = [host('b', 5), host('a', 5), host('new', null), host('c', 900)];

describe('toHostPage', () => {
  it('sorts by a state, the most first, ties by name, unknown last', () => {
    expect(namesOf(fleet, { sort: '-CLOSE_WAIT' })).toEqual(['c', 'a', 'b', 'new']);
    expect(namesOf(fleet, { sort: 'CLOSE_WAIT' })).toEqual(['a', 'b', 'c', 'new']);
  });

  it('finds a part of the name in any case', () => {
    expect(namesOf([host('Web-01', 1), host('db', 1)], { q: 'web' })).toEqual(['Web-01']);
  });

  it('gives every host once over all pages, whatever the order and the page size', () => {
    const hosts = fc.uniqueArray(
      fc.record({ name: fc.stringMatching(/^[a-z]{1,4}$/), count: fc.option(fc.nat(3)) }),
      {
        selector: ({ name }) => name,
        maxLength: 30,
      },
    );
    const sorts = fc.constantFrom('name', '-name', 'CLOSE_WAIT', '-CLOSE_WAIT', 'status', '-lastSeenAt');
    fc.assert(
      fc.property(hosts, sorts, fc.integer({ min: 1, max: 7 }), (generated, sort, limit) => {
        const all = generated.map(({ name, count }) => host(name, count));
        const seen: string[] = [];
        let cursor: string | undefined;
        do {
          const page = toHostPage(all, query({ sort, limit, cursor }));
          seen.push(...page.hosts.map(({ name }) => name));
          cursor = page.nextCursor ?? undefined;
        } while (cursor !== undefined);
        expect(seen).toEqual(namesOf(all, { sort }));
        expect(seen).toHaveLength(all.length);
      }),
    );
  });
});
