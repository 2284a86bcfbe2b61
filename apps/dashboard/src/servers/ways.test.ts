import { findShared, toOwnSettings, toVirtualWay, toWays } from './ways';

const server: Parameters<typeof toWays>[0] = {
  kind: 'nginx',
  version: '1.28.0',
  pid: 812,
  listens: ['0.0.0.0:80'],
  hops: [
    {
      name: 'a → http://app',
      listens: ['80'],
      target: 'http://app',
      settings: { keepalive_timeout: '65', so: 1 },
    },
    {
      name: 'b',
      listens: ['80'],
      target: null,
      settings: { keepalive_timeout: '65', so: '1', send_timeout: '5' },
    },
  ],
  unseen: [],
};

describe('the ways through a server', () => {
  it('share what all of them have set alike, to the type', () => {
    const ways = toWays(server);
    const shared = findShared(ways);
    expect(shared).toEqual({ keepalive_timeout: '65' });
    expect(ways.map((way) => toOwnSettings(way, shared))).toEqual([
      { so: 1 },
      { so: '1', send_timeout: '5' },
    ]);
  });

  it('share nothing where there is one or none', () => {
    expect(findShared([])).toEqual({});
    expect(findShared(toWays(server).slice(0, 1))).toEqual({});
  });

  it('of a BIG-IP are its virtual servers, of which nobody tells where they pass on to', () => {
    const hop = { kind: 'f5' as const, settings: { idleTimeout: 300 } };
    const virtual = { name: '/Common/shop', destination: '/Common/10.0.0.1:443', isEnabled: false, hop };
    expect(toVirtualWay(virtual)).toEqual({
      kind: 'f5',
      name: '/Common/shop',
      listens: ['/Common/10.0.0.1:443'],
      isOff: true,
      settings: { idleTimeout: 300 },
    });
    expect(toVirtualWay({ ...virtual, destination: null }).listens).toEqual([]);
  });
});
