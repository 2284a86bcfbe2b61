import {
  client,
  itGivesVerdicts,
  server,
  toKeepaliveOptions as ka,
  type PathCase,
} from '../testing/path-case.js';

const NO_KA = { SO_KEEPALIVE: 'off' };
const CASES: readonly PathCase[] = [
  {
    row: '38 a pool, F5 with reset, a database',
    path: {
      protocol: 'tcp',
      hops: [
        client({ pool: 'never', ...NO_KA }),
        { kind: 'f5', settings: { idleTimeout: 300, keepAliveInterval: 1_800 } },
        server({ idle: 28_800 }),
      ],
    },
    codes: ['CUT_BY_RST', 'F5_KEEPALIVE_AFTER_IDLE'],
  },
  {
    row: '39 the same without reset',
    path: {
      protocol: 'tcp',
      hops: [
        client({ pool: 'never', ...NO_KA }),
        { kind: 'f5', settings: { idleTimeout: 300, keepAliveInterval: 1_800, resetOnTimeout: 'disabled' } },
        server({ idle: 28_800 }),
      ],
    },
    codes: ['SILENT_CUT', 'F5_KEEPALIVE_AFTER_IDLE'],
  },
  {
    row: '41 FastL4 900 without reset, keepalive 7200',
    path: {
      protocol: 'tcp',
      hops: [
        client(ka(7_200, 75, 9)),
        { kind: 'f5-fastl4', settings: { idleTimeout: 900, resetOnTimeout: 'disabled' } },
        server(),
      ],
    },
    codes: ['KEEPALIVE_TOO_LATE', 'DEAD_PEER_SLOW'],
  },
  {
    row: '42 FastL4 without limit, a database without limit and keepalive',
    path: {
      protocol: 'tcp',
      hops: [
        client(),
        { kind: 'f5-fastl4', settings: { idleTimeout: 'indefinite' } },
        server({ idle: 'never', ...NO_KA }),
      ],
    },
    codes: ['IDLE_UNLIMITED', 'DEAD_PEER_NEVER'],
  },
  {
    row: '43 F5 that probes in time',
    path: {
      protocol: 'tcp',
      hops: [
        client({ pool: 600 }),
        { kind: 'f5', settings: { idleTimeout: 300, keepAliveInterval: 120 } },
        server({ idle: 28_800, ...ka(120, 15, 4) }),
      ],
    },
    codes: [],
  },
  {
    row: '44 F5 TIME_WAIT of 2 ms',
    path: { hops: [{ kind: 'f5', settings: { timeWaitTimeout: '2', keepAliveInterval: 0 } }] },
    codes: ['UNIT_SUSPECT'],
  },
  {
    row: '45 F5 keep-alive of 20 days',
    path: { hops: [{ kind: 'f5', settings: { idleTimeout: 300, keepAliveInterval: 1_800_000 } }] },
    codes: ['UNIT_SUSPECT', 'F5_KEEPALIVE_AFTER_IDLE'],
  },
  {
    row: '46 AWS NAT, no keepalive',
    path: { hops: [client(NO_KA), { kind: 'aws-nat' }, server({ idle: 3_600 })] },
    codes: ['SILENT_CUT'],
  },
  {
    row: '48 AWS NAT, keepalive 7200',
    path: { hops: [client(ka(7_200, 75, 9)), { kind: 'aws-nat' }, server({ idle: 3_600 })] },
    codes: ['KEEPALIVE_TOO_LATE', 'DEAD_PEER_SLOW'],
  },
  {
    row: '49 NLB, keepalive 120, Redis',
    path: {
      hops: [
        client(ka(120, 30, 4)),
        { kind: 'aws-nlb' },
        { kind: 'redis', settings: { timeout: 0, 'tcp-keepalive': 300 } },
      ],
    },
    codes: [],
  },
  {
    row: '50 CLB does not count probes',
    path: { hops: [client(ka(30, 10, 3)), { kind: 'aws-clb' }, server({ idle: 900 })] },
    codes: ['KEEPALIVE_DOES_NOT_COUNT'],
  },
  {
    row: '51 keepalive before Envoy, a NAT behind it',
    path: { hops: [client(ka(120)), { kind: 'envoy' }, { kind: 'aws-nat' }, server(NO_KA)] },
    codes: ['KEEPALIVE_OTHER_SEGMENT', 'SILENT_CUT'],
  },
  {
    row: '52 Azure without reset',
    path: { protocol: 'tcp', hops: [client(NO_KA), { kind: 'azure-lb' }, server({ idle: 'never' })] },
    codes: ['SILENT_CUT'],
  },
  {
    row: '53 Azure with reset',
    path: {
      protocol: 'tcp',
      hops: [
        client(NO_KA),
        { kind: 'azure-lb', settings: { 'TCP reset on idle': 'on' } },
        server({ idle: 'never' }),
      ],
    },
    codes: ['CUT_BY_RST'],
  },
  {
    row: '55 IPVS 900',
    path: { protocol: 'tcp', hops: [client(ka(7_200)), { kind: 'ipvs' }, server()] },
    codes: ['KEEPALIVE_TOO_LATE', 'DEAD_PEER_SLOW'],
  },
  {
    row: '60 HAProxy in TCP mode without limits',
    path: {
      hops: [{ kind: 'haproxy', settings: { mode: 'tcp', 'timeout client': 0, 'timeout server': 0 } }],
    },
    codes: ['IDLE_UNLIMITED', 'DEAD_PEER_NEVER'],
  },
  {
    row: '61 HAProxy with 30 ms',
    path: { hops: [{ kind: 'haproxy', settings: { 'timeout client': 30 } }] },
    codes: ['UNIT_SUSPECT'],
  },
  {
    row: '83 HAProxy in TCP mode without tunnel, a server that ignores the FIN',
    path: {
      hops: [
        client({ pool: 600 }),
        { kind: 'haproxy', settings: { mode: 'tcp', 'timeout client': '60s', 'timeout server': '1h' } },
        server({ 'answers FIN': 'off' }),
      ],
    },
    codes: ['TUNNEL_CUT'],
  },
  {
    row: '63 HAProxy with a limit for tunnels, pings every 30 s',
    path: {
      protocol: 'websocket',
      pingSeconds: 30,
      hops: [
        {
          kind: 'haproxy',
          settings: { 'timeout client': '50s', 'timeout server': '50s', 'timeout tunnel': '1h' },
        },
        server(),
      ],
    },
    codes: [],
  },
  {
    row: '64 nginx 60, a WebSocket without pings',
    path: {
      protocol: 'websocket',
      hops: [{ kind: 'nginx', settings: { proxy_read_timeout: 60 } }, server()],
    },
    codes: ['TUNNEL_CUT'],
  },
  {
    row: 'AWS NAT, keepalive in time',
    path: { hops: [client(ka(60, 10, 6)), { kind: 'aws-nat' }, server({ idle: 3_600 })] },
    codes: [],
  },
  {
    row: 'Azure, keepalive in time',
    path: {
      protocol: 'tcp',
      hops: [client(ka(120, 15, 4)), { kind: 'azure-lb' }, server({ idle: 'never', ...ka(120, 15, 4) })],
    },
    codes: [],
  },
  {
    row: 'FastL4 with reset, keepalive 7200',
    path: { protocol: 'tcp', hops: [client(ka(7_200)), { kind: 'f5-fastl4' }, server()] },
    codes: ['CUT_BY_RST'],
  },
  {
    row: 'FastL4 that probes too late',
    path: {
      protocol: 'tcp',
      hops: [
        client(),
        { kind: 'f5-fastl4', settings: { keepAliveInterval: 600, resetOnTimeout: 'disabled' } },
        server(),
      ],
    },
    codes: ['SILENT_CUT', 'F5_KEEPALIVE_AFTER_IDLE'],
  },
  {
    row: 'FastL4 that probes in time',
    path: {
      protocol: 'tcp',
      hops: [
        client(),
        { kind: 'f5-fastl4', settings: { keepAliveInterval: 120, resetOnTimeout: 'disabled' } },
        server(),
      ],
    },
    codes: [],
  },
  {
    row: 'probes that come in time once and then too rarely',
    path: { protocol: 'tcp', hops: [client(ka(60, 400, 2)), { kind: 'aws-nat' }, server()] },
    codes: ['KEEPALIVE_TOO_LATE', 'DEAD_PEER_SLOW'],
  },
  {
    row: 'NLB with TLS, which does not count probes',
    path: {
      protocol: 'tcp',
      hops: [client(ka(60, 10, 5)), { kind: 'aws-nlb', settings: { listener: 'tls' } }, server()],
    },
    codes: ['KEEPALIVE_DOES_NOT_COUNT', 'SILENT_CUT'],
  },
  {
    row: 'HAProxy without a limit for tunnels, a WebSocket without pings',
    path: {
      protocol: 'websocket',
      hops: [{ kind: 'haproxy', settings: { 'timeout client': '50s', 'timeout server': '50s' } }, server()],
    },
    codes: ['TUNNEL_CUT'],
  },
  {
    row: 'nginx 60, pings every 30 s',
    path: { protocol: 'websocket', pingSeconds: 30, hops: [{ kind: 'nginx' }, server()] },
    codes: [],
  },
  {
    row: 'HAProxy before a database that never closes',
    path: {
      hops: [
        client(),
        { kind: 'haproxy', settings: { 'timeout client': '50s', 'timeout server': '50s' } },
        { kind: 'postgresql' },
      ],
    },
    codes: ['TUNNEL_CUT'],
  },
  {
    row: 'a pool that outlives its database',
    path: {
      hops: [
        client({ pool: 1_800, ...ka(60, 10, 5) }),
        { kind: 'mysql', settings: { wait_timeout: 600, ...ka(60, 10, 5) } },
      ],
    },
    codes: ['CLIENT_REUSE_RACE'],
  },
  {
    row: 'F5 whose server side alone would probe too late',
    path: {
      protocol: 'tcp',
      hops: [
        client({ pool: 100 }),
        { kind: 'f5', settings: { keepAliveInterval: 120, 'serverside keepAliveInterval': 900 } },
        server({ idle: 60 }),
      ],
    },
    codes: ['F5_KEEPALIVE_AFTER_IDLE'],
  },
  {
    row: '82 a firewall that nobody knows',
    path: { protocol: 'tcp', hops: [server(), { kind: 'firewall' }, server(NO_KA)] },
    codes: ['VALUE_UNKNOWN'],
  },
];

describe('a path of TCP', () => itGivesVerdicts(CASES));
