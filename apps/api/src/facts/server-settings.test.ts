import type { HostServer, HostServers } from '@finwait/contracts';
import {
  parseRecord,
  recordServers,
  recordVirtualServers,
  toRecord,
  type RecordedHop,
} from './server-settings.js';

const nginx: RecordedHop = {
  kind: 'nginx',
  hop: 'shop',
  target: 'app',
  settings: { keepalive_timeout: '65' },
};
const proxy: RecordedHop = {
  kind: 'haproxy',
  hop: 'in',
  target: null,
  settings: { 'timeout client': '50s' },
};
const virtual: RecordedHop = { kind: 'f5', hop: '/Common/vs', target: null, settings: { idleTimeout: 300 } };

function toServer({ kind, hop, target, settings }: RecordedHop): HostServer {
  if (kind === 'f5' || kind === 'f5-fastl4') throw new Error('no agent finds one');
  return {
    kind,
    version: '1',
    pid: 7,
    listens: null,
    hops: [{ name: hop, listens: ['80'], target, settings }],
    unseen: [],
  };
}
const toTold = (servers: HostServer[], rest: Partial<HostServers> = {}): HostServers => ({
  servers,
  why: null,
  omittedHops: 0,
  ...rest,
});
const closed = (reason: string): Partial<HostServer> => ({ hops: [], unseen: [{ setting: 'all', reason }] });

describe('what is recorded of servers', () => {
  it('is what they have set, and nothing of those that are gone', () => {
    expect(recordServers(toTold([toServer(nginx)]), [proxy])).toEqual([nginx]);
    expect(recordServers(toTold([]), [nginx, proxy])).toEqual([]);
  });

  it('has nothing of versions, processes and addresses to listen on', () => {
    const other = { ...toServer(nginx), version: null, pid: 8, listens: ['0.0.0.0:80'] };
    expect(recordServers(toTold([other]), [])).toEqual(recordServers(toTold([toServer(nginx)]), []));
  });

  it('keeps what was known of a kind that could not be read', () => {
    const unread = { ...toServer(nginx), ...closed('nginx -T: exit 1') };
    expect(recordServers(toTold([unread]), [nginx, proxy])).toEqual([nginx]);
  });

  it('takes what one server tells beside another of its kind that could not be read', () => {
    const changed = { ...nginx, settings: { keepalive_timeout: '5' } };
    const away = { ...nginx, hop: 'blog' };
    const told = toTold([toServer(changed), { ...toServer(nginx), ...closed('a container') }]);
    expect(recordServers(told, [nginx, away])).toEqual([changed, away]);
  });

  it('takes a line that was not understood for no reason to keep what is gone', () => {
    const told = toTold([{ ...toServer(nginx), unseen: [{ setting: 'all', reason: 'line 3' }] }]);
    expect(recordServers(told, [{ ...nginx, hop: 'blog' }])).toEqual([nginx]);
  });

  it('keeps what was known where hops were left out, or processes are hidden', () => {
    expect(recordServers(toTold([toServer(nginx)], { omittedHops: 1 }), [proxy])).toEqual([nginx, proxy]);
    expect(recordServers(toTold([toServer(nginx)], { why: 'hidden' }), [proxy])).toEqual([nginx, proxy]);
  });

  it('keeps what somebody else tells of the same host', () => {
    expect(recordServers(toTold([]), [virtual, nginx])).toEqual([virtual]);
    expect(recordVirtualServers([], [virtual, nginx])).toEqual([nginx]);
  });

  it('is written the same in whatever order it is told, each hop once', () => {
    const settings = { a: 1, b: true };
    const hop = { ...nginx, settings };
    const again = { ...nginx, settings: { b: true, a: 1 } };
    expect(toRecord([hop, proxy, hop])).toBe(toRecord([proxy, again]));
    expect(parseRecord(toRecord([again, proxy]))).toEqual([proxy, hop]);
  });
});
