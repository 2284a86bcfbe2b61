import { checkPath, type Hop, type PathProtocol } from './index.js';

const relay: Hop = {
  kind: 'haproxy',
  settings: { mode: 'tcp', 'timeout client': '50s', 'timeout server': '50s' },
};
const node: Hop = { kind: 'node', settings: { keepAliveTimeout: 5_000 } };

describe('what travels along a path', () => {
  it.each<[PathProtocol, Hop[]]>([
    ['http', [{ kind: 'client' }, { kind: 'nginx' }]],
    ['tcp', [{ kind: 'client' }, relay, { kind: 'server' }]],
    ['tcp', [{ kind: 'client' }, { kind: 'postgresql' }]],
    ['http', [{ kind: 'client' }, relay, { kind: 'nginx' }, node]],
  ])('is %s where the path does not say it', (protocol, hops) => {
    expect(checkPath({ hops }).protocol).toBe(protocol);
  });

  it('is HTTP behind a proxy in TCP mode too, whose own connections no pool reuses', () => {
    const { verdicts } = checkPath({ hops: [relay, { kind: 'nginx' }, node] });
    expect(verdicts.map(({ code, hop, otherHop }) => [code, hop, otherHop])).toEqual([['REUSE_RACE', 2, 1]]);
  });
});

describe('keepalive that nobody could see', () => {
  it('is told of the end that has it', () => {
    const unseen: Hop = { kind: 'server', settings: { SO_KEEPALIVE: 'unknown' } };
    const { verdicts } = checkPath({
      protocol: 'tcp',
      hops: [{ kind: 'client' }, { kind: 'aws-nat' }, unseen],
    });
    expect(verdicts.map(({ code, hop }) => [code, hop])).toEqual([['VALUE_UNKNOWN', 2]]);
  });
});
