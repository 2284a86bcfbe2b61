import { findServer, toToldServers, type ToldServer } from './find-server.js';

const toServer = (name: string, kind: ToldServer['kind'] = 'f5'): ToldServer => ({
  kind,
  name,
  settings: {},
  readAt: 1,
});
const SERVERS = [
  toServer('/Common/shop'),
  toServer('/Prod/web/shop'),
  toServer('/Prod/api'),
  toServer('/Common/nfs', 'f5-fastl4'),
  toServer('shop.example.com / → http://app', 'nginx'),
  toServer('shop.example.com /api → http://api', 'nginx'),
  toServer('static.example.com', 'nginx'),
  toServer('red.example.com / → http://127.0.0.1:3001/', 'nginx'),
];
const find = (hop: Parameters<typeof findServer>[0]) => findServer(hop, SERVERS)?.name;

describe('the server of a hop', () => {
  it('is called as the hop is', () => {
    expect(find({ kind: 'f5', name: '/Prod/web/shop' })).toBe('/Prod/web/shop');
    expect(find({ kind: 'f5', name: 'api' })).toBe('/Prod/api');
    expect(find({ kind: 'nginx', name: 'static.example.com' })).toBe('static.example.com');
    expect(find({ kind: 'nginx', name: 'red.example.com' })).toBe(
      'red.example.com / → http://127.0.0.1:3001/',
    );
    expect(find({ kind: 'nginx', name: 'shop.example.com /api' })).toBe('shop.example.com /api → http://api');
  });

  it('is none where more than one could be meant', () => {
    expect(find({ kind: 'f5', name: 'shop' })).toBeUndefined();
    expect(find({ kind: 'f5' })).toBeUndefined();
    expect(find({ kind: 'nginx', name: 'shop.example.com' })).toBeUndefined();
    const twice = [toServer('a', 'nginx'), toServer('a', 'nginx')];
    expect(findServer({ kind: 'nginx', name: 'a' }, twice)).toBeUndefined();
  });

  it('is the only one of its kind where the hop has no name', () => {
    expect(find({ kind: 'f5-fastl4' })).toBe('/Common/nfs');
  });

  it('is none of another kind', () => {
    expect(find({ kind: 'f5', name: '/Common/nfs' })).toBeUndefined();
    expect(find({ kind: 'haproxy', name: 'static.example.com' })).toBeUndefined();
  });
});

describe('what a host tells of its servers', () => {
  it('is each hop with kind, version and time', () => {
    const hop = { name: 'a', listens: [], target: null, settings: { keepalive_timeout: '65' } };
    const server = { kind: 'nginx', version: null, pid: 1, listens: null, hops: [hop], unseen: [] } as const;
    expect(toToldServers({ servers: { at: 5, servers: [server], why: null, omittedHops: 0 } })).toEqual([
      { kind: 'nginx', name: 'a', version: undefined, settings: hop.settings, readAt: 5 },
    ]);
    expect(toToldServers({})).toEqual([]);
  });

  it('is what is stored of them until they tell', () => {
    const f5 = { kind: 'f5', hop: '/Common/vs', target: null, settings: { idleTimeout: 300 } } as const;
    const nginx = { kind: 'nginx', hop: 'a', target: null, settings: { keepalive_timeout: '65' } } as const;
    const recordedServers = { since: 3, hops: [nginx, f5] };
    const toNames = (facts: Parameters<typeof toToldServers>[0]) =>
      toToldServers({ recordedServers, ...facts }).map(({ name, readAt }) => [name, readAt]);
    expect(toNames({})).toEqual([
      ['/Common/vs', 3],
      ['a', 3],
    ]);
    expect(toNames({ servers: { at: 5, servers: [], why: null, omittedHops: 0 } })).toEqual([
      ['/Common/vs', 3],
    ]);
    expect(toNames({ f5Setup: { at: 5, version: undefined, virtualServers: [] } })).toEqual([['a', 3]]);
  });
});
