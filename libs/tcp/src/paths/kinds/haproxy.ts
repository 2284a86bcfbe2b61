import type { Pool, Side } from '../behaviour.js';
import type { HopKindDefinition, HopReading } from '../hop-kind-definition.js';
import type { KeepaliveState } from '../keepalive.js';
import { toSeconds, type Timer } from '../limit.js';
import { toPlainSpec, toTimeSpec, type SettingSpec } from '../setting-spec.js';
import { toPool, toProxy, toSide, toUnstated } from './endpoints.js';
import { toKeepalive } from './sockets.js';

const MANUAL = 'HAProxy configuration manual 2.6; measured';
/** Half of the idle connections go at every delay: the last one takes about three. Source: haproxy/haproxy#3033; measured 15.3 s for 5 s. */
const PURGES_UNTIL_GONE = 3;

function toLimitSpec(name: string, meaning: string): SettingSpec {
  const least = /^timeout (client|server|tunnel)$/.test(name) ? 1 : 0.1;
  return toTimeSpec(name, 'ms', 'never', null, { meaning, source: MANUAL, plausible: [least, Infinity] });
}

function toKeepaliveSpecs(side: 'cli' | 'srv', peer: string): SettingSpec[] {
  return [
    toPlainSpec(`option ${side}tcpka`, 'switch', 'off', `SO_KEEPALIVE towards the ${peer}`, MANUAL),
    toTimeSpec(`${side}tcpka-idle`, 's', 'unset', null, {
      meaning: 'silence before the first probe',
      source: MANUAL,
    }),
    toTimeSpec(`${side}tcpka-intvl`, 's', 'unset', null, {
      meaning: 'time between two probes',
      source: MANUAL,
    }),
    toPlainSpec(`${side}tcpka-cnt`, 'count', null, 'unanswered probes', MANUAL),
  ];
}

const SETTINGS: readonly SettingSpec[] = [
  toPlainSpec('mode', 'word', null, 'http or tcp', MANUAL),
  toLimitSpec('timeout client', 'silence of the client; none where 0, so write 0 where the section has none'),
  toLimitSpec('timeout server', 'silence of the server, and waiting for its answer: 504'),
  toLimitSpec(
    'timeout http-keep-alive',
    'idle client connection after an answer; FIN then. timeout http-request, else client, where left out',
  ),
  toLimitSpec('backend timeout http-keep-alive', 'the same, written in a backend, where it is for nothing'),
  toLimitSpec('timeout http-request', 'the header of a request: 408'),
  toLimitSpec('timeout tunnel', 'both sides once a tunnel runs, instead of client and server'),
  toLimitSpec('timeout client-fin', 'client side after it has closed one way'),
  toLimitSpec('timeout server-fin', 'server side after it has closed one way'),
  toTimeSpec('timeout queue', 'ms', 'never', null, {
    meaning: 'waiting for a free server: 503',
    source: MANUAL,
  }),
  toTimeSpec('timeout connect', 'ms', 'never', null, {
    meaning: 'opening a connection to the server',
    source: MANUAL,
  }),
  toPlainSpec(
    'http-reuse',
    'word',
    [{ value: 'never' }, { since: '2.0', value: 'safe' }],
    'never, safe, aggressive or always',
    MANUAL,
  ),
  toTimeSpec('pool-purge-delay', 'ms', 'at once', '5s', {
    meaning: 'how often half of the idle server connections are closed; 0 keeps none',
    source: MANUAL,
  }),
  toPlainSpec('pool-max-conn', 'count', -1, 'idle server connections kept; -1 for any number', MANUAL),
  toPlainSpec('max-reuse', 'count', -1, 'requests over one server connection; -1 for any number', MANUAL),
  ...toKeepaliveSpecs('cli', 'client'),
  ...toKeepaliveSpecs('srv', 'server'),
  toPlainSpec('option tcpka', 'switch', 'off', 'SO_KEEPALIVE towards both', MANUAL),
  toPlainSpec('option nolinger', 'switch', 'off', 'RST instead of an orderly close', MANUAL),
  toPlainSpec(
    'option http-server-close',
    'switch',
    'off',
    'each request opens a connection to the server',
    MANUAL,
  ),
  toPlainSpec('option httpclose', 'switch', 'off', 'each request opens a connection on both sides', MANUAL),
  toPlainSpec(
    'retry-on',
    'word',
    'conn-failure',
    '"empty-response" repeats a request that met a closing server',
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
  title: 'HAProxy',
  role: 'proxy',
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
