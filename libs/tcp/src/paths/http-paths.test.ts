import { itGivesVerdicts, type PathCase } from '../testing/path-case.js';
import { checkPath, type Hop, type Path } from './index.js';

const alb = (seconds: number): Hop => ({
  kind: 'aws-alb',
  settings: { 'idle_timeout.timeout_seconds': seconds },
});
const node = (version: string | null, ms?: number): Hop => ({
  kind: 'node',
  ...(version !== null && { version }),
  ...(ms !== undefined && { settings: { keepAliveTimeout: ms } }),
});
const apache = (version: string, settings: Hop['settings'] = {}): Hop => ({
  kind: 'apache',
  version,
  settings,
});
const go = (settings: Hop['settings']): Hop => ({ kind: 'go', settings: settings ?? {} });
const nginx = (version: string, settings: Hop['settings'] = {}): Hop => ({
  kind: 'nginx',
  version,
  settings,
});
const envoy = (seconds: number): Hop => ({ kind: 'envoy', settings: { 'cluster idle_timeout': seconds } });
const tomcat = (ms: number): Hop => ({ kind: 'tomcat', settings: { keepAliveTimeout: ms } });
const haproxy = (settings: Hop['settings'] = {}): Hop => ({ kind: 'haproxy', version: '2.6', settings });

type Case = Omit<PathCase, 'path'> & {
  readonly path: Path | readonly Hop[];
};

