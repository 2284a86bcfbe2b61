import type { HopKindDefinition, HopReading } from '../hop-kind-definition.js';
import type { KeepaliveState } from '../keepalive.js';
import type { HopSettings } from '../hop-settings.js';
import { toSeconds, type Timer } from '../limit.js';
import { toPlainSpec, toTimeSpec } from '../setting-spec.js';
import type { Side } from '../behaviour.js';
import type { PortPool } from '../port-pool.js';
import { toPool, toProxy, toSide } from './endpoints.js';
import { F5_PROXY_SETTINGS, PLAUSIBLE_SECONDS } from './f5-settings.js';
import { toSameText } from '../product-text.js';

const FASTL4 = 'F5 tmsh reference, ltm profile fastl4; AS3 L4_Profile';
const SNAT =
  'community.f5.com: SNAT pool lists, quoting the sizing of SNAT pools by F5; F5 tmsh reference, ltm profile tcp';
/** Concurrent connections that F5 counts on for each SNAT address and destination. */
const SNAT_PORTS = 64_000;

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
  const timeWait = settings.time(own('timeWaitTimeout')).limit;
  return toSide(settings.time(own('idleTimeout')), toKeepalive(settings.time(own('keepAliveInterval'))), {
    sign,
    countsProbes: true,
    timeWaitSeconds: typeof timeWait === 'number' ? timeWait : null,
  });
}

/**
 * Those of its translation addresses, held while the server side is in TIME_WAIT. Without translation connections leave
 * from the clients' own addresses; a pool of LSN has ranges that nobody stated. timeWaitRecycle frees a port for a SYN
 * that comes in, not for one that the BIG-IP sends.
 */
function toPorts({ settings }: HopReading): PortPool | null {
  const translation = settings.word('sourceAddressTranslation');
  const isUnknown = translation === 'unknown';
  if (!isUnknown && translation !== 'automap' && translation !== 'snat') return null;
  const held = settings.time(toF5Name(settings, 'serverside ', 'timeWaitTimeout'));
  return {
    ports: isUnknown ? 'unknown' : SNAT_PORTS,
    isOfEachAddress: true,
    held,
    isTimeWait: true,
    setting: isUnknown ? 'sourceAddressTranslation' : held.setting,
    failure: {
      en: 'connections are reset, and /var/log/ltm has "Inet port exhaustion"',
      zh: '连接被重置，/var/log/ltm 中出现 "Inet port exhaustion"',
    },
    suggestion: {
      en: `In this order: reuse connections (OneConnect), add addresses to the SNAT pool or members to the pool, set ${held.setting} no higher than 2000 ms.`,
      zh: `依次考虑：复用连接（OneConnect）、为 SNAT 池增加地址或增加池成员、将 ${held.setting} 设为不超过 2000 毫秒。`,
    },
    source: SNAT,
  };
}

/** BIG-IP. Whether its probes refresh its own idle limit is assumed, not seen on a device. */
export const F5_KINDS: readonly HopKindDefinition[] = [
  {
    kind: 'f5',
    title: toSameText('F5 BIG-IP'),
    role: 'proxy',
    system: 'own',
    settings: F5_PROXY_SETTINGS,
    behave: (hop) => {
      const { settings } = hop;
      const right = toF5Side(hop, 'serverside ');
      const override = settings.time('oneConnect idleTimeoutOverride');
      const timer = override.limit === 'unstated' ? right.idle : override;
      const pool = settings.isOn('oneConnect') === true ? toPool(timer) : null;
      return toProxy(hop, {
        left: { ...toF5Side(hop, ''), isPersistent: true },
        right: { ...right, pool, isPersistent: true },
      });
    },
    toPorts,
  },
  {
    kind: 'f5-fastl4',
    title: toSameText('F5 BIG-IP FastL4'),
    role: 'middlebox',
    system: 'own',
    settings: [
      toTimeSpec('idleTimeout', 's', 'never', 300, {
        meaning: { en: 'silence after which the flow is removed', zh: '静默多久后删除该流' },
        source: FASTL4,
        plausible: PLAUSIBLE_SECONDS,
      }),
      toTimeSpec('keepAliveInterval', 's', 'never', 0, {
        meaning: {
          en: 'silence after which both ends are probed; 0 sends none',
          zh: '静默多久后探测两端；0 表示不探测',
        },
        source: FASTL4,
        plausible: PLAUSIBLE_SECONDS,
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
