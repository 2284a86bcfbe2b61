import type { Pool, Side } from '../behaviour.js';
import type { HopKindDefinition, HopReading } from '../hop-kind-definition.js';
import type { KeepaliveState } from '../keepalive.js';
import { toSeconds, type Timer } from '../limit.js';
import type { ProductText } from '../product-text.js';
import { toPlainSpec, toTimeSpec, type SettingSpec } from '../setting-spec.js';
import { toPool, toProxy, toSide, toUnstated } from './endpoints.js';
import { toKeepalive } from './sockets.js';
import { toSameText } from '../product-text.js';

const MANUAL = 'HAProxy configuration manual 2.6; measured';
/** Half of the idle connections go at every delay: the last one takes about three. Source: haproxy/haproxy#3033; measured 15.3 s for 5 s. */
const PURGES_UNTIL_GONE = 3;

function toLimitSpec(name: string, meaning: ProductText): SettingSpec {
  const least = /^timeout (client|server|tunnel)$/.test(name) ? 1 : 0.1;
  return toTimeSpec(name, 'ms', 'never', null, { meaning, source: MANUAL, plausible: [least, Infinity] });
}

function toKeepaliveSpecs(side: 'cli' | 'srv', peer: ProductText): SettingSpec[] {
  return [
    toPlainSpec(
      `option ${side}tcpka`,
      'switch',
      'off',
      { en: `SO_KEEPALIVE towards the ${peer.en}`, zh: `是否对${peer.zh}启用 SO_KEEPALIVE` },
      MANUAL,
    ),
    toTimeSpec(`${side}tcpka-idle`, 's', 'unset', null, {
      meaning: { en: 'silence before the first probe', zh: '首个保活探测之前的静默时间' },
      source: MANUAL,
    }),
    toTimeSpec(`${side}tcpka-intvl`, 's', 'unset', null, {
      meaning: { en: 'time between two probes', zh: '两次探测的间隔' },
      source: MANUAL,
    }),
    toPlainSpec(
      `${side}tcpka-cnt`,
      'count',
      null,
      { en: 'unanswered probes', zh: '探测无应答的次数上限' },
      MANUAL,
    ),
  ];
}

const SETTINGS: readonly SettingSpec[] = [
  toPlainSpec('mode', 'word', null, { en: 'http or tcp', zh: 'http 或 tcp' }, MANUAL),
  toLimitSpec('timeout client', {
    en: 'silence of the client; none where 0, so write 0 where the section has none',
    zh: '客户端的静默时限；0 表示无限制，配置段未设置时请写 0',
  }),
  toLimitSpec('timeout server', {
    en: 'silence of the server, and waiting for its answer: 504',
    zh: '服务器的静默时限，也是等待其应答的时限；超时返回 504',
  }),
  toLimitSpec('timeout http-keep-alive', {
    en: 'idle client connection after an answer; FIN then. timeout http-request, else client, where left out',
    zh: '应答之后客户端连接的空闲时限；到期发送 FIN。未设置时取 timeout http-request，再取 timeout client',
  }),
  toLimitSpec('backend timeout http-keep-alive', {
    en: 'the same, written in a backend, where it is for nothing',
    zh: '同上，但写在 backend 中，不起作用',
  }),
  toLimitSpec('timeout http-request', {
    en: 'the header of a request: 408',
    zh: '接收请求头的时限；超时返回 408',
  }),
  toLimitSpec('timeout tunnel', {
    en: 'both sides once a tunnel runs, instead of client and server',
    zh: '隧道建立后两侧的静默时限，取代 timeout client 与 timeout server',
  }),
  toLimitSpec('timeout client-fin', {
    en: 'client side after it has closed one way',
    zh: '客户端单向关闭后该侧的时限',
  }),
  toLimitSpec('timeout server-fin', {
    en: 'server side after it has closed one way',
    zh: '服务器单向关闭后该侧的时限',
  }),
  toTimeSpec('timeout queue', 'ms', 'never', null, {
    meaning: { en: 'waiting for a free server: 503', zh: '排队等待空闲服务器的时限；超时返回 503' },
    source: MANUAL,
  }),
  toTimeSpec('timeout connect', 'ms', 'never', null, {
    meaning: { en: 'opening a connection to the server', zh: '建立到服务器的连接的时限' },
    source: MANUAL,
  }),
  toPlainSpec(
    'http-reuse',
    'word',
    [{ value: 'never' }, { since: '2.0', value: 'safe' }],
    { en: 'never, safe, aggressive or always', zh: 'never、safe、aggressive 或 always' },
    MANUAL,
  ),
  toTimeSpec('pool-purge-delay', 'ms', 'at once', '5s', {
    meaning: {
      en: 'how often half of the idle server connections are closed; 0 keeps none',
      zh: '每隔多久关闭一半服务器侧空闲连接；0 表示不保留',
    },
    source: MANUAL,
  }),
  toPlainSpec(
    'pool-max-conn',
    'count',
    -1,
    { en: 'idle server connections kept; -1 for any number', zh: '保留的服务器侧空闲连接数；-1 表示不限' },
    MANUAL,
  ),
  toPlainSpec(
    'max-reuse',
    'count',
    -1,
    {
      en: 'requests over one server connection; -1 for any number',
      zh: '一个服务器侧连接承载的请求数；-1 表示不限',
    },
    MANUAL,
  ),
  ...toKeepaliveSpecs('cli', { en: 'client', zh: '客户端' }),
  ...toKeepaliveSpecs('srv', { en: 'server', zh: '服务器' }),
  toPlainSpec(
    'option tcpka',
    'switch',
    'off',
    { en: 'SO_KEEPALIVE towards both', zh: '是否对两侧启用 SO_KEEPALIVE' },
    MANUAL,
  ),
  toPlainSpec(
    'option nolinger',
    'switch',
    'off',
    { en: 'RST instead of an orderly close', zh: '以 RST 代替正常关闭' },
    MANUAL,
  ),
  toPlainSpec(
    'option http-server-close',
    'switch',
    'off',
    { en: 'each request opens a connection to the server', zh: '每个请求都新建到服务器的连接' },
    MANUAL,
  ),
  toPlainSpec(
    'option httpclose',
    'switch',
    'off',
    { en: 'each request opens a connection on both sides', zh: '每个请求都在两侧新建连接' },
    MANUAL,
  ),
  toPlainSpec(
    'retry-on',
    'word',
    'conn-failure',
    {
      en: '"empty-response" repeats a request that met a closing server',
      zh: 'empty-response 表示遇到正在关闭的服务器时重发请求',
    },
    MANUAL,
  ),
];