const CASES: readonly Case[] = [
  { row: '1 ALB 60, Node 20 with 5 s', path: [alb(60), node('20', 5_000)], codes: ['REUSE_RACE'] },
  { row: '2 ALB 60, Node 26 by default', path: [alb(60), node('26')], codes: [] },
  { row: '3 ALB 60, Node with 61 s', path: [alb(60), node(null, 61_000)], codes: ['REUSE_MARGIN_THIN'] },
  { row: '4 ALB 60, Node with 60 s', path: [alb(60), node(null, 60_000)], codes: ['REUSE_MARGIN_THIN'] },
  { row: '5 ALB 4000, Node 5', path: [alb(4_000), node('20')], codes: ['REUSE_RACE'] },
  { row: '6 ALB 300, Node 65', path: [alb(300), node(null, 65_000)], codes: ['REUSE_RACE'] },
  {
    row: '8 ALB 60, gunicorn gthread 2',
    path: [alb(60), { kind: 'gunicorn', settings: { worker_class: 'gthread', keepalive: 2 } }],
    codes: ['REUSE_RACE'],
  },
  {
    row: '9 ALB 60, gunicorn sync 65',
    path: [alb(60), { kind: 'gunicorn', settings: { worker_class: 'sync', keepalive: 65 } }],
    codes: ['SETTING_NO_EFFECT', 'KEEPALIVE_OFF'],
  },
  { row: '10 ALB 60, Bun 10', path: [alb(60), { kind: 'bun' }], codes: ['REUSE_RACE'] },
  {
    row: '11 ALB 60, Go that inherits 10',
    path: [alb(60), go({ ReadTimeout: '10s', IdleTimeout: 0 })],
    codes: ['REUSE_RACE'],
  },
  {
    row: '12 ALB 60, Go without limits',
    path: [alb(60), go({ ReadTimeout: 0, IdleTimeout: 0 })],
    codes: ['IDLE_UNLIMITED'],
  },
  { row: '14 ALB 905, Go 930', path: [alb(905), go({ IdleTimeout: 930 })], codes: [] },
  { row: '15a ALB 60, Go 15', path: [alb(60), go({ IdleTimeout: 15 })], codes: ['REUSE_RACE'] },
  { row: '15b ALB 60, Go 65', path: [alb(60), go({ IdleTimeout: 65 })], codes: [] },
  {
    row: '16 ALB 1800, Apache 2.4',
    path: [alb(1_800), apache('2.4', { KeepAliveTimeout: 5 })],
    codes: ['REUSE_RACE'],
  },
  {
    row: '17 ALB 60, Apache without KeepAlive',
    path: [alb(60), apache('2.4', { KeepAlive: 'Off' })],
    codes: ['KEEPALIVE_OFF'],
  },
  { row: '18a a client, Apache 2.0', path: [{ kind: 'client' }, apache('2.0')], codes: [] },
  {
    row: '18b a browser with a pool, Apache 2.0',
    path: [{ kind: 'browser', settings: { pool: 115 } }, apache('2.0')],
    codes: ['CLIENT_REUSE_RACE'],
  },
  {
    row: '20 nginx 60, Sanic 5',
    path: [
      { kind: 'nginx', settings: { 'upstream keepalive_timeout': 60 } },
      { kind: 'sanic', settings: { KEEP_ALIVE_TIMEOUT: 5 } },
    ],
    codes: ['REUSE_RACE'],
  },
  { row: '21 nginx 1.28 by default', path: [nginx('1.28'), node(null, 5_000)], codes: ['KEEPALIVE_OFF'] },
  { row: '22 nginx 1.30 by default', path: [nginx('1.30'), node(null, 5_000)], codes: ['REUSE_RACE'] },
  {
    row: '23 nginx 1.28 with a timeout and no pool',
    path: [nginx('1.28', { 'upstream keepalive_timeout': '30s' }), node(null, 65_000)],
    codes: ['SETTING_NO_EFFECT', 'KEEPALIVE_OFF'],
  },
  {
    row: '24 HAProxy that always reuses',
    path: [haproxy({ 'pool-purge-delay': '5s', 'http-reuse': 'always' }), node(null, 5_000)],
    codes: ['REUSE_RACE'],
  },
  {
    row: '25 HAProxy safe',
    path: [haproxy({ 'http-reuse': 'safe' }), node(null, 5_000)],
    codes: ['REUSE_RACE'],
  },
  {
    row: '26 HAProxy with http-keep-alive in the backend',
    path: [haproxy({ 'backend timeout http-keep-alive': '60s' }), node(null, 65_000)],
    codes: ['SETTING_NO_EFFECT'],
  },
  { row: '28 Envoy 3600, Tomcat 20', path: [envoy(3_600), tomcat(20_000)], codes: ['REUSE_RACE'] },
  { row: 'ALB 905, Go 900', path: [alb(905), go({ IdleTimeout: '15m' })], codes: ['REUSE_RACE'] },
  { row: 'GCP 600, nginx 75', path: [{ kind: 'gcp-alb' }, nginx('1.28')], codes: ['REUSE_RACE'] },
  { row: 'HAProxy by default, Node 65', path: [haproxy(), node(null, 65_000)], codes: [] },
  {
    row: 'nginx 1.28 with all three lines',
    path: [
      nginx('1.28', {
        'upstream keepalive': 16,
        proxy_http_version: '1.1',
        'proxy_set_header Connection': '',
      }),
      node(null, 75_000),
    ],
    codes: [],
  },
  {
    row: 'nginx 1.28 with keepalive alone',
    path: [nginx('1.28', { 'upstream keepalive': 16 }), node(null, 75_000)],
    codes: ['SETTING_NO_EFFECT', 'KEEPALIVE_OFF'],
  },
  {
    row: 'HAProxy that closes',
    path: [haproxy({ 'option http-server-close': 'on' }), node(null, 5_000)],
    codes: ['KEEPALIVE_OFF'],
  },
  {
    row: 'F5 OneConnect 4, Apache 5',
    path: [
      {
        kind: 'f5',
        settings: { oneConnect: 'enabled', 'oneConnect idleTimeoutOverride': 4, keepAliveInterval: 0 },
      },
      apache('2.4'),
    ],
    codes: ['REUSE_MARGIN_THIN'],
  },
  {
    row: 'F5 OneConnect limits without the profile',
    path: [{ kind: 'f5', settings: { 'oneConnect maxReuse': 50, keepAliveInterval: 0 } }, apache('2.4')],
    codes: ['SETTING_NO_EFFECT'],
  },
  {
    row: 'Apache with KeepAlive off and a timeout',
    path: [alb(60), apache('2.4', { KeepAlive: 'Off', KeepAliveTimeout: 65 })],
    codes: ['KEEPALIVE_OFF', 'SETTING_NO_EFFECT'],
  },
  {
    row: 'a Go client, ALB',
    path: [{ kind: 'go-transport' }, alb(60), node(null, 70_000)],
    codes: ['CLIENT_REUSE_RACE'],
  },
  {
    row: 'a Go client of its own making',
    path: [{ kind: 'go-transport', settings: { IdleConnTimeout: 0 } }, alb(60)],
    codes: ['REUSE_UNBOUNDED', 'CLIENT_REUSE_RACE'],
  },
  {
    row: 'a server nobody knows',
    path: [alb(60), { kind: 'server', settings: { idle: 'unknown' } }],
    codes: ['VALUE_UNKNOWN'],
  },
  { row: 'a server nobody spoke of', path: [alb(60), { kind: 'server' }], codes: [] },
  {
    row: 'HAProxy without a client limit',
    path: [haproxy({ 'timeout client': 0 })],
    codes: ['IDLE_UNLIMITED', 'DEAD_PEER_NEVER'],
  },
  { row: 'Tomcat without a limit', path: [alb(60), tomcat(-1)], codes: ['IDLE_UNLIMITED'] },
  {
    row: 'one request for each connection, on purpose',
    path: [{ ...nginx('1.28'), opens: { perSecond: 5, shortLived: true } }, node(null, 5_000)],
    codes: [],
  },
  {
    row: 'an inner hop that gives up first',
    path: {
      requestSeconds: 120,
      hops: [
        alb(300),
        { kind: 'nginx', settings: { proxy_read_timeout: 60, keepalive_timeout: 400 } },
        { kind: 'server' },
      ],
    },
    codes: [],
  },
  { row: '29 Envoy 30, Tomcat 60', path: [envoy(30), tomcat(60_000)], codes: [] },
  {
    row: '30 Envoy 0, Tomcat 20',
    path: [envoy(0), tomcat(20_000)],
    codes: ['REUSE_UNBOUNDED', 'REUSE_RACE'],
  },
  {
    row: '31 Apache without ttl',
    path: [apache('2.4'), node(null, 5_000)],
    codes: ['REUSE_UNBOUNDED', 'REUSE_RACE'],
  },
  { row: '32 Apache with ttl 30', path: [apache('2.4', { 'ProxyPass ttl': 30 }), tomcat(60_000)], codes: [] },
  {
    row: '34 GCP 600, nginx 620',
    path: [{ kind: 'gcp-alb' }, nginx('1.28', { keepalive_timeout: 620 })],
    codes: [],
  },
  ...(
    [
      [304, ['REUSE_MARGIN_THIN']],
      [305, []],
      [310, []],
    ] as const
  ).map(([seconds, codes]) => ({
    row: `35 OCI 300, nginx ${seconds}`,
    path: [{ kind: 'oci-lb' as const }, nginx('1.28', { keepalive_timeout: seconds })],
    codes,
  })),
  {
    row: '36 F5 with OneConnect, Apache 5',
    path: [{ kind: 'f5', settings: { idleTimeout: 300, oneConnect: 'enabled' } }, apache('2.4')],
    codes: ['REUSE_RACE', 'F5_KEEPALIVE_AFTER_IDLE'],
  },
  {
    row: '37 F5 without OneConnect, Apache 5',
    path: [{ kind: 'f5', settings: { idleTimeout: 300, keepAliveInterval: 1_800 } }, apache('2.4')],
    codes: ['F5_KEEPALIVE_AFTER_IDLE'],
  },
  {
    row: '65 ALB 60, nginx waits 300, a request takes 120',
    path: {
      requestSeconds: 120,
      hops: [
        alb(60),
        { kind: 'nginx', settings: { proxy_read_timeout: 300, keepalive_timeout: 75 } },
        { kind: 'server' },
      ],
    },
    codes: ['RESPONSE_TIMEOUT_INVERTED'],
  },
  { row: '74 Node without a limit behind ALB', path: [alb(60), node(null, 0)], codes: ['IDLE_UNLIMITED'] },
  {
    row: '75 Node with 65 ms behind ALB',
    path: [alb(60), node(null, 65)],
    codes: ['UNIT_SUSPECT', 'REUSE_RACE'],
  },
  {
    row: '76 Apache with 5000 s',
    path: [apache('2.4', { KeepAliveTimeout: 5_000 })],
    codes: ['UNIT_SUSPECT'],
  },
  ...(
    [
      [0, []],
      [200, ['DEFERRED_ACCEPT']],
    ] as const
  ).map(([seen, codes]) => ({
    row: `78 Apache with ${seen} in SYN_RECV`,
    path: [
      { ...apache('2.4', { RequestReadTimeout: 'header=20' }), observed: { synReceivedOnListener: seen } },
    ],
    codes,
  })),
  {
    row: '79 Java 17, Apache 5',
    path: [{ kind: 'java-http-client', version: '17' }, apache('2.4')],
    codes: ['CLIENT_REUSE_RACE'],
  },
  { row: '80 undici obeys the hint of Node', path: [{ kind: 'undici' }, node(null, 5_000)], codes: [] },
];

describe('a path of HTTP', () => {
  itGivesVerdicts(CASES.map((one) => ({ ...one, path: 'hops' in one.path ? one.path : { hops: one.path } })));

  it('is worse where a proxy answers 502 than where it repeats the request', () => {
    const severity = (hop: Hop) => checkPath({ hops: [hop, node(null, 5_000)] }).verdicts[0]?.severity;
    expect(severity(alb(60))).toBe('error');
    expect(severity(haproxy({ 'http-reuse': 'always' }))).toBe('error');
    expect(severity(haproxy({ 'http-reuse': 'safe' }))).toBe('warning');
    expect(severity({ kind: 'nginx' })).toBe('warning');
  });
});
