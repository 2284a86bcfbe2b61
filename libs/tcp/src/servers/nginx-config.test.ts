import fc from 'fast-check';
import { findHop, findSettingFaults, readServerText } from '../testing/server-text.js';
import { parseNginxConfig } from './nginx-config.js';

const real = parseNginxConfig(readServerText('nginx-1.22.1.dump'));
const inHttp = (text: string) => parseNginxConfig(`http { ${text} }`);

describe('a configuration of nginx', () => {
  it('of a real server has a hop for each place that passes requests on', () => {
    expect(real.faults).toEqual([]);
    expect(real.hops.map(({ name }) => name)).toEqual([
      'shop.example.test / → http://app',
      'shop.example.test /socket/ → http://app/',
      'shop.example.test ~ \\.long$ → http://plain',
      'shop.example.test /host → http://10.0.0.30:9000',
      'shop.example.test if ($request_method = POST) → http://10.0.0.31:9000',
      'static.example.test',
      '127.0.0.1:5432 → pg',
      '6379 → 10.0.0.51:6379',
    ]);
  });

  it('has only settings that the check of paths can read', () => {
    expect(findSettingFaults('nginx', real)).toEqual([]);
  });

  it('inherits from http and server through included files, and takes those of the upstream', () => {
    expect(findHop(real, 'shop.example.test / → http://app')).toMatchObject({
      listens: ['80', '[::]:80'],
      target: 'http://app',
      settings: {
        keepalive_timeout: '65',
        keepalive_requests: '500',
        keepalive_time: '30m',
        client_header_timeout: '15s',
        reset_timedout_connection: 'on',
        'listen so_keepalive': '30m::10',
        proxy_connect_timeout: '3s',
        proxy_read_timeout: '90',
        proxy_http_version: '1.1',
        proxy_socket_keepalive: 'on',
        'proxy_set_header Connection': '',
        'upstream keepalive': '16',
        'upstream keepalive_timeout': '30s',
        'upstream keepalive_requests': '200',
        'upstream keepalive_time': '20m',
      },
    });
  });

  it('loses an inherited Connection header where a block sets any header of its own', () => {
    const host = findHop(real, 'shop.example.test /host → http://10.0.0.30:9000').settings;
    expect(host).not.toHaveProperty(['proxy_set_header Connection']);
    const tunnel = findHop(real, 'shop.example.test ~ \\.long$ → http://plain').settings;
    expect(tunnel).toMatchObject({
      'proxy_set_header Connection': '$connection_upgrade',
      proxy_read_timeout: '1h',
      proxy_send_timeout: '10m',
    });
  });

  it('reads stream servers', () => {
    expect(findHop(real, '127.0.0.1:5432 → pg').settings).toEqual({
      'stream proxy_timeout': '1h',
      'listen so_keepalive': 'on',
    });
    expect(findHop(real, '6379 → 10.0.0.51:6379').settings['stream proxy_timeout']).toBe('5m');
  });

  it('writes months and years as days', () => {
    const { hops } = inHttp('server { keepalive_time 1y2M; keepalive_timeout 1m; }');
    expect(hops[0]?.settings).toEqual({ keepalive_time: '365d60d', keepalive_timeout: '1m' });
  });

  it('tells file and line of what it does not understand, and reads on', () => {
    const dump = `# configuration file /n/a.conf:\nhttp {\n  include b/*.conf;\n  include c.conf;\n\n  }}\n# configuration file /n/b/1.conf:\nserver {\n  send_timeout 1\n}\nserver { send_timeout "2; }\n`;
    const { hops, faults } = parseNginxConfig(dump);
    expect(faults).toEqual([
      { line: 5, file: '/n/a.conf', reason: '"}" closes nothing that is open' },
      { line: 4, file: '/n/b/1.conf', reason: 'a quote is not closed' },
      { line: 2, file: '/n/b/1.conf', reason: 'send_timeout does not end with ";"' },
      { line: 4, file: '/n/b/1.conf', reason: 'send_timeout does not end with ";"' },
      { line: 4, file: '/n/b/1.conf', reason: 'the block of server is not closed' },
      { line: 3, file: '/n/a.conf', reason: 'the text of /n/c.conf is not there' },
    ]);
    expect(hops).toHaveLength(2);
  });

  it('ends where a file includes itself', () => {
    const { hops, faults } = parseNginxConfig(
      '# configuration file /a:\nhttp { server { } include b; }\n# configuration file /b:\ninclude b;\n',
    );
    expect(hops).toHaveLength(1);
    expect(faults).toEqual([{ line: 1, file: '/b', reason: '/b includes itself' }]);
  });

  it('ends where files are included again and again', () => {
    const files = Array.from(
      { length: 40 },
      (_, at) => `# configuration file /${at}:\n${`include ${at + 1};`.repeat(at < 39 ? 9 : 0)}\n`,
    );
    const { faults } = parseNginxConfig(files.join(''));
    expect(faults.at(-1)?.reason).toBe('the configuration is too long');
  });

  it('comes back from any values that are written into it', () => {
    const quote = (text: string) => `"${text.replaceAll(/["\\]/g, '\\$&')}"`;
    const value = fc.stringMatching(/^[ -~]{1,20}$/).filter((text) => !/\d[My]/.test(text));
    const server = fc.record({ keepalive_timeout: value, proxy_http_version: value, target: value });
    fc.assert(
      fc.property(fc.array(server, { minLength: 1, maxLength: 5 }), (servers) => {
        const text = servers.map(
          ({ target, ...own }) =>
            `server{listen 1;keepalive_timeout ${quote(own.keepalive_timeout)}; # {"\nlocation / {proxy_http_version\n${quote(own.proxy_http_version)};proxy_pass ${quote(target)};}}`,
        );
        const { hops, faults } = inHttp(text.join('\n'));
        expect(faults).toEqual([]);
        expect(hops.map(({ target, settings }) => ({ target, ...settings }))).toEqual(servers);
      }),
    );
  });

  it('never throws, whatever the text', () => {
    const part = fc.constantFrom(
      ...['http', 'server', 'location / ', 'upstream a', '{', '}', ';', ' ', '"', "'", '\\', '#', '\n', '${'],
      ...['include *;', 'proxy_pass http://a;', '# configuration file /a:\n', 'listen', 'if (', 'stream'],
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(part, fc.string()), { maxLength: 80 }), (parts) => {
        expect(parseNginxConfig(parts.join('')).hops.every(({ name }) => typeof name === 'string')).toBe(
          true,
        );
      }),
    );
  });
});
