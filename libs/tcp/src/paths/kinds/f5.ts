import type { HopKindDefinition, HopReading } from '../hop-kind-definition.js';
import type { KeepaliveState } from '../keepalive.js';
import type { HopSettings } from '../hop-settings.js';
import { toSeconds, type Timer } from '../limit.js';
import { toPlainSpec, toTimeSpec, type SettingSpec } from '../setting-spec.js';
import type { Side } from '../behaviour.js';
import { toPool, toProxy, toSide } from './endpoints.js';

const TMSH = 'F5 tmsh reference, ltm profile tcp; F5-BIGIP-LOCAL-MIB';
const FASTL4 = 'F5 tmsh reference, ltm profile fastl4; AS3 L4_Profile';
const ONE_CONNECT = 'F5 tmsh reference, ltm profile one-connect';
/** No more than a day: what is longer was written in milliseconds. */
const PLAUSIBLE = [1, 86_400] as const;

const TCP_PROFILE: readonly SettingSpec[] = [
  toTimeSpec('idleTimeout', 's', 'never', 300, {
    meaning: { en: 'silence after which the flow is removed', zh: '静默多久后删除该流' },
    source: TMSH,
    plausible: PLAUSIBLE,
  }),
  toTimeSpec('keepAliveInterval', 's', 'never', 1_800, {
    meaning: {
      en: 'silence after which a side is probed; 0 sends none. Seconds: the milliseconds of its MIB are an inconsistency',
      zh: '静默多久后探测该侧；0 表示不探测。单位为秒：其 MIB 写作毫秒，自相矛盾',
    },
    source: 'AS3 L4_Profile.keepAliveInterval; F5 Terraform provider bigip_ltm_profile_tcp',
    plausible: PLAUSIBLE,
  }),
  toPlainSpec(
    'resetOnTimeout',
    'switch',
    'enabled',
    { en: 'whether both ends get a RST when it expires', zh: '到期时是否向两端发送 RST' },
    TMSH,
  ),
];

const TIMES: readonly SettingSpec[] = [
  toTimeSpec('timeWaitTimeout', 'ms', 'at once', 2_000, {
    meaning: {
      en: 'how long a flow that the BIG-IP closed first stays in TIME_WAIT',
      zh: 'BIG-IP 先关闭的流在 TIME_WAIT 停留多久',
    },
    source: TMSH,
    plausible: [0.5, 600],
  }),
  toTimeSpec('finWaitTimeout', 's', 'never', 5, {
    meaning: { en: 'FIN-WAIT-1 and CLOSING', zh: 'FIN-WAIT-1 与 CLOSING 的时限' },
    source: TMSH,
  }),
  toTimeSpec('finWait_2Timeout', 's', 'never', 300, {
    meaning: { en: 'FIN-WAIT-2', zh: 'FIN-WAIT-2 的时限' },
    source: TMSH,
  }),
  toTimeSpec('closeWaitTimeout', 's', 'never', 5, {
    meaning: { en: 'LAST-ACK, whatever its name says', zh: '实为 LAST-ACK 的时限，与名称不符' },
    source: TMSH,
  }),
  toTimeSpec('zeroWindowTimeout', 'ms', 'never', 20_000, {
    meaning: { en: 'a peer whose window stays closed', zh: '对端接收窗口持续关闭的时限' },
    source: TMSH,
  }),
  toTimeSpec('synRtoBase', 'ms', 'at once', 3_000, {
    meaning: { en: 'first wait for an answer to a SYN', zh: '首次等待 SYN 应答的时间' },
    source: TMSH,
  }),
  toTimeSpec('minimumRto', 'ms', 'at once', 1_000, {
    meaning: { en: 'least wait before data are repeated', zh: '重传数据前的最短等待' },
    source: TMSH,
  }),
  toPlainSpec(
    'maxRetrans',
    'count',
    8,
    {
      en: 'repetitions before a flow with unacknowledged data is reset',
      zh: '数据未获确认时，重传多少次后复位该流',
    },
    TMSH,
  ),
  toPlainSpec(
    'timeWaitRecycle',
    'switch',
    'enabled',
    { en: 'whether a SYN may take over a flow in TIME_WAIT', zh: 'SYN 是否可接管处于 TIME_WAIT 的流' },
    TMSH,
  ),
];

const SERVER_SIDE: readonly SettingSpec[] = [...TCP_PROFILE, ...TIMES].map((spec) => ({
  ...spec,
  name: `serverside ${spec.name}`,
  meaning: {
    en: `${spec.meaning.en}; of the server-side profile where it is another`,
    zh: `${spec.meaning.zh}；取自服务器侧 profile（与客户端侧不同时）`,
  },
  defaults: [{ value: null }],
}));

