import type { HopKind } from '../hop-kind.js';
import type { HopKindDefinition, HopReading } from '../hop-kind-definition.js';
import type { Timer } from '../limit.js';
import {
  toPlainSpec,
  toTimeSpec,
  type SettingDefault,
  type SettingSpec,
  type TimeSpec,
} from '../setting-spec.js';
import type { HopValue } from '../path.js';
import { toServer, toSide } from './endpoints.js';
import { SOCKET_SPECS, toSocketKeepalive, type OwnKeepalive } from './sockets.js';
import { toSameText, type ProductText } from '../product-text.js';
import { DECLARED } from '../source-text.js';

const NODE = 'nodejs.org/api/http.html; nodejs/node#59243, #62782; measured';
const GO = 'pkg.go.dev/net/http#Server';
/** Less was written in seconds. */
const PLAUSIBLE_MS = [1, Infinity] as const;

const NODE_SETTINGS: readonly SettingSpec[] = [
  toTimeSpec('keepAliveTimeout', 'ms', 'never', [{ value: 5_000 }, { since: '26', value: 65_000 }], {
    meaning: {
      en: 'idle connection; FIN one keepAliveTimeoutBuffer later. 0 keeps it for ever',
      zh: '连接的空闲时限；到期后再过 keepAliveTimeoutBuffer 发送 FIN。0 表示一直保留',
    },
    source: NODE,
    plausible: PLAUSIBLE_MS,
  }),
  toTimeSpec('keepAliveTimeoutBuffer', 'ms', 'at once', 1_000, {
    meaning: {
      en: 'added to keepAliveTimeout before the FIN',
      zh: '在 keepAliveTimeout 之上再等多久才发送 FIN',
    },
    source: NODE,
  }),
  toTimeSpec('headersTimeout', 'ms', 'never', 60_000, {
    meaning: { en: 'the header of a request', zh: '接收请求头的时限' },
    source: NODE,
    plausible: PLAUSIBLE_MS,
  }),
  toTimeSpec('requestTimeout', 'ms', 'never', 300_000, {
    meaning: { en: 'a whole request', zh: '接收整个请求的时限' },
    source: NODE,
    plausible: PLAUSIBLE_MS,
  }),
  toTimeSpec('timeout', 'ms', 'never', 0, {
    meaning: { en: 'silence of a socket', zh: '套接字的静默时限' },
    source: NODE,
    plausible: PLAUSIBLE_MS,
  }),
  ...SOCKET_SPECS,
];

function toNodeIdle({ settings }: HopReading): Timer {
  const timer = settings.time('keepAliveTimeout');
  const buffer = settings.time('keepAliveTimeoutBuffer').limit;
  const isCounted = typeof timer.limit === 'number' && typeof buffer === 'number';
  return isCounted ? { ...timer, limit: Number(timer.limit) + Number(buffer) } : timer;
}

/** Go's IdleTimeout of 0 takes ReadTimeout. */
function toGoIdle({ settings }: HopReading): Timer {
  const idle = settings.time('IdleTimeout');
  if (typeof idle.limit === 'number' || idle.limit === 'unknown') return idle;
  const read = settings.time('ReadTimeout');
  if (typeof read.limit === 'number' || read.limit === 'unknown') return read;
  return { ...idle, limit: 'never' };
}

function toTomcatIdle({ settings }: HopReading): Timer {
  const idle = settings.time('keepAliveTimeout');
  return idle.limit === 'unstated' ? settings.time('connectionTimeout') : idle;
}

/** gunicorn's sync worker closes after every answer. */
function toGunicornIdle({ settings }: HopReading): Timer {
  const worker = settings.word('worker_class') ?? 'sync';
  return worker === 'sync'
    ? { setting: 'worker_class', limit: 0, isStated: true }
    : settings.time('keepalive');
}

interface App {
  readonly kind: HopKind;
  readonly title: ProductText;
  readonly settings: readonly SettingSpec[];
  readonly idle: (hop: HopReading) => Timer;
  readonly keepalive?: OwnKeepalive;
  readonly sendsHint?: boolean;
}

/** One with a single idle limit. */
function toSimpleApp(
  kind: HopKind,
  title: string,
  name: string,
  unit: TimeSpec['unit'],
  zero: TimeSpec['zero'],
  value: HopValue | null | readonly SettingDefault[],
  source: string,
): App {
  const spec = toTimeSpec(name, unit, zero, value, {
    meaning: { en: 'idle connection; FIN then', zh: '连接的空闲时限；到期发送 FIN' },
    source,
  });
  return {
    kind,
    title: toSameText(title),
    settings: [spec, ...SOCKET_SPECS],
    idle: ({ settings }) => settings.time(name),
  };
}

