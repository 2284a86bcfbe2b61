import type { HopKindDefinition } from '../hop-kind-definition.js';
import { toPlainSpec, toTimeSpec } from '../setting-spec.js';
import type { Timer } from '../limit.js';
import { toPool, toProxy, toSide, toUnstated } from './endpoints.js';
import { toKeepalive } from './sockets.js';
import { toSameText } from '../product-text.js';

const CORE = 'httpd.apache.org/docs/2.4/mod/core.html; 2.0: Red Hat Enterprise Linux 4 reference guide';
const PROXY = 'httpd.apache.org/docs/2.4/mod/mod_proxy.html; measured';
const REQTIMEOUT = 'httpd.apache.org/docs/2.4/mod/mod_reqtimeout.html';
/** Above it the milliseconds of another server were meant. */
const MOST_PLAUSIBLE = 4_999;

const SETTINGS = [
  toPlainSpec(
    'KeepAlive',
    'switch',
    'On',
    { en: 'whether a connection takes more than one request', zh: '一个连接是否可承载多个请求' },
    CORE,
  ),
  toPlainSpec(
    'MaxKeepAliveRequests',
    'count',
    100,
    {
      en: 'requests after which the close is announced; one more is answered',
      zh: '处理多少个请求后宣告关闭；宣告后仍会再应答一个',
    },
    CORE,
  ),
  toTimeSpec('KeepAliveTimeout', 's', 'at once', [{ value: 15 }, { since: '2.2', value: 5 }], {
    meaning: {
      en: 'how long an idle client connection is kept; FIN then. 0 is KeepAlive Off',
      zh: '客户端连接空闲多久后以 FIN 关闭；0 等同于 KeepAlive Off',
    },
    source: CORE,
    plausible: [0.05, MOST_PLAUSIBLE],
  }),
  toTimeSpec('Timeout', 's', 'at once', [{ value: 300 }, { since: '2.4', value: 60 }], {
    meaning: { en: 'one read or write', zh: '单次读或写的时限' },
    source: CORE,
    plausible: [1, MOST_PLAUSIBLE],
  }),
  toTimeSpec('ProxyTimeout', 's', 'unset', null, {
    meaning: {
      en: 'waiting for the next hop; Timeout where left out',
      zh: '等待下一跳应答的时限；未设置时取 Timeout',
    },
    source: PROXY,
    plausible: [1, MOST_PLAUSIBLE],
  }),
  toPlainSpec(
    'RequestReadTimeout',
    'word',
    'header=20-40,MinRate=500 body=20,MinRate=500',
    { en: 'while a request arrives: 408', zh: '接收请求期间的时限；超时返回 408' },
    REQTIMEOUT,
  ),
  toPlainSpec(
    'AcceptFilter',
    'word',
    'data',
    {
      en: '"none" takes connections before a byte has come (Linux: TCP_DEFER_ACCEPT)',
      zh: 'none 表示数据到达之前就接受连接（Linux：TCP_DEFER_ACCEPT）',
    },
    CORE,
  ),
  toTimeSpec('ProxyPass ttl', 's', 'at once', 'never', {
    meaning: {
      en: 'how long an idle connection to the next hop is used again; for ever where left out',
      zh: '到下一跳的空闲连接在多长时间内可复用；未设置时一直可复用',
    },
    source: PROXY,
    plausible: [1, MOST_PLAUSIBLE],
  }),
  toPlainSpec(
    'ProxyPass keepalive',
    'switch',
    'Off',
    { en: 'SO_KEEPALIVE towards the next hop', zh: '是否对下一跳启用 SO_KEEPALIVE' },
    PROXY,
  ),
  toPlainSpec(
    'ProxyPass disablereuse',
    'switch',
    'Off',
    { en: 'whether each request opens a connection to the next hop', zh: '是否为每个请求新建到下一跳的连接' },
    PROXY,
  ),
  toTimeSpec('ProxyPass timeout', 's', 'unset', null, {
    meaning: { en: 'waiting for the next hop', zh: '等待下一跳应答的时限' },
    source: PROXY,
  }),
  toTimeSpec('ProxyPass connectiontimeout', 's', 'unset', null, {
    meaning: { en: 'opening a connection to the next hop', zh: '建立到下一跳的连接的时限' },
    source: PROXY,
  }),
] as const;

/** Apache httpd, alone or with mod_proxy. */
export const APACHE_KIND: HopKindDefinition = {
  kind: 'apache',
  title: toSameText('Apache httpd'),
  role: 'proxy',
  system: 'linux',
  settings: SETTINGS,
  behave: (hop) => {
    const { settings, protocol } = hop;
    const keepAlive = settings.time('KeepAliveTimeout');
    const idle: Timer =
      settings.isOn('KeepAlive') === false ? { setting: 'KeepAlive', limit: 0, isStated: true } : keepAlive;
    const waits = [
      settings.time('ProxyPass timeout'),
      settings.time('ProxyTimeout'),
      settings.time('Timeout'),
    ];
    const response = waits.find(({ limit }) => limit !== 'unstated') ?? toUnstated('Timeout');
    const isReused = settings.isOn('ProxyPass disablereuse') !== true;
    const backKeepalive =
      settings.isOn('ProxyPass keepalive') === true
        ? toKeepalive(hop, { setting: 'ProxyPass keepalive', isStated: true })
        : 'off';
    const isTunnel = protocol !== 'http';
    return toProxy(
      hop,
      {
        left: {
          ...toSide(
            isTunnel && hop.passesOn ? response : idle,
            toKeepalive(hop, { setting: 'SO_KEEPALIVE' }),
          ),
          sendsHint: true,
        },
        right: {
          ...toSide(isTunnel ? response : toUnstated(), backKeepalive),
          pool: isReused ? toPool(settings.time('ProxyPass ttl')) : null,
        },
      },
      { response: hop.passesOn ? response : null },
    );
  },
};