const ONE_CONNECT_SPECS: readonly SettingSpec[] = [
  toPlainSpec(
    'oneConnect',
    'switch',
    'disabled',
    { en: 'whether idle server connections are used again', zh: '是否复用服务器侧的空闲连接' },
    ONE_CONNECT,
  ),
  toTimeSpec('oneConnect idleTimeoutOverride', 's', 'unset', null, {
    meaning: {
      en: 'how long an idle server connection is kept; the idleTimeout of the profile where left out',
      zh: '服务器侧空闲连接保留多久；未设置时取 profile 的 idleTimeout',
    },
    source: ONE_CONNECT,
  }),
  toTimeSpec('oneConnect maxAge', 's', 'never', 86_400, {
    meaning: { en: 'age beyond which it is not used again', zh: '存续超过多久后不再复用' },
    source: ONE_CONNECT,
  }),
  toPlainSpec(
    'oneConnect maxReuse',
    'count',
    1_000,
    { en: 'requests over one server connection', zh: '一个服务器侧连接承载的请求数' },
    ONE_CONNECT,
  ),
  toPlainSpec(
    'oneConnect maxSize',
    'count',
    10_000,
    { en: 'idle server connections kept', zh: '保留的服务器侧空闲连接数' },
    ONE_CONNECT,
  ),
];

/** Probes that leave before the flow expires keep it; later ones are never sent. */
function toKeepalive(interval: Timer): KeepaliveState {
  if (interval.limit === 'unknown') return 'unknown';
  const first = toSeconds(interval.limit);
  if (first === Infinity) return 'off';
  return {
    setting: interval.setting,
    first,
    interval: first,
    probes: 1,
    userTimeout: null,
    isStated: interval.isStated,
  };
}

/** The profile of a side: that of the server side where it is another. */
export type F5Profile = '' | 'serverside ';

/** The name under which a setting holds for a side. */
export function toF5Name(settings: HopSettings, profile: F5Profile, name: string): string {
  return settings.isStated(`${profile}${name}`) ? `${profile}${name}` : name;
}

function toF5Side({ settings }: HopReading, profile: F5Profile): Side {
  const own = (name: string) => toF5Name(settings, profile, name);
  const sign = settings.isOn(own('resetOnTimeout')) === false ? 'silence' : 'rst';
  return toSide(settings.time(own('idleTimeout')), toKeepalive(settings.time(own('keepAliveInterval'))), {
    sign,
    countsProbes: true,
  });
}

/** BIG-IP. Whether its probes refresh its own idle limit is assumed, not seen on a device. */
export const F5_KINDS: readonly HopKindDefinition[] = [
  {
    kind: 'f5',
    title: 'F5 BIG-IP',
    role: 'proxy',
    settings: [
      ...TCP_PROFILE,
      ...TIMES,
      ...SERVER_SIDE,
      ...ONE_CONNECT_SPECS,
      toPlainSpec(
        'http',
        'switch',
        null,
        { en: 'whether the virtual server has an HTTP profile', zh: '虚拟服务器是否带有 HTTP profile' },
        TMSH,
      ),
    ],
    behave: (hop) => {
      const { settings } = hop;
      const right = toF5Side(hop, 'serverside ');
      const override = settings.time('oneConnect idleTimeoutOverride');
      const timer = override.limit === 'unstated' ? right.idle : override;
      const pool = settings.isOn('oneConnect') === true ? toPool(timer) : null;
      const timeWait = toSeconds(settings.time('timeWaitTimeout').limit);
      return toProxy(
        hop,
        { left: { ...toF5Side(hop, ''), isPersistent: true }, right: { ...right, pool, isPersistent: true } },
        { timeWaitSeconds: timeWait },
      );
    },
  },
  {
    kind: 'f5-fastl4',
    title: 'F5 BIG-IP FastL4',
    role: 'middlebox',
    settings: [
      toTimeSpec('idleTimeout', 's', 'never', 300, {
        meaning: { en: 'silence after which the flow is removed', zh: '静默多久后删除该流' },
        source: FASTL4,
        plausible: PLAUSIBLE,
      }),
      toTimeSpec('keepAliveInterval', 's', 'never', 0, {
        meaning: {
          en: 'silence after which both ends are probed; 0 sends none',
          zh: '静默多久后探测两端；0 表示不探测',
        },
        source: FASTL4,
        plausible: PLAUSIBLE,
      }),
      toPlainSpec(
        'resetOnTimeout',
        'switch',
        'enabled',
        { en: 'whether both ends get a RST when it expires', zh: '到期时是否向两端发送 RST' },
        FASTL4,
      ),
      toTimeSpec('tcpHandshakeTimeout', 's', 'never', 5, {
        meaning: { en: 'a handshake that does not end', zh: '握手未完成的时限' },
        source: FASTL4,
      }),
      toTimeSpec('tcpCloseTimeout', 's', 'never', 5, {
        meaning: { en: 'a close that does not end', zh: '关闭未完成的时限' },
        source: FASTL4,
      }),
      toPlainSpec(
        'looseInitialization',
        'switch',
        'disabled',
        { en: 'whether a packet in mid-stream makes a flow anew', zh: '收到连接中途的报文时是否新建流' },
        FASTL4,
      ),
    ],
    behave: ({ settings }) => {
      const interval = settings.time('keepAliveInterval');
      return {
        role: 'middlebox',
        idle: settings.time('idleTimeout'),
        sign: settings.isOn('resetOnTimeout') === false ? 'silence' : 'rst',
        probesAfter: typeof interval.limit === 'number' ? interval : null,
        countsProbes: true,
      };
    },
  },
];
