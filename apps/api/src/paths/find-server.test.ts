import type { F5Hop, F5VirtualServer } from '@finwait/tcp';
import { findServer } from './find-server.js';

const toServer = (name: string, kind: F5Hop['kind'] = 'f5'): F5VirtualServer => ({
  name,
  destination: null,
  isEnabled: true,
  hop: { kind, name, settings: {} },
});
const SERVERS = [
  toServer('/Common/shop'),
  toServer('/Prod/web/shop'),
  toServer('/Prod/api'),
  toServer('/Common/nfs', 'f5-fastl4'),
];
const find = (hop: Parameters<typeof findServer>[0]) => findServer(hop, SERVERS)?.name;

describe('the virtual server of a hop', () => {
  it('is called as the hop is', () => {
    expect(find({ kind: 'f5', name: '/Prod/web/shop' })).toBe('/Prod/web/shop');
    expect(find({ kind: 'f5', name: 'api' })).toBe('/Prod/api');
  });

  it('is none where more than one could be meant', () => {
    expect(find({ kind: 'f5', name: 'shop' })).toBeUndefined();
    expect(find({ kind: 'f5' })).toBeUndefined();
  });

  it('is the only one of its kind where the hop has no name', () => {
    expect(find({ kind: 'f5-fastl4' })).toBe('/Common/nfs');
  });

  it('is none of another kind', () => {
    expect(find({ kind: 'f5', name: '/Common/nfs' })).toBeUndefined();
    expect(find({ kind: 'nginx', name: 'api' })).toBeUndefined();
  });
});
