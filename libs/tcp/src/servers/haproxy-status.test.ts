import fc from 'fast-check';
import { readServerText } from '../testing/server-text.js';
import { parseHaproxyProcess, parseHaproxyStat } from './haproxy-status.js';

const real = readServerText('haproxy-2.6.12.show_stat');
const find = (server: string) => parseHaproxyStat(real)?.find((row) => row.server === server);

describe('what HAProxy counts', () => {
  it('of a server are its connections, new and used again', () => {
    expect(find('app2')).toEqual({
      proxy: 'app',
      server: 'app2',
      status: 'UP',
      sessions: 0,
      opened: 1,
      reused: 3,
      idle: 1,
      used: 0,
      responseErrors: 0,
      retries: 0,
      serverAborts: 0,
    });
    expect(find('app1')).toMatchObject({ opened: 1, reused: 0, idle: 1 });
    expect(find('api1')).toMatchObject({ responseErrors: 1, retries: 6 });
  });

  it('is unknown where the line has no figure', () => {
    expect(find('FRONTEND')).toMatchObject({ status: 'OPEN', sessions: 0, opened: null, idle: null });
    expect(parseHaproxyStat('# pxname,svname,scur,\na,"b,""c""",x,\n')).toMatchObject([
      { server: 'b,"c"', sessions: null, status: null },
    ]);
  });

  it('of the process is read by name', () => {
    expect(parseHaproxyProcess(readServerText('haproxy-2.6.12.show_info'))).toEqual({
      version: '2.6.12-1+deb12u4',
      pid: 12_197,
      uptimeSeconds: 8,
      connections: 0,
      maxConnections: 2_000,
      openedConnections: 22,
      requests: 11,
      idlePercent: 100,
    });
  });

  it('is unknown for any other text, and never throws', () => {
    expect(parseHaproxyStat('Unknown command')).toBeNull();
    expect(parseHaproxyProcess('Permission denied')).toBeNull();
    fc.assert(
      fc.property(fc.string(), fc.nat(real.length), (text, at) => {
        const rows = parseHaproxyStat(real.slice(0, at) + text);
        expect(rows === null || rows.every(({ proxy }) => proxy !== '')).toBe(true);
      }),
    );
  });
});
