import fc from 'fast-check';
import { findHop, findSettingFaults, readServerText } from '../testing/server-text.js';
import { parseHaproxyConfig } from './haproxy-config.js';

const real = parseHaproxyConfig(
  ['haproxy-2.6.12.cfg', 'haproxy-2.6.12-tcp.cfg'].map((path) => ({ path, text: readServerText(path) })),
);
const parse = (text: string) => parseHaproxyConfig([{ path: '', text }]);

describe('a configuration of HAProxy', () => {
  it('of a real server has a hop for each frontend with each backend', () => {
    expect(real.faults).toEqual([]);
    expect(real.hops.map(({ name, target }) => [name, target])).toEqual([
      ['shop → api', '127.0.0.1:9004'],
      ['shop → %[req.hdr(host),lower]', '%[req.hdr(host),lower]'],
      ['shop → app (app1, app3)', '127.0.0.1:9001, 127.0.0.1:9003'],
      ['shop → app (app2)', '127.0.0.1:9002'],
      ['stats', 'stats'],
      ['postgres', '127.0.0.1:15432'],
      ['redis → redis', '127.0.0.1:16379'],
    ]);
  });

  it('has only settings that the check of paths can read', () => {
    expect(findSettingFaults('haproxy', real)).toEqual([]);
  });

  it('joins what holds for the frontend, the backend and the servers, defaults of defaults included', () => {
    const { listens, settings } = findHop(real, 'shop → app (app2)');
    expect(listens).toEqual(['127.0.0.1:8080', ':::8443']);
    expect(settings).toEqual({
      mode: 'http',
      'timeout client': '50s',
      'timeout server': '50s',
      'timeout http-keep-alive': '4s',
      'backend timeout http-keep-alive': '60s',
      'timeout http-request': '10s',
      'timeout tunnel': '1h',
      'timeout queue': '7s',
      'timeout connect': '5000',
      'http-reuse': 'always',
      'option clitcpka': 'on',
      'clitcpka-idle': '30s',
      'clitcpka-intvl': '10',
      'clitcpka-cnt': '3',
      'option srvtcpka': 'on',
      'retry-on': 'conn-failure empty-response',
      'pool-purge-delay': '10s',
      'max-reuse': '100',
      'pool-max-conn': '20',
    });
  });

  it('undoes an option with no, and keeps it elsewhere', () => {
    expect(findHop(real, 'shop → api').settings).not.toHaveProperty(['option nolinger']);
    expect(findHop(real, 'stats').settings['option nolinger']).toBe('on');
  });

  it('says 0 for a time-out that is set nowhere, and unknown for one that a variable holds', () => {
    expect(findHop(real, 'redis → redis').settings).toEqual({
      mode: 'tcp',
      'timeout client': 'unknown',
      'timeout server': 0,
      'timeout connect': '3s',
      'option srvtcpka': 'on',
    });
    expect(parse('frontend a\n bind :80').hops[0]?.settings).toEqual({ mode: 'tcp', 'timeout client': 0 });
  });

  it('takes option tcpka of each side for that side', () => {
    const both = 'listen a\n option tcpka\n server s 1.2.3.4:5';
    expect(parse(both).hops[0]?.settings).toHaveProperty(['option tcpka'], 'on');
    const front = 'frontend a\n option tcpka\n default_backend b\nbackend b\n server s 1.2.3.4:5';
    expect(parse(front).hops[0]?.settings).toHaveProperty(['option clitcpka'], 'on');
  });

  it('tells file and line of what it does not understand, and reads on', () => {
    const text = 'timeout client 1s\nlisten a from b\n.if defined(X)\n timeout client 2s\n.endif\n bind "x';
    const { hops, faults } = parseHaproxyConfig([{ path: '/h.cfg', text }]);
    expect(faults).toEqual([
      { line: 1, file: '/h.cfg', reason: 'timeout is in no section' },
      { line: 2, file: '/h.cfg', reason: 'there are no defaults b' },
      { line: 3, file: '/h.cfg', reason: '.if is decided by HAProxy: both ways are read' },
      { line: 6, file: '/h.cfg', reason: 'a quote is not closed' },
    ]);
    expect(hops[0]?.settings['timeout client']).toBe('2s');
  });

  it('comes back from any values that are written into it', () => {
    const quotes = [
      (text: string) => `"${text.replaceAll(/["\\]/g, '\\$&')}"`,
      (text: string) => text.replaceAll(/[\s\\"'#]/g, '\\$&'),
    ];
    const value = fc.stringMatching(/^[!-~][ -~]{0,15}$/).filter((text) => !text.includes('$'));
    const listen = fc.record({ client: value, server: value, quote: fc.constantFrom(...quotes) });
    fc.assert(
      fc.property(fc.array(listen, { maxLength: 5 }), (listens) => {
        const text = listens.map(
          ({ client, server, quote }, at) =>
            `listen l${at} # '\n\ttimeout client ${quote(client)} # "\n timeout 'server' ${quote(server)}\n`,
        );
        const { hops, faults } = parse(text.join(''));
        expect(faults).toEqual([]);
        expect(hops.map(({ settings }) => [settings['timeout client'], settings['timeout server']])).toEqual(
          listens.map(({ client, server }) => [client, server]),
        );
      }),
    );
  });

  it('never throws, whatever the text', () => {
    const part = fc.constantFrom(
      ...[
        'defaults ',
        'frontend ',
        'backend ',
        'listen ',
        'from ',
        'a',
        ' ',
        '\n',
        '"',
        "'",
        '\\',
        '#',
        '.if ',
      ],
      ...[
        'timeout client ',
        'no option ',
        'nolinger',
        'server ',
        'default-server ',
        'max-reuse ',
        'use_backend ',
      ],
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(part, fc.string()), { maxLength: 80 }), (parts) => {
        const { hops } = parse(parts.join(''));
        expect(hops.every(({ settings }) => settings['timeout client'] !== undefined)).toBe(true);
      }),
    );
  });
});
