import { toPlainSpec, toTimeSpec, type SettingSpec } from '../setting-spec.js';

const TMSH = 'F5 tmsh reference, ltm profile tcp; F5-BIGIP-LOCAL-MIB';
const VIRTUAL =
  'F5 iControl REST reference, ltm virtual; default: Ansible f5_modules.bigip_virtual_server, snat';
const ONE_CONNECT = 'F5 tmsh reference, ltm profile one-connect';
/** Seconds of an idle limit: no more than a day, since what is longer was written in milliseconds. */
export const PLAUSIBLE_SECONDS = [1, 86_400] as const;

const TCP_PROFILE: readonly SettingSpec[] = [
  toTimeSpec('idleTimeout', 's', 'never', 300, {
    meaning: { en: 'silence after which the flow is removed', zh: '静默多久后删除该流' },
    source: TMSH,
    plausible: PLAUSIBLE_SECONDS,
  }),
  toTimeSpec('keepAliveInterval', 's', 'never', 1_800, {
    meaning: {
      en: 'silence after which a side is probed; 0 sends none. Seconds: the milliseconds of its MIB are an inconsistency',
      zh: '静默多久后探测该侧；0 表示不探测。单位为秒：其 MIB 写作毫秒，自相矛盾',
    },
    source: 'AS3 L4_Profile.keepAliveInterval; F5 Terraform provider bigip_ltm_profile_tcp',
    plausible: PLAUSIBLE_SECONDS,
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
    {
      en: 'whether a SYN that comes in may take over a flow in TIME_WAIT',
      zh: '收到的 SYN 是否可接管处于 TIME_WAIT 的流',
    },
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

/** Those of a virtual server with a TCP profile, by their names in iControl REST. */
export const F5_PROXY_SETTINGS: readonly SettingSpec[] = [
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
  toPlainSpec(
    'sourceAddressTranslation',
    'word',
    'none',
    {
      en: 'automap or snat where connections leave from addresses of the BIG-IP; ports are judged then',
      zh: 'automap 或 snat 表示连接从 BIG-IP 自身的地址发出，此时才判断端口',
    },
    VIRTUAL,
  ),
];
