import fc from 'fast-check';
import { readServerText } from '../testing/server-text.js';
import { parseApacheConfig } from './apache-config.js';
import { parseHaproxyConfig } from './haproxy-config.js';
import { parseNginxConfig } from './nginx-config.js';
import { parseListen, type StatusPlace } from './status-place.js';

const TELLS = '<Location /s>\nSetHandler server-status\n</Location>\n';
const listensOf = (places: readonly StatusPlace[]) =>
  places.map((place) =>
    place.via === 'http'
      ? place.listens.map(({ address, port, needs }) => [address, port, needs])
      : place.path,
  );
const haproxy = (text: string) => parseHaproxyConfig([{ path: '', text }]).places;

describe('where a server tells what it does', () => {
  it('is, in Apache, a location of the main server or of a virtual host, but no pattern', () => {
    const { places, faults } = parseApacheConfig(readServerText('apache-2.4.71-status.dump_config'));
    expect(faults).toEqual([]);
    const admin = [
      { address: '::1', port: 8081, needs: null },
      { address: '127.0.0.1', port: 80, needs: null },
      { address: '127.0.0.1', port: 443, needs: 'TLS' },
      { address: '127.0.0.1', port: 8443, needs: 'TLS' },
      { address: '127.0.0.1', port: 8081, needs: null },
    ];
    const main = [
      { address: '*', port: 80, needs: null },
      { address: '*', port: 443, needs: 'TLS' },
      { address: '127.0.0.1', port: 8443, needs: 'TLS' },
      { address: '::1', port: 8081, needs: null },
    ];
    expect(places).toEqual([
      { via: 'http', path: '/server-status', serverName: 'www.example.test', listens: main },
      {
        via: 'http',
        path: '/secure-status',
        serverName: 'secure.example.test',
        listens: [{ address: '*', port: 443, needs: 'TLS' }],
      },
      { via: 'http', path: '/admin/status', serverName: 'admin.example.test', listens: admin },
    ]);
  });

  it('is TLS in Apache where a virtual host speaks it, whatever the port', () => {
    const host = '<VirtualHost _default_:8000>\nSSLEngine on\n</VirtualHost>\n';
    const { places } = parseApacheConfig(`Listen 8000\nListen 443 http\n${TELLS}${host}`);
    expect(listensOf(places)).toEqual([
      [
        ['*', 8000, 'TLS'],
        ['*', 443, null],
      ],
    ]);
    const secure = `Listen 80\nSSLEngine on\n${TELLS}`;
    expect(listensOf(parseApacheConfig(secure).places)).toEqual([[['*', 80, 'TLS']]]);
  });

  it('is, in nginx, a location or a server with stub_status, but no pattern', () => {
    const { places, faults } = parseNginxConfig(readServerText('nginx-1.22.1-status.dump'));
    expect(faults).toEqual([]);
    const both = [
      { address: '*', port: 8080, needs: null },
      { address: '::', port: 8080, needs: null },
    ];
    const others = [
      { address: '127.0.0.1', port: 8444, needs: 'the PROXY protocol' },
      { address: '127.0.0.2', port: 80, needs: 'the PROXY protocol' },
      { address: '127.0.0.1', port: 8445, needs: 'TLS' },
    ];
    expect(places).toEqual([
      { via: 'http', path: '/nginx_status', serverName: 'status.example.test', listens: both },
      { via: 'http', path: '/outer/inner', serverName: 'status.example.test', listens: both },
      { via: 'http', path: '/odd name', serverName: '_', listens: others },
      { via: 'http', path: '/', serverName: null, listens: [{ address: '*', port: 80, needs: null }] },
    ]);
  });

  it('is, in HAProxy, the first socket that is a path', () => {
    expect(haproxy(readServerText('haproxy-2.6.12-status.cfg'))).toEqual([
      { via: 'socket', path: '/run/haproxy/admin.sock' },
    ]);
    expect(haproxy('global\n stats socket "$DIR/a"\n stats socket b\n stats timeout 1s')).toEqual([]);
    expect(haproxy('backend a\n stats socket /run/a')).toEqual([]);
  });

  it('is nowhere in a configuration that does not say so', () => {
    expect(parseNginxConfig(readServerText('nginx-1.22.1.dump')).places).toEqual([]);
    expect(haproxy('')).toEqual([]);
    expect(parseApacheConfig('Listen 80\n<Location /s>\nSetHandler none\n</Location>').places).toEqual([]);
    expect(parseApacheConfig(TELLS).places).toEqual([
      { via: 'http', path: '/s', serverName: null, listens: [] },
    ]);
  });
});

describe('the address of a listener', () => {
  it.each([
    ['80', '*', 80],
    ['*:81', '*', 81],
    ['*', '*', null],
    ['10.0.0.1:*', '10.0.0.1', null],
    ['[::]:82', '::', 82],
    ['[fe80::1]', 'fe80::1', null],
    ['0.0.0.0:83', '*', 83],
    ['LocalHost:84', '127.0.0.1', 84],
    [':85', '*', 85],
    ['db.example.test:86', 'db.example.test', 86],
  ])('%s is %s and %s', (text, address, port) => {
    expect(parseListen(text)).toEqual({ address, port });
  });

  it.each(['', 'unix:/run/a', '127.0.0.1:8000-8010', '[::1', 'a:b:c'])('%j is none', (text) => {
    expect(parseListen(text)).toBeNull();
  });

  it('comes back from any address and port', () => {
    const address = fc.oneof(fc.ipV4(), fc.ipV6());
    fc.assert(
      fc.property(address, fc.integer({ min: 1, max: 65_535 }), (host, port) => {
        const text = host.includes(':') ? `[${host}]` : host;
        const known = host === '0.0.0.0' ? '*' : host;
        expect(parseListen(`${text}:${port}`)).toEqual({ address: known, port });
        expect(parseListen(text)).toEqual({ address: known, port: null });
      }),
    );
  });
});
