import fc from 'fast-check';
import { findHop, findSettingFaults, readServerText } from '../testing/server-text.js';
import { parseApacheConfig } from './apache-config.js';

const real = parseApacheConfig(readServerText('apache-2.4.71.dump_config'));
const targetsOf = (text: string) =>
  parseApacheConfig(text).hops.map(({ target, settings }) => [target, settings['ProxyPass ttl']]);

describe('a configuration of Apache', () => {
  it('of a real server has a hop for each virtual host and each place behind it', () => {
    expect(real.faults).toEqual([]);
    expect(real.hops.map(({ name }) => name)).toEqual([
      'main server',
      '*:80',
      'admin.example.test:8443 /reports → http://10.0.0.30:8080/reports',
      'admin.example.test:8443 ^/(a|b)/ → http://10.0.0.40:8080',
      'red.example.test / → http://127.0.0.1:3001/',
      'blue.example.test / → http://127.0.0.1:3002/',
      'shop.example.test /api/ → http://10.0.0.20:9000/',
      'shop.example.test / → balancer://app http://10.0.0.11:8080',
      'shop.example.test / → balancer://app http://10.0.0.12:8080',
    ]);
    expect(real.hops[0]?.listens).toEqual(['80', '443', '127.0.0.1:8443']);
  });

  it('has only settings that the check of paths can read', () => {
    expect(findSettingFaults('apache', real)).toEqual([]);
  });

  it('gives the member of a balancer what holds for it', () => {
    expect(findHop(real, 'shop.example.test / → balancer://app http://10.0.0.11:8080')).toMatchObject({
      listens: ['*:80'],
      target: 'http://10.0.0.11:8080',
      settings: {
        KeepAlive: 'On',
        KeepAliveTimeout: '75',
        MaxKeepAliveRequests: '0',
        Timeout: '300',
        ProxyTimeout: '120',
        AcceptFilter: 'none',
        'ProxyPass ttl': '60',
        'ProxyPass keepalive': 'On',
        'ProxyPass timeout': '90',
        'ProxyPass connectiontimeout': '500ms',
      },
    });
  });

  it('inherits the limits of reading one by one, and AcceptFilter by protocol', () => {
    const { settings } = findHop(real, 'admin.example.test:8443 ^/(a|b)/ → http://10.0.0.40:8080');
    expect(settings).toEqual({
      KeepAlive: 'Off',
      KeepAliveTimeout: '5',
      MaxKeepAliveRequests: '100',
      Timeout: '30',
      RequestReadTimeout: 'header=10-20,MinRate=1000 body=10,minrate=500',
      'ProxyPass ttl': '15',
      'ProxyPass disablereuse': 'Off',
    });
  });

  it('gives a worker the parameters of whoever names its URL first', () => {
    const text =
      'ProxyPass /a http://b:80/ ttl=10\nProxyPass /c http://B:80/c ttl=20\nProxyPass /d http://b:8080 ttl=30';
    expect(targetsOf(text)).toEqual([
      ['http://b:80/', '10'],
      ['http://B:80/c', '10'],
      ['http://b:8080', '30'],
    ]);
  });

  it('passes on from a virtual host what the main server does, unless that is ruled out', () => {
    const text =
      'ProxyPass /a http://m ttl=1\n<VirtualHost *:80>\nProxyPass /b http://v ttl=2\n</VirtualHost>';
    expect(targetsOf(text).slice(1)).toEqual([
      ['http://m', '1'],
      ['http://v', '2'],
    ]);
    expect(targetsOf(`ProxyPassInherit Off\n${text}`).slice(1)).toEqual([['http://v', '2']]);
  });

  it('shows a worker that only rewriting may use', () => {
    expect(
      targetsOf('<Proxy "http://b:1" ttl=3>\nProxySet keepalive=On\n</Proxy>\n<Proxy *>\n</Proxy>'),
    ).toEqual([['http://b:1', '3']]);
  });

  it('tells file and line of what it does not understand, and reads on', () => {
    const text =
      '# In file: /etc/a.conf\n#   7:\n</Location>\n#   9:\n<VirtualHost *:80>\n  #  10:\n  %%\nKeepAlive Off';
    const { hops, faults } = parseApacheConfig(text);
    expect(faults).toEqual([
      { line: 7, file: '/etc/a.conf', reason: '</location> closes nothing that is open' },
      { line: 10, file: '/etc/a.conf', reason: 'is no directive' },
      { line: 9, reason: '<virtualhost> is not closed' },
    ]);
    expect(hops.at(-1)?.settings).toEqual({ KeepAlive: 'Off' });
  });

  it('comes back from any values that are written into it', () => {
    const word = fc.stringMatching(/^[a-z0-9.]{1,12}$/);
    const host = fc.record({ name: word, KeepAliveTimeout: word, Timeout: word, ttl: word });
    fc.assert(
      fc.property(fc.array(host, { maxLength: 5 }), (hosts) => {
        const text = hosts.map(
          ({ name, ttl, ...own }) =>
            `<VirtualHost *:80>\n  <IfModule a>\n  ServerName '${name}'\n  </IfModule>\n  KeepAliveTimeout ${own.KeepAliveTimeout}\n  TIMEOUT "${own.Timeout}"\n  ProxyPass / http://${name}/ \\\n ttl=${ttl}\n</VirtualHost>\n`,
        );
        const { hops, faults } = parseApacheConfig(text.join(''));
        expect(faults).toEqual([]);
        expect(hops.slice(1).map(({ target, settings }) => ({ target, settings }))).toEqual(
          hosts.map(({ name, ttl, ...settings }) => ({
            target: `http://${name}/`,
            settings: { ...settings, 'ProxyPass ttl': ttl },
          })),
        );
      }),
    );
  });

  it('never throws, whatever the text', () => {
    const part = fc.constantFrom(
      ...[
        '<Proxy ',
        '<VirtualHost',
        '>',
        '</Proxy>',
        'ProxyPass ',
        'BalancerMember',
        'ProxySet',
        ' ',
        '"',
        "'",
      ],
      ...[
        '\\',
        '\n',
        '#  1:',
        '# In file: ',
        'balancer://',
        'http://a',
        'ttl=',
        '!',
        'RequestReadTimeout ',
        '=',
      ],
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(part, fc.string()), { maxLength: 60 }), (parts) => {
        const { hops } = parseApacheConfig(parts.join(''));
        expect(hops[0]?.name).toMatch(/^main server/);
      }),
    );
  });
});
