import type { Hop } from './index.js';
import {
  client,
  itGivesVerdicts,
  server,
  toKeepaliveOptions as ka,
  type PathCase,
} from '../testing/path-case.js';

const tuned = { tcp_keepalive_time: 60, tcp_keepalive_intvl: 10, tcp_keepalive_probes: 6 };

const proxy = (perSecond: number, destinations: number, twReuse?: number): Hop => ({
  kind: 'server',
  opens: { perSecond, destinations, closesFirst: true, shortLived: true },
  ...(twReuse !== undefined && { kernel: { tcp_tw_reuse: twReuse } }),
});

const CASES: readonly PathCase[] = [
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
    row: 'times of keepalive for sockets that have it switched off',
    path: { protocol: 'tcp', hops: [client({ SO_KEEPALIVE: 'off', TCP_KEEPIDLE: 60 }), server()] },
    codes: ['KEEPALIVE_NOT_ENABLED'],
  },
  {
    row: '600 connections a second from two addresses',
    path: {
      hops: [
        {
          ...proxy(600, 1),
          opens: { perSecond: 600, sourceAddresses: 2, closesFirst: true, shortLived: true },
        },
        server(),
      ],
    },
    codes: [],
  },
  {
    row: '600 connections a second that the server closes',
    path: { hops: [{ kind: 'server', opens: { perSecond: 600 } }, server()] },
    codes: [],
  },
  {
    row: 'tcp_tw_reuse on who only answers',
    path: { hops: [client(), { kind: 'apache', kernel: { tcp_tw_reuse: 1 } }] },
    codes: ['SETTING_NO_EFFECT'],
  },
  {
    row: 'TCP_USER_TIMEOUT in seconds',
    path: { hops: [client({ TCP_USER_TIMEOUT: 30 })] },
    codes: ['UNIT_SUSPECT'],
  },
];

describe('ports, kernel and sockets of a hop', () => itGivesVerdicts(CASES));
