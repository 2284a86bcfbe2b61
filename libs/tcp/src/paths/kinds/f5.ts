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
    meaning: 'silence after which the flow is removed',
    source: TMSH,
    plausible: PLAUSIBLE,
  }),
  toTimeSpec('keepAliveInterval', 's', 'never', 1_800, {
    meaning:
      'silence after which a side is probed; 0 sends none. Seconds: the milliseconds of its MIB are an inconsistency',
    source: 'AS3 L4_Profile.keepAliveInterval; F5 Terraform provider bigip_ltm_profile_tcp',
    plausible: PLAUSIBLE,
  }),
  toPlainSpec('resetOnTimeout', 'switch', 'enabled', 'whether both ends get a RST when it expires', TMSH),
];

const TIMES: readonly SettingSpec[] = [
  toTimeSpec('timeWaitTimeout', 'ms', 'at once', 2_000, {
    meaning: 'how long a flow that the BIG-IP closed first stays in TIME_WAIT',
    source: TMSH,
    plausible: [0.5, 600],
  }),
  toTimeSpec('finWaitTimeout', 's', 'never', 5, { meaning: 'FIN-WAIT-1 and CLOSING', source: TMSH }),
  toTimeSpec('finWait_2Timeout', 's', 'never', 300, { meaning: 'FIN-WAIT-2', source: TMSH }),
  toTimeSpec('closeWaitTimeout', 's', 'never', 5, {
    meaning: 'LAST-ACK, whatever its name says',
    source: TMSH,
  }),
  toTimeSpec('zeroWindowTimeout', 'ms', 'never', 20_000, {
    meaning: 'a peer whose window stays closed',
    source: TMSH,
  }),
  toTimeSpec('synRtoBase', 'ms', 'at once', 3_000, {
    meaning: 'first wait for an answer to a SYN',
    source: TMSH,
  }),
  toTimeSpec('minimumRto', 'ms', 'at once', 1_000, {
    meaning: 'least wait before data are repeated',
    source: TMSH,
  }),
  toPlainSpec('maxRetrans', 'count', 8, 'repetitions before a flow with unacknowledged data is reset', TMSH),
  toPlainSpec(
    'timeWaitRecycle',
    'switch',
    'enabled',
    'whether a SYN may take over a flow in TIME_WAIT',
    TMSH,
  ),
];

const SERVER_SIDE: readonly SettingSpec[] = [...TCP_PROFILE, ...TIMES].map((spec) => ({
  ...spec,
  name: `serverside ${spec.name}`,
  meaning: `${spec.meaning}; of the server-side profile where it is another`,
  defaults: [{ value: null }],
}));

const ONE_CONNECT_SPECS: readonly SettingSpec[] = [
  toPlainSpec(
    'oneConnect',
    'switch',
    'disabled',
    'whether idle server connections are used again',
    ONE_CONNECT,
  ),
  toTimeSpec('oneConnect idleTimeoutOverride', 's', 'unset', null, {
    meaning: 'how long an idle server connection is kept; the idleTimeout of the profile where left out',
    source: ONE_CONNECT,
  }),
  toTimeSpec('oneConnect maxAge', 's', 'never', 86_400, {
    meaning: 'age beyond which it is not used again',
    source: ONE_CONNECT,
  }),
  toPlainSpec('oneConnect maxReuse', 'count', 1_000, 'requests over one server connection', ONE_CONNECT),
  toPlainSpec('oneConnect maxSize', 'count', 10_000, 'idle server connections kept', ONE_CONNECT),
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
      toPlainSpec('http', 'switch', null, 'whether the virtual server has an HTTP profile', TMSH),
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
        meaning: 'silence after which the flow is removed',
        source: FASTL4,
        plausible: PLAUSIBLE,
      }),
      toTimeSpec('keepAliveInterval', 's', 'never', 0, {
        meaning: 'silence after which both ends are probed; 0 sends none',
        source: FASTL4,
        plausible: PLAUSIBLE,
      }),
      toPlainSpec(
        'resetOnTimeout',
        'switch',
        'enabled',
        'whether both ends get a RST when it expires',
        FASTL4,
      ),
      toTimeSpec('tcpHandshakeTimeout', 's', 'never', 5, {
        meaning: 'a handshake that does not end',
        source: FASTL4,
      }),
      toTimeSpec('tcpCloseTimeout', 's', 'never', 5, {
        meaning: 'a close that does not end',
        source: FASTL4,
      }),
      toPlainSpec(
        'looseInitialization',
        'switch',
        'disabled',
        'whether a packet in mid-stream makes a flow anew',
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
