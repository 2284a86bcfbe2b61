import { resolve } from 'node:path';
import { parseConfig } from './config.js';

const problemsOf = (env: Record<string, string>) => {
  const result = parseConfig(env);
  return result.ok ? [] : result.problems;
};
const PROXY = { FINWAIT_TRUST_PROXY: 'true', FINWAIT_PUBLIC_URL: 'https://finwait.example.net' };

describe('plain HTTP', () => {
  it.each(['127.0.0.1', '127.8.0.1', '::1', 'localhost'])('is spoken on %s', (host) => {
    expect(problemsOf({ FINWAIT_HOST: host })).toEqual([]);
  });

  it.each(['0.0.0.0', '::', '192.0.2.1', '127.example.net', 'finwait.example.net'])(
    'is refused on %s, which other machines may reach',
    (host) => {
      expect(problemsOf({ FINWAIT_HOST: host })).toEqual([
        expect.stringContaining('plain_http_refused: FINWAIT_HOST'),
      ]);
    },
  );

  it.each([
    ['where it is told', { FINWAIT_INSECURE: 'true' }],
    ['behind a proxy with TLS', PROXY],
    ['never, with a certificate', { FINWAIT_TLS_CERT: 'a.pem', FINWAIT_TLS_KEY: 'b.pem' }],
  ])('is spoken %s', (_, env) => {
    expect(problemsOf({ FINWAIT_HOST: '0.0.0.0', ...env })).toEqual([]);
  });

  it.each([
    ['a proxy whose address is plain', { ...PROXY, FINWAIT_PUBLIC_URL: 'http://finwait.example.net' }],
    ['a proxy that is not told of', { ...PROXY, FINWAIT_TRUST_PROXY: 'false' }],
  ])('is refused behind %s', (_, env) => {
    expect(problemsOf({ FINWAIT_HOST: '0.0.0.0', ...env })).toHaveLength(1);
  });
});

describe('a certificate', () => {
  it('needs its key', () => {
    expect(problemsOf({ FINWAIT_TLS_CERT: 'a.pem' })).toEqual([expect.stringContaining('config_invalid')]);
    expect(problemsOf({ FINWAIT_TLS_KEY: 'b.pem' })).toEqual([expect.stringContaining('config_invalid')]);
  });

  it('is looked for from the working folder', () => {
    expect(parseConfig({ FINWAIT_TLS_CERT: 'a.pem', FINWAIT_TLS_KEY: '/b.pem' })).toMatchObject({
      config: { tls: { certPath: resolve('a.pem'), keyPath: '/b.pem' } },
    });
  });
});