const APPS: readonly App[] = [
  {
    kind: 'node',
    title: { en: 'Node.js server', zh: 'Node.js 服务器' },
    settings: NODE_SETTINGS,
    idle: toNodeIdle,
    sendsHint: true,
  },
  toSimpleApp('bun', 'Bun', 'idleTimeout', 's', 'never', 10, 'oven-sh/bun#12446'),
  {
    kind: 'go',
    title: { en: 'Go net/http server', zh: 'Go net/http 服务器' },
    settings: [
      toTimeSpec('IdleTimeout', 's', 'unset', 0, {
        meaning: { en: 'idle connection; ReadTimeout where 0', zh: '连接的空闲时限；为 0 时取 ReadTimeout' },
        source: GO,
      }),
      toTimeSpec('ReadTimeout', 's', 'unset', 0, {
        meaning: { en: 'a whole request; none where 0', zh: '接收整个请求的时限；0 表示无限制' },
        source: GO,
      }),
      ...SOCKET_SPECS,
    ],
    idle: toGoIdle,
    keepalive: { setting: 'net.ListenConfig KeepAlive', first: 15, interval: 15 },
  },
  {
    kind: 'tomcat',
    title: toSameText('Tomcat'),
    settings: [
      toTimeSpec('keepAliveTimeout', 'ms', 'never', null, {
        meaning: {
          en: 'idle connection; connectionTimeout where left out',
          zh: '连接的空闲时限；未设置时取 connectionTimeout',
        },
        source: 'tomcat.apache.org: HTTP connector',
        plausible: PLAUSIBLE_MS,
      }),
      toTimeSpec('connectionTimeout', 'ms', 'never', 60_000, {
        meaning: {
          en: 'the first line of a request; server.xml as shipped has 20000',
          zh: '接收请求首行的时限；随附的 server.xml 为 20000',
        },
        source: 'tomcat.apache.org: HTTP connector',
        plausible: PLAUSIBLE_MS,
      }),
      toPlainSpec(
        'maxKeepAliveRequests',
        'count',
        100,
        { en: 'requests over one connection', zh: '一个连接承载的请求数' },
        'tomcat.apache.org: HTTP connector',
      ),
      ...SOCKET_SPECS,
    ],
    idle: toTomcatIdle,
  },
  toSimpleApp(
    'jdk-httpserver',
    'JDK HttpServer',
    'sun.net.httpserver.idleInterval',
    's',
    'never',
    30,
    'jdk.httpserver module summary',
  ),
  toSimpleApp(
    'kestrel',
    'ASP.NET Kestrel',
    'KeepAliveTimeout',
    's',
    'never',
    130,
    '.NET KestrelServerLimits.KeepAliveTimeout',
  ),
  {
    kind: 'gunicorn',
    title: toSameText('gunicorn'),
    settings: [
      toPlainSpec(
        'worker_class',
        'word',
        'sync',
        { en: 'the sync worker closes after every answer', zh: 'sync worker 每次应答后即关闭连接' },
        'docs.gunicorn.org: settings',
      ),
      toTimeSpec('keepalive', 's', 'never', null, {
        meaning: {
          en: 'idle connection of gthread and gevent workers',
          zh: 'gthread 与 gevent worker 的连接空闲时限',
        },
        source: 'docs.gunicorn.org: settings; the default, 2 or 5, is not agreed on by sources',
      }),
      ...SOCKET_SPECS,
    ],
    idle: toGunicornIdle,
  },
  toSimpleApp('uvicorn', 'uvicorn', 'timeout-keep-alive', 's', 'at once', 5, 'www.uvicorn.org/settings'),
  toSimpleApp('sanic', 'Sanic', 'KEEP_ALIVE_TIMEOUT', 's', 'at once', null, 'sanic-org/sanic#2670'),
  toSimpleApp('php-fpm', 'PHP-FPM', 'idle', 's', 'never', null, DECLARED),
];

function toAppKind({ kind, title, settings, idle, keepalive, sendsHint = false }: App): HopKindDefinition {
  return {
    kind,
    title,
    role: 'server',
    system: 'linux',
    settings,
    behave: (hop) => toServer(toSide(idle(hop), toSocketKeepalive(hop, keepalive ?? null)), { sendsHint }),
  };
}

/** Programs that answer requests. */
export const SERVER_KINDS: readonly HopKindDefinition[] = [
  ...APPS.map(toAppKind),
  {
    kind: 'server',
    title: { en: 'Server', zh: '服务器' },
    role: 'server',
    system: 'linux',
    settings: [
      toTimeSpec('idle', 's', 'never', null, {
        meaning: { en: 'idle connection; FIN then', zh: '连接的空闲时限；到期发送 FIN' },
        source: DECLARED,
      }),
      toPlainSpec(
        'answers FIN',
        'switch',
        'on',
        { en: 'whether it closes when its peer has closed', zh: '对端关闭后它是否随之关闭' },
        DECLARED,
      ),
      ...SOCKET_SPECS,
    ],
    behave: (hop) =>
      toServer(toSide(hop.settings.time('idle'), toSocketKeepalive(hop)), {
        answersFin: hop.settings.isOn('answers FIN') !== false,
      }),
  },
];
