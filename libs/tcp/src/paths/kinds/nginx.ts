import type { HopKindDefinition, HopReading } from '../hop-kind-definition.js';
import type { KeepaliveState } from '../keepalive.js';
import type { ProductText } from '../product-text.js';
import { toPlainSpec, toTimeSpec } from '../setting-spec.js';
import type { Pool } from '../behaviour.js';
import { toPool, toProxy, toSide, toUnstated } from './endpoints.js';
import { toKeepalive } from './sockets.js';
import { toSameText } from '../product-text.js';

const CORE = 'nginx.org/en/docs/http/ngx_http_core_module.html; measured';
const PROXY = 'nginx.org/en/docs/http/ngx_http_proxy_module.html; measured';
const UPSTREAM = 'nginx.org/en/docs/http/ngx_http_upstream_module.html; CHANGES 1.19.10, 1.29.7; measured';
const STREAM = 'nginx.org/en/docs/stream/ngx_stream_proxy_module.html';
/** From this version upstream connections are kept without being asked for. */
const POOLS_BY_DEFAULT = '1.29.7';
const MOST_PLAUSIBLE = 4_999;

function toRequestSpec(name: string, meaning: ProductText, source: string) {
  return toTimeSpec(name, 's', 'at once', 60, { meaning, source, plausible: [0.05, MOST_PLAUSIBLE] });
}

const SETTINGS = [
  toTimeSpec('keepalive_timeout', 's', 'at once', 75, {
    meaning: {
      en: 'how long an idle client connection is kept; FIN then. 0 keeps none',
      zh: '客户端连接空闲多久后以 FIN 关闭；0 表示不保留',
    },
    source: CORE,
    plausible: [0.05, MOST_PLAUSIBLE],
  }),
  toPlainSpec(
    'keepalive_requests',
    'count',
    [{ value: 100 }, { since: '1.19.10', value: 1_000 }],
    { en: 'requests after which the close is announced', zh: '处理多少个请求后宣告关闭' },
    CORE,
  ),
  toTimeSpec('keepalive_time', 's', 'at once', 3_600, {
    meaning: { en: 'age after which the close is announced', zh: '存续多久后宣告关闭' },
    source: CORE,
  }),
  toRequestSpec(
    'client_header_timeout',
    { en: 'the header of a request: FIN', zh: '接收请求头的时限；到期发送 FIN' },
    CORE,
  ),
  toRequestSpec(
    'client_body_timeout',
    { en: 'two reads of the body of a request: FIN', zh: '接收请求体时两次读之间的时限；到期发送 FIN' },
    CORE,
  ),
  toRequestSpec('send_timeout', { en: 'two writes of an answer', zh: '发送应答时两次写之间的时限' }, CORE),
  toPlainSpec(
    'reset_timedout_connection',
    'switch',
    'off',
    { en: 'RST instead of FIN where a client is too slow', zh: '客户端过慢时以 RST 代替 FIN' },
    CORE,
  ),
  toPlainSpec(
    'listen so_keepalive',
    'word',
    'off',
    {
      en: 'keepalive towards the client: on, off or idle:intvl:cnt',
      zh: '对客户端的保活：on、off 或 idle:intvl:cnt',
    },
    CORE,
  ),
  toRequestSpec(
    'proxy_connect_timeout',
    { en: 'opening a connection to the next hop', zh: '建立到下一跳的连接的时限' },
    PROXY,
  ),
  toRequestSpec(
    'proxy_read_timeout',
    { en: 'two reads from the next hop: 504', zh: '从下一跳接收时两次读之间的时限；超时返回 504' },
    PROXY,
  ),
  toRequestSpec(
    'proxy_send_timeout',
    { en: 'two writes to the next hop', zh: '向下一跳发送时两次写之间的时限' },
    PROXY,
  ),
  toPlainSpec(
    'proxy_http_version',
    'word',
    [{ value: '1.0' }, { since: POOLS_BY_DEFAULT, value: '1.1' }],
    { en: 'HTTP version towards the next hop', zh: '对下一跳使用的 HTTP 版本' },
    PROXY,
  ),
  toPlainSpec(
    'proxy_set_header Connection',
    'word',
    [{ value: 'close' }, { since: POOLS_BY_DEFAULT, value: '' }],
    {
      en: 'Connection header towards the next hop; "" lets connections be kept',
      zh: '对下一跳的 Connection 头；"" 表示允许保留连接',
    },
    PROXY,
  ),
  toPlainSpec(
    'proxy_socket_keepalive',
    'switch',
    'off',
    { en: 'SO_KEEPALIVE towards the next hop', zh: '是否对下一跳启用 SO_KEEPALIVE' },
    PROXY,
  ),
  toPlainSpec(
    'upstream keepalive',
    'count',
    [{ value: 0 }, { since: POOLS_BY_DEFAULT, value: 32 }],
    {
      en: 'idle connections to the next hop that each worker keeps',
      zh: '每个 worker 保留的到下一跳的空闲连接数',
    },
    UPSTREAM,
  ),
  toTimeSpec('upstream keepalive_timeout', 's', 'at once', 60, {
    meaning: {
      en: 'how long an idle connection to the next hop is used again',
      zh: '到下一跳的空闲连接在多长时间内可复用',
    },
    source: UPSTREAM,
    plausible: [0.05, MOST_PLAUSIBLE],
  }),
  toPlainSpec(
    'upstream keepalive_requests',
    'count',
    [{ value: 100 }, { since: '1.19.10', value: 1_000 }],
    { en: 'requests over one connection to the next hop', zh: '一个到下一跳的连接承载的请求数' },
    UPSTREAM,
  ),
  toTimeSpec('upstream keepalive_time', 's', 'at once', 3_600, {
    meaning: { en: 'age of a connection to the next hop', zh: '到下一跳的连接最长存续多久' },
    source: UPSTREAM,
  }),
  toTimeSpec('stream proxy_timeout', 's', 'at once', 600, {
    meaning: {
      en: 'silence of a relayed TCP connection; FIN to both',
      zh: '被中继的 TCP 连接的静默时限；到期向两端发送 FIN',
    },
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
  title: toSameText('nginx'),
  role: 'proxy',
  system: 'linux',
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
