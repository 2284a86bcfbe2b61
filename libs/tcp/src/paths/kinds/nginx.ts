import type { HopKindDefinition, HopReading } from '../hop-kind-definition.js';
import type { KeepaliveState } from '../keepalive.js';
import { toPlainSpec, toTimeSpec } from '../setting-spec.js';
import type { Pool } from '../behaviour.js';
import { toPool, toProxy, toSide, toUnstated } from './endpoints.js';
import { toKeepalive } from './sockets.js';

const CORE = 'nginx.org/en/docs/http/ngx_http_core_module.html; measured';
const PROXY = 'nginx.org/en/docs/http/ngx_http_proxy_module.html; measured';
const UPSTREAM = 'nginx.org/en/docs/http/ngx_http_upstream_module.html; CHANGES 1.19.10, 1.29.7; measured';
const STREAM = 'nginx.org/en/docs/stream/ngx_stream_proxy_module.html';
/** From this version upstream connections are kept without being asked for. */
const POOLS_BY_DEFAULT = '1.29.7';
const MOST_PLAUSIBLE = 4_999;

function toRequestSpec(name: string, meaning: string, source: string) {
  return toTimeSpec(name, 's', 'at once', 60, { meaning, source, plausible: [0.05, MOST_PLAUSIBLE] });
}

const SETTINGS = [
  toTimeSpec('keepalive_timeout', 's', 'at once', 75, {
    meaning: 'how long an idle client connection is kept; FIN then. 0 keeps none',
    source: CORE,
    plausible: [0.05, MOST_PLAUSIBLE],
  }),
  toPlainSpec(
    'keepalive_requests',
    'count',
    [{ value: 100 }, { since: '1.19.10', value: 1_000 }],
    'requests after which the close is announced',
    CORE,
  ),
  toTimeSpec('keepalive_time', 's', 'at once', 3_600, {
    meaning: 'age after which the close is announced',
    source: CORE,
  }),
  toRequestSpec('client_header_timeout', 'the header of a request: FIN', CORE),
  toRequestSpec('client_body_timeout', 'two reads of the body of a request: FIN', CORE),
  toRequestSpec('send_timeout', 'two writes of an answer', CORE),
  toPlainSpec(
    'reset_timedout_connection',
    'switch',
    'off',
    'RST instead of FIN where a client is too slow',
    CORE,
  ),
  toPlainSpec(
    'listen so_keepalive',
    'word',
    'off',
    'keepalive towards the client: on, off or idle:intvl:cnt',
    CORE,
  ),
  toRequestSpec('proxy_connect_timeout', 'opening a connection to the next hop', PROXY),
  toRequestSpec('proxy_read_timeout', 'two reads from the next hop: 504', PROXY),
  toRequestSpec('proxy_send_timeout', 'two writes to the next hop', PROXY),
  toPlainSpec(
    'proxy_http_version',
    'word',
    [{ value: '1.0' }, { since: POOLS_BY_DEFAULT, value: '1.1' }],
    'HTTP version towards the next hop',
    PROXY,
  ),
  toPlainSpec(
    'proxy_set_header Connection',
    'word',
    [{ value: 'close' }, { since: POOLS_BY_DEFAULT, value: '' }],
    'Connection header towards the next hop; "" lets connections be kept',
    PROXY,
  ),
  toPlainSpec('proxy_socket_keepalive', 'switch', 'off', 'SO_KEEPALIVE towards the next hop', PROXY),
  toPlainSpec(
    'upstream keepalive',
    'count',
    [{ value: 0 }, { since: POOLS_BY_DEFAULT, value: 32 }],
    'idle connections to the next hop that each worker keeps',
    UPSTREAM,
  ),
  toTimeSpec('upstream keepalive_timeout', 's', 'at once', 60, {
    meaning: 'how long an idle connection to the next hop is used again',
    source: UPSTREAM,
    plausible: [0.05, MOST_PLAUSIBLE],
  }),
  toPlainSpec(
    'upstream keepalive_requests',
    'count',
    [{ value: 100 }, { since: '1.19.10', value: 1_000 }],
    'requests over one connection to the next hop',
    UPSTREAM,
  ),
  toTimeSpec('upstream keepalive_time', 's', 'at once', 3_600, {
    meaning: 'age of a connection to the next hop',
    source: UPSTREAM,
  }),
  toTimeSpec('stream proxy_timeout', 's', 'at once', 600, {
    meaning: 'silence of a relayed TCP connection; FIN to both',
    source: STREAM,
  }),
] as const;

function toLeftKeepalive(hop: HopReading): KeepaliveState {
  const setting = 'listen so_keepalive';
  const word = hop.settings.word(setting) ?? 'off';
  if (word === 'unknown') return 'unknown';
  if (word === 'off') return 'off';
  const [idle = '', interval = '', probes = ''] = word === 'on' ? [] : word.split(':');
  const first = toSecondsOf(idle);
  const between = toSecondsOf(interval);
  return toKeepalive(hop, {
    setting,
    isStated: true,
    ...(first !== undefined && { first }),
    ...(between !== undefined && { interval: between }),
    ...(/^\d+$/.test(probes) && { probes: Number(probes) }),
  });
}

function toSecondsOf(text: string): number | undefined {
  const [, amount, unit] = /^(\d+)(s|m|h)?$/.exec(text) ?? [];
  return amount === undefined ? undefined : Number(amount) * (unit === 'h' ? 3_600 : unit === 'm' ? 60 : 1);
}

function toUpstreamPool({ settings }: HopReading): Pool | null {
  const kept = settings.count('upstream keepalive') ?? 0;
  const version = settings.word('proxy_http_version') ?? '';
  const isClosed = settings.word('proxy_set_header Connection') === 'close';
  if (kept <= 0 || version === '1.0' || isClosed) return null;
  return toPool(settings.time('upstream keepalive_timeout'), { isForgiving: true });
}

/** nginx, alone or as a proxy. */
export const NGINX_KIND: HopKindDefinition = {
  kind: 'nginx',
  title: 'nginx',
  role: 'proxy',
  settings: SETTINGS,
  behave: (hop) => {
    const { settings, protocol, passesOn } = hop;
    const response = settings.time('proxy_read_timeout');
    const tunnel = protocol === 'tcp' ? settings.time('stream proxy_timeout') : response;
    const isRelay = protocol !== 'http' && passesOn;
    const isTunnelLimit = protocol === 'tcp' && tunnel.isStated;
    const backKeepalive =
      settings.isOn('proxy_socket_keepalive') === true
        ? toKeepalive(hop, { setting: 'proxy_socket_keepalive', isStated: true })
        : 'off';
    return toProxy(
      hop,
      {
        left: {
          ...toSide(isRelay ? tunnel : settings.time('keepalive_timeout'), toLeftKeepalive(hop), {
            isTunnelLimit,
          }),
          isPersistent: isRelay || settings.time('keepalive_timeout').limit !== 0,
        },
        right: {
          ...toSide(isRelay ? tunnel : toUnstated(), backKeepalive, { isTunnelLimit }),
          pool: isRelay ? null : toUpstreamPool(hop),
          isPersistent: isRelay || toUpstreamPool(hop) !== null,
        },
      },
      { response: passesOn && protocol !== 'tcp' ? response : null },
    );
  },
};
