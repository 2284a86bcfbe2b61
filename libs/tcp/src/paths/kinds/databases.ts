import type { HopKindDefinition, HopReading } from '../hop-kind-definition.js';
import type { KeepaliveState } from '../keepalive.js';
import { toSeconds } from '../limit.js';
import { toPlainSpec, toTimeSpec } from '../setting-spec.js';
import { toServer, toSide } from './endpoints.js';
import { SOCKET_SPECS, toKeepalive, toSocketKeepalive } from './sockets.js';
import { toSameText } from '../product-text.js';

const POSTGRES = 'postgresql.org/docs: runtime-config-connection, runtime-config-client';
const MYSQL = 'dev.mysql.com: server system variables';
const REDIS = 'redis.io/docs: redis.conf';
/** Redis probes three times, a third of tcp-keepalive apart. Source: anetKeepAlive() in src/anet.c. */
const REDIS_PROBES = 3;

function toPostgresKeepalive(hop: HopReading): KeepaliveState {
  const read = (name: string) => toSeconds(hop.settings.time(name).limit);
  const [first, interval, userTimeout] = [
    'tcp_keepalives_idle',
    'tcp_keepalives_interval',
    'tcp_user_timeout',
  ].map(read);
  const probes = hop.settings.count('tcp_keepalives_count') ?? 0;
  const keepalive = toKeepalive(hop, {
    setting: 'tcp_keepalives_idle',
    isStated: first !== Infinity,
    ...(first !== undefined && first !== Infinity && { first }),
    ...(interval !== undefined && interval !== Infinity && { interval }),
    ...(probes > 0 && { probes }),
  });
  return {
    ...keepalive,
    userTimeout: userTimeout === undefined || userTimeout === Infinity ? null : userTimeout,
  };
}

function toRedisKeepalive(hop: HopReading): KeepaliveState {
  const { limit, isStated } = hop.settings.time('tcp-keepalive');
  if (limit === 'unknown') return 'unknown';
  if (typeof limit !== 'number') return 'off';
  return toKeepalive(hop, {
    setting: 'tcp-keepalive',
    first: limit,
    interval: limit / 3,
    probes: REDIS_PROBES,
    isStated,
  });
}

/** Databases: what they speak is TCP. */
export const DATABASE_KINDS: readonly HopKindDefinition[] = [
  {
    kind: 'mysql',
    title: toSameText('MySQL'),
    role: 'server',
    system: 'linux',
    settings: [
      toTimeSpec('wait_timeout', 's', 'at once', 28_800, {
        meaning: { en: 'silence of a program; FIN then', zh: '程序会话的静默时限；到期发送 FIN' },
        source: MYSQL,
      }),
      toTimeSpec('interactive_timeout', 's', 'at once', 28_800, {
        meaning: { en: 'silence of a person at a prompt', zh: '交互式会话的静默时限' },
        source: MYSQL,
      }),
      ...SOCKET_SPECS,
    ],
    behave: (hop) =>
      toServer(
        toSide(hop.settings.time('wait_timeout'), toSocketKeepalive(hop, { setting: 'tcp_keepalive_time' })),
      ),
  },
  {
    kind: 'postgresql',
    title: toSameText('PostgreSQL'),
    role: 'server',
    system: 'linux',
    settings: [
      toTimeSpec('idle_session_timeout', 'ms', 'never', 0, {
        meaning: { en: 'silence of a session; none where 0', zh: '会话的静默时限；0 表示无限制' },
        source: POSTGRES,
        plausible: [1, Infinity],
      }),
      toTimeSpec('tcp_keepalives_idle', 's', 'unset', 0, {
        meaning: { en: 'silence before the first probe', zh: '首个保活探测之前的静默时间' },
        source: POSTGRES,
      }),
      toTimeSpec('tcp_keepalives_interval', 's', 'unset', 0, {
        meaning: { en: 'time between two probes', zh: '两次探测的间隔' },
        source: POSTGRES,
      }),
      toPlainSpec(
        'tcp_keepalives_count',
        'count',
        0,
        { en: 'unanswered probes', zh: '探测无应答的次数上限' },
        POSTGRES,
      ),
      toTimeSpec('tcp_user_timeout', 'ms', 'unset', 0, {
        meaning: { en: 'longest time without an answer', zh: '无应答的最长时间' },
        source: POSTGRES,
        plausible: [1, Infinity],
      }),
    ],
    behave: (hop) => toServer(toSide(hop.settings.time('idle_session_timeout'), toPostgresKeepalive(hop))),
  },
  {
    kind: 'redis',
    title: toSameText('Redis'),
    role: 'server',
    system: 'linux',
    settings: [
      toTimeSpec('timeout', 's', 'never', 0, {
        meaning: { en: 'silence of a client; none where 0', zh: '客户端的静默时限；0 表示无限制' },
        source: REDIS,
      }),
      toTimeSpec('tcp-keepalive', 's', 'never', [{ value: 0 }, { since: '3.2', value: 300 }], {
        meaning: {
          en: 'silence before the first probe; 0 sends none',
          zh: '首个保活探测之前的静默时间；0 表示不探测',
        },
        source: REDIS,
      }),
    ],
    behave: (hop) => toServer(toSide(hop.settings.time('timeout'), toRedisKeepalive(hop))),
  },
];
