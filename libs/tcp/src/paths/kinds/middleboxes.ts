import type { Middlebox } from '../behaviour.js';
import type { HopKind } from '../hop-kind.js';
import type { HopKindDefinition, HopReading } from '../hop-kind-definition.js';
import { toPlainSpec, toTimeSpec, type TimeSpec } from '../setting-spec.js';
import { toSameText, type ProductText } from '../product-text.js';
import { DECLARED } from '../source-text.js';

/** Of an idle limit. */
export const FORGETS = { en: 'silence after which it forgets a connection', zh: '静默多久后丢弃连接' };

const RESET_SPEC = toPlainSpec(
  'resets',
  'switch',
  'off',
  { en: 'whether it tells both ends by a RST when it forgets', zh: '丢弃连接时是否向两端发送 RST' },
  DECLARED,
);

/** One that tells nobody when it forgets, and takes probes for life. */
export function toMiddlebox(hop: HopReading, setting: string, rest: Partial<Middlebox> = {}): Middlebox {
  const idle = hop.settings.time(setting);
  return { role: 'middlebox', idle, sign: 'silence', probesAfter: null, countsProbes: true, ...rest };
}

/** A table of Linux' that has a single idle limit and tells nobody. */
function toSilentKind(kind: HopKind, title: ProductText, idle: TimeSpec): HopKindDefinition {
  return {
    kind,
    title,
    role: 'middlebox',
    system: 'linux',
    settings: [idle],
    behave: (hop) => toMiddlebox(hop, idle.name),
  };
}

/** Devices that packets only pass; what they forget is lost without a word unless something says otherwise. */
export const MIDDLEBOX_KINDS: readonly HopKindDefinition[] = [
  {
    kind: 'firewall',
    title: { en: 'Firewall or NAT', zh: '防火墙或 NAT' },
    role: 'middlebox',
    system: 'any',
    settings: [
      toTimeSpec('idle', 's', 'never', 'unknown', {
        meaning: FORGETS,
        source: DECLARED,
      }),
      RESET_SPEC,
    ],
    behave: (hop) =>
      toMiddlebox(hop, 'idle', { sign: hop.settings.isOn('resets') === true ? 'rst' : 'silence' }),
  },
  {
    ...toSilentKind(
      'conntrack',
      { en: 'Linux connection tracking', zh: 'Linux 连接跟踪' },
      toTimeSpec('nf_conntrack_tcp_timeout_established', 's', 'at once', 432_000, {
        meaning: FORGETS,
        source: 'Documentation/networking/nf_conntrack-sysctl.rst; measured',
      }),
    ),
    behave: (hop) => {
      const setting = 'nf_conntrack_tcp_timeout_established';
      const box = toMiddlebox(hop, setting);
      if (hop.settings.isStated(setting) || !hop.kernel.isStated(setting)) return box;
      return { ...box, idle: { setting, limit: hop.kernel.number(setting), isStated: true } };
    },
  },
  toSilentKind(
    'ipvs',
    toSameText('IPVS'),
    toTimeSpec('tcp', 's', 'at once', 900, { meaning: FORGETS, source: 'ipvsadm(8), --set tcp tcpfin udp' }),
  ),
];
