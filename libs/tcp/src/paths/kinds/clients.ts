import type { Side } from '../behaviour.js';
import type { HopKindDefinition, HopReading } from '../hop-kind-definition.js';
import { toPlainSpec, toTimeSpec, type SettingDefault, type SettingSpec } from '../setting-spec.js';
import type { HopKind } from '../hop-kind.js';
import { toClient, toPool, toSide, toUnstated } from './endpoints.js';
import { SOCKET_SPECS, toSocketKeepalive, type OwnKeepalive } from './sockets.js';
import { toSameText } from '../product-text.js';
import { DECLARED } from '../source-text.js';

const POOL_SPEC = toTimeSpec('pool', 's', 'at once', null, {
  meaning: {
    en: 'how long an idle connection is kept to be used again; "never" where it is kept for ever',
    zh: '空闲连接保留多久以备复用；一直保留时写 never',
  },
  source: DECLARED,
});

/** Any client: whether it keeps a pool is told by `pool`. */
function behaveAsClient(hop: HopReading, rest: Partial<Side> = {}) {
  const { settings } = hop;
  const timer = settings.time('pool');
  const hint = settings.isOn('pool obeys hint') === true;
  const hasPool = settings.isStated('pool') && timer.limit !== 0;
  const pool = hasPool ? toPool(timer, { hintMargin: hint ? 1 : null }) : null;
  return toClient(hasPool ? timer : settings.time('idle'), toSocketKeepalive(hop), pool, rest);
}

const CLIENT_SPECS: readonly SettingSpec[] = [
  POOL_SPEC,
  toPlainSpec(
    'pool obeys hint',
    'switch',
    'off',
    {
      en: 'whether the pool stays below the Keep-Alive: timeout= of the server',
      zh: '连接池是否在服务器 Keep-Alive: timeout= 给出的时间之前停止复用',
    },
    DECLARED,
  ),
  toTimeSpec('idle', 's', 'at once', null, {
    meaning: { en: 'silence after which the client closes by itself', zh: '静默多久后客户端主动关闭' },
    source: DECLARED,
  }),
  ...SOCKET_SPECS,
];

interface PoolingClient {
  readonly kind: HopKind;
  readonly title: string;
  readonly setting: string;
  readonly unit: 'ms' | 's';
  readonly zero: 'never' | 'at once';
  readonly value: number | readonly SettingDefault[];
  readonly hintMargin: number | null;
  readonly keepalive: OwnKeepalive | null;
  readonly source: string;
}

const POOLING: readonly PoolingClient[] = [
  {
    kind: 'node-agent',
    title: 'Node.js http.Agent',
    setting: 'timeout',
    unit: 'ms',
    zero: 'never',
    value: 5_000,
    hintMargin: 1,
    keepalive: { setting: 'keepAliveMsecs', first: 1 },
    source: 'Node.js http.Agent; nodejs/node#59315; measured',
  },
  {
    kind: 'undici',
    title: 'Node.js fetch (undici)',
    setting: 'keepAliveTimeout',
    unit: 'ms',
    zero: 'at once',
    value: 4_000,
    hintMargin: 1,
    keepalive: { setting: 'keepAliveInitialDelay', first: 60 },
    source: 'undici Client; measured',
  },
  {
    kind: 'java-http-client',
    title: 'Java java.net.http.HttpClient',
    setting: 'jdk.httpclient.keepalive.timeout',
    unit: 's',
    zero: 'at once',
    value: [{ value: 1_200 }, { since: '20', value: 30 }],
    hintMargin: null,
    keepalive: null,
    source: 'java.net.http module, system properties',
  },
  {
    kind: 'go-transport',
    title: 'Go http.Transport',
    setting: 'IdleConnTimeout',
    unit: 's',
    zero: 'never',
    value: 90,
    hintMargin: null,
    keepalive: { setting: 'net.Dialer KeepAlive', first: 15, interval: 15 },
    source: 'Go net/http Transport, DefaultTransport',
  },
  {
    kind: 'dotnet-http-client',
    title: '.NET SocketsHttpHandler',
    setting: 'PooledConnectionIdleTimeout',
    unit: 's',
    zero: 'at once',
    value: [{ value: 120 }, { since: '6', value: 60 }],
    hintMargin: null,
    keepalive: null,
    source: '.NET SocketsHttpHandler.PooledConnectionIdleTimeout',
  },
];

function toPoolingClient(client: PoolingClient): HopKindDefinition {
  const { kind, title, setting, unit, zero, value, source } = client;
  const meaning = {
    en: 'how long an idle connection is kept to be used again',
    zh: '空闲连接保留多久以备复用',
  };
  return {
    kind,
    title: toSameText(title),
    role: 'client',
    system: 'linux',
    settings: [
      toTimeSpec(setting, unit, zero, value, { meaning, source, plausible: [1, Infinity] }),
      ...SOCKET_SPECS,
    ],
    behave: (hop) => {
      const timer = hop.settings.time(setting);
      const pool = timer.limit === 0 ? null : toPool(timer, { hintMargin: client.hintMargin });
      return toClient(timer, toSocketKeepalive(hop, client.keepalive), pool);
    },
  };
}

/** Who asks. */
export const CLIENT_KINDS: readonly HopKindDefinition[] = [
  {
    kind: 'client',
    title: { en: 'Client', zh: '客户端' },
    role: 'client',
    system: 'linux',
    settings: CLIENT_SPECS,
    behave: (hop) => behaveAsClient(hop),
  },
  {
    kind: 'browser',
    title: { en: 'Browser', zh: '浏览器' },
    role: 'client',
    system: 'any',
    settings: CLIENT_SPECS,
    behave: (hop) => behaveAsClient(hop, { timeWaitSeconds: null }),
  },
  ...POOLING.map(toPoolingClient),
  {
    kind: 'linux',
    title: { en: 'Linux host', zh: 'Linux 主机' },
    role: 'client',
    system: 'linux',
    settings: SOCKET_SPECS,
    behave: (hop) => {
      const side = toSide(toUnstated(), toSocketKeepalive(hop));
      const left = { ...side, isPersistent: true, sendsHint: false };
      return { ...toClient(side.idle, side.keepalive, null), left };
    },
  },
];