function toSideKeepalive(hop: HopReading, side: 'cli' | 'srv'): KeepaliveState {
  const { settings } = hop;
  const option = settings.isOn(`option ${side}tcpka`) === true ? `option ${side}tcpka` : 'option tcpka';
  if (settings.isOn(option) !== true) return 'off';
  const first = toSeconds(settings.time(`${side}tcpka-idle`).limit);
  const interval = toSeconds(settings.time(`${side}tcpka-intvl`).limit);
  const probes = settings.count(`${side}tcpka-cnt`);
  return toKeepalive(hop, {
    setting: first === Infinity ? option : `${side}tcpka-idle`,
    isStated: true,
    ...(first !== Infinity && { first }),
    ...(interval !== Infinity && { interval }),
    ...(probes !== undefined && { probes }),
  });
}

function toServerPool({ settings }: HopReading): Pool | null {
  const reuse = settings.word('http-reuse');
  const delay = settings.time('pool-purge-delay');
  if (reuse === 'never' || delay.limit === 0 || settings.count('pool-max-conn') === 0) return null;
  const limit = typeof delay.limit === 'number' ? delay.limit * PURGES_UNTIL_GONE : delay.limit;
  const isRetried = settings.word('retry-on')?.includes('empty-response') === true;
  return toPool({ ...delay, limit }, { isForgiving: reuse === 'safe' || isRetried });
}

/** The limit of the client side while it is idle between two requests. */
function toKeepAliveTimer({ settings }: HopReading): Timer {
  const names = ['timeout http-keep-alive', 'timeout http-request', 'timeout client'];
  return (
    names.map((name) => settings.time(name)).find(({ limit }) => limit !== 'unstated') ??
    toUnstated('timeout client')
  );
}

function toRelaySides(hop: HopReading): { left: Side; right: Side & { pool: null; isPersistent: true } } {
  const { settings } = hop;
  const tunnel = settings.time('timeout tunnel');
  const isTunnelLimit = tunnel.limit !== 'unstated';
  const sign = settings.isOn('option nolinger') === true ? 'rst' : 'fin';
  const toRelaySide = (side: 'cli' | 'srv', name: string) =>
    toSide(isTunnelLimit ? tunnel : settings.time(name), toSideKeepalive(hop, side), { isTunnelLimit, sign });
  return {
    left: toRelaySide('cli', 'timeout client'),
    right: { ...toRelaySide('srv', 'timeout server'), pool: null, isPersistent: true },
  };
}

/** HAProxy in HTTP or TCP mode. */
export const HAPROXY_KIND: HopKindDefinition = {
  kind: 'haproxy',
  title: toSameText('HAProxy'),
  role: 'proxy',
  system: 'linux',
  settings: SETTINGS,
  behave: (hop) => {
    const { settings, protocol } = hop;
    const sign = settings.isOn('option nolinger') === true ? 'rst' : 'fin';
    const isClosing = settings.isOn('option httpclose') === true;
    const isTcpMode = settings.word('mode') === 'tcp' || protocol === 'tcp';
    if (isTcpMode || protocol === 'websocket') {
      const isHalfOpen = isTcpMode && settings.time('timeout tunnel').limit === 'unstated';
      const fins = { left: settings.time('timeout client-fin'), right: settings.time('timeout server-fin') };
      const relay = toRelaySides(hop);
      const left = { ...relay.left, isPersistent: true };
      const response = isTcpMode ? null : settings.time('timeout server');
      return toProxy(hop, { left, right: relay.right }, { response, halfClosed: isHalfOpen ? fins : null });
    }
    const pool = isClosing || settings.isOn('option http-server-close') === true ? null : toServerPool(hop);
    const isKept = settings.isOn('option http-server-close') !== true && !isClosing;
    return toProxy(
      hop,
      {
        left: {
          ...toSide(toKeepAliveTimer(hop), toSideKeepalive(hop, 'cli'), { sign }),
          isPersistent: !isClosing,
        },
        right: {
          ...toSide(settings.time('timeout server'), toSideKeepalive(hop, 'srv'), { sign }),
          pool,
          isPersistent: isKept,
        },
      },
      { response: settings.time('timeout server') },
    );
  },
};
