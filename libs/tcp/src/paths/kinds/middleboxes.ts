import type { Middlebox } from '../behaviour.js';
import type { HopKind } from '../hop-kind.js';
import type { HopKindDefinition, HopReading } from '../hop-kind-definition.js';
import { toPlainSpec, toTimeSpec, type TimeSpec } from '../setting-spec.js';

const FORGETS = { en: 'silence after which it forgets a connection', zh: '静默多久后丢弃连接' };
const FORGETS_AT_A_FIXED_TIME = { en: `${FORGETS.en}; fixed`, zh: `${FORGETS.zh}；固定值` };

const RESET_SPEC = toPlainSpec(
  'resets',
  'switch',
  'off',
  { en: 'whether it tells both ends by a RST when it forgets', zh: '丢弃连接时是否向两端发送 RST' },
  'declared by whoever describes the path',
);

function toMiddlebox(hop: HopReading, setting: string, rest: Partial<Middlebox> = {}): Middlebox {
  const idle = hop.settings.time(setting);
  return { role: 'middlebox', idle, sign: 'silence', probesAfter: null, countsProbes: true, ...rest };
}

/** One that has a single idle limit and tells nobody. */
function toSilentKind(kind: HopKind, title: string, idle: TimeSpec): HopKindDefinition {
  return { kind, title, role: 'middlebox', settings: [idle], behave: (hop) => toMiddlebox(hop, idle.name) };
}

const AZURE_RESET = 'TCP reset on idle';

function toAzureKind(kind: HopKind, title: string, most: number): HopKindDefinition {
  const source = 'learn.microsoft.com: load-balancer-tcp-idle-timeout, load-balancer-tcp-reset';
  return {
    kind,
    title,
    role: 'middlebox',
    settings: [
      toTimeSpec('idle timeout', 'min', 'unset', 4, {
        meaning: FORGETS,
        source,
        plausible: [240, most * 60],
      }),
      toPlainSpec(
        AZURE_RESET,
        'switch',
        'off',
        { en: 'whether both ends get a RST when it forgets', zh: '丢弃连接时是否向两端发送 RST' },
        source,
      ),
    ],
    behave: (hop) =>
      toMiddlebox(hop, 'idle timeout', { sign: hop.settings.isOn(AZURE_RESET) === true ? 'rst' : 'silence' }),
  };
}

/** Devices that packets only pass; what they forget is lost without a word unless something says otherwise. */
export const MIDDLEBOX_KINDS: readonly HopKindDefinition[] = [
  {
    kind: 'firewall',
    title: 'Firewall or NAT',
    role: 'middlebox',
    settings: [
      toTimeSpec('idle', 's', 'never', 'unknown', {
        meaning: FORGETS,
        source: 'declared by whoever describes the path',
      }),
      RESET_SPEC,
    ],
    behave: (hop) =>
      toMiddlebox(hop, 'idle', { sign: hop.settings.isOn('resets') === true ? 'rst' : 'silence' }),
  },
  {
    ...toSilentKind(
      'conntrack',
      'Linux connection tracking',
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
    'IPVS',
    toTimeSpec('tcp', 's', 'at once', 900, { meaning: FORGETS, source: 'ipvsadm(8), --set tcp tcpfin udp' }),
  ),
  {
    kind: 'aws-nlb',
    title: 'AWS Network Load Balancer',
    role: 'middlebox',
    settings: [
      toTimeSpec('tcp.idle_timeout.seconds', 's', 'unset', 350, {
        meaning: FORGETS,
        source: 'docs.aws.amazon.com/elasticloadbalancing: network update-idle-timeout',
        plausible: [60, 6_000],
      }),
      toPlainSpec(
        'listener',
        'word',
        'tcp',
        {
          en: '"tls" where it ends TLS: 350 s whatever is set, and probes do not count',
          zh: '终止 TLS 时写 tls：此时固定为 350 s，与设置无关，且探测不算活动',
        },
        'docs.aws.amazon.com/elasticloadbalancing: network update-idle-timeout',
      ),
    ],
    behave: (hop) => {
      const box = toMiddlebox(hop, 'tcp.idle_timeout.seconds');
      if (hop.settings.word('listener') !== 'tls') return box;
      return { ...box, countsProbes: false, idle: { ...box.idle, limit: 350 } };
    },
  },
  toSilentKind(
    'aws-nat',
    'AWS NAT gateway',
    toTimeSpec('idle timeout', 's', 'unset', 350, {
      meaning: FORGETS_AT_A_FIXED_TIME,
      source: 'docs.aws.amazon.com/vpc: NAT gateway troubleshooting; encode/httpx#2975',
      plausible: [350, 350],
    }),
  ),
  toAzureKind('azure-lb', 'Azure Load Balancer', 100),
  toAzureKind('azure-nat', 'Azure NAT gateway', 120),
  toSilentKind(
    'gcp-firewall',
    'Google Cloud VPC firewall',
    toTimeSpec('idle timeout', 's', 'unset', 600, {
      meaning: FORGETS_AT_A_FIXED_TIME,
      source: 'cloud.google.com/vpc: connection tracking',
      plausible: [600, 600],
    }),
  ),
];
