import { checkPath, findPathFaults, type Hop, type HopValue, type Path, type VerdictCode } from './index.js';

/** SO_KEEPALIVE with time, interval and probes. */
const ka = (idle: number, interval?: number, count?: number): Record<string, HopValue> => ({
  SO_KEEPALIVE: 'on',
  TCP_KEEPIDLE: idle,
  ...(interval !== undefined && { TCP_KEEPINTVL: interval }),
  ...(count !== undefined && { TCP_KEEPCNT: count }),
});
const NO_KA = { SO_KEEPALIVE: 'off' };
const client = (settings: Hop['settings'] = {}): Hop => ({ kind: 'client', settings });
const server = (settings: Hop['settings'] = {}): Hop => ({ kind: 'server', settings });
const tuned = { tcp_keepalive_time: 60, tcp_keepalive_intvl: 10, tcp_keepalive_probes: 6 };

const proxy = (perSecond: number, destinations: number, twReuse?: number): Hop => ({
  kind: 'server',
  opens: { perSecond, destinations, closesFirst: true, shortLived: true },
  ...(twReuse !== undefined && { kernel: { tcp_tw_reuse: twReuse } }),
});

interface Case {
  readonly row: string;
  readonly path: Path;
  readonly codes: readonly VerdictCode[];
}

const CASES: readonly Case[] = [
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
    row: '57 nginx whose sockets do not ask for keepalive',
    path: {
      hops: [
        client(),
        { kind: 'firewall', settings: { idle: 300 } },
        { kind: 'nginx', kernel: tuned, settings: { 'listen so_keepalive': 'off', keepalive_timeout: 75 } },
      ],
    },
    codes: ['KEEPALIVE_NOT_ENABLED'],
  },
  {
    row: '58 Apache, whose sockets do',
    path: {
      hops: [client(), { kind: 'firewall', settings: { idle: 300 } }, { kind: 'apache', kernel: tuned }],
    },
    codes: [],
  },
  {
    row: '59 TCP_USER_TIMEOUT beside the count of probes',
    path: { hops: [client({ TCP_USER_TIMEOUT: 30_000, ...ka(60, 10, 9) })] },
    codes: ['SETTING_NO_EFFECT'],
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
    row: '67 600 connections a second',
    path: { hops: [proxy(600, 1), server()] },
    codes: ['PORT_EXHAUSTION', 'TW_REUSE_LOOPBACK_ONLY'],
  },
  {
    row: '68 400 connections a second',
    path: { hops: [proxy(400, 1), server()] },
    codes: ['PORT_PRESSURE', 'TW_REUSE_LOOPBACK_ONLY'],
  },
  { row: '69 600 over four backends', path: { hops: [proxy(600, 4), server()] }, codes: [] },
  { row: '71 600 with tcp_tw_reuse 1', path: { hops: [proxy(600, 1, 1), server()] }, codes: [] },
  {
    row: '72 tcp_fin_timeout 10 and many in TIME_WAIT',
    path: { hops: [{ kind: 'linux', kernel: { tcp_fin_timeout: 10 }, observed: { timeWaits: 20_000 } }] },
    codes: ['FIN_TIMEOUT_NOT_TIME_WAIT'],
  },
  {
    row: '73 tcp_tw_recycle on Linux 6',
    path: { hops: [{ kind: 'linux', version: '6.1', kernel: { tcp_tw_recycle: 1 } }] },
    codes: ['SETTING_NO_EFFECT'],
  },
  {
    row: '82 a firewall that nobody knows',
    path: { protocol: 'tcp', hops: [server(), { kind: 'firewall' }, server(NO_KA)] },
    codes: ['VALUE_UNKNOWN'],
  },
];

describe('a path of TCP', () => {
  it.each(CASES)('gives exactly its verdicts: $row', ({ path, codes }) => {
    expect(findPathFaults(path)).toEqual([]);
    expect(
      checkPath(path)
        .verdicts.map(({ code }) => code)
        .toSorted(),
    ).toEqual([...codes].toSorted());
  });
});
