import { diffPaths } from './path-diff';

describe('what changed on a path', () => {
  it('is told setting by setting, with what was before', () => {
    expect(
      diffPaths(
        { hops: [{ kind: 'node', settings: { keepAliveTimeout: 5_000 } }] },
        {
          protocol: 'http',
          hops: [{ kind: 'node', version: '24', settings: { keepAliveTimeout: 65_000 } }],
        },
        'en',
      ),
    ).toEqual([
      { hop: null, what: 'protocol', before: null, after: 'http' },
      { hop: 'Node.js server', what: 'version', before: null, after: '24' },
      { hop: 'Node.js server', what: 'keepAliveTimeout', before: '5000', after: '65000' },
    ]);
  });

  it('tells hops that came and went, and nothing where only the name of the path is another', () => {
    expect(
      diffPaths(
        { name: 'a', hops: [{ kind: 'nginx' }, { kind: 'node' }] },
        { name: 'b', hops: [{ kind: 'firewall' }, { kind: 'nginx' }] },
        'zh',
      ),
    ).toEqual([
      { hop: 'Node.js 服务器', what: null, before: 'Node.js 服务器', after: null },
      { hop: '防火墙或 NAT', what: null, before: null, after: '防火墙或 NAT' },
    ]);
    const same = { hops: [{ kind: 'nginx' }, { kind: 'nginx' }] } as const;
    expect(diffPaths({ ...same, name: 'a' }, { ...same, name: 'b' }, 'en')).toEqual([]);
  });
});
