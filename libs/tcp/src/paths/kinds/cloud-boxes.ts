import type { HopKind } from '../hop-kind.js';
import type { HopKindDefinition, HopReading } from '../hop-kind-definition.js';
import type { PortPool } from '../port-pool.js';
import { toPlainSpec, toTimeSpec } from '../setting-spec.js';
import { toNatPool } from './cloud-ports.js';
import { GCP_NAT_KIND } from './gcp-nat.js';
import { FORGETS, toMiddlebox } from './middleboxes.js';
import { toSameText, type ProductText } from '../product-text.js';

const NLB = 'docs.aws.amazon.com/elasticloadbalancing: network update-idle-timeout';
const NLB_TARGETS =
  'docs.aws.amazon.com/elasticloadbalancing: network load-balancer-target-groups, edit-target-group-attributes';
const AWS_NAT = 'docs.aws.amazon.com/vpc: nat-gateway-basics';
const AZURE = 'learn.microsoft.com: load-balancer-tcp-idle-timeout, load-balancer-tcp-reset';
const AZURE_SNAT =
  'learn.microsoft.com: load-balancer-outbound-connections (2022: preallocated ports; 2020: SNAT port release)';
const AZURE_NAT = 'learn.microsoft.com: nat-gateway-snat, nat-gateway-resource (2023: port reuse timers)';
const FORGETS_AT_A_FIXED_TIME = { en: `${FORGETS.en}; fixed`, zh: `${FORGETS.zh}；固定值` };
const AZURE_RESET = 'TCP reset on idle';
/** What Azure preallocates to an instance where the pool has 50 or fewer. */
const FEWEST_INSTANCES_PORTS = 1_024;

const AWS_NLB_KIND: HopKindDefinition = {
  kind: 'aws-nlb',
  title: toSameText('AWS Network Load Balancer'),
  role: 'middlebox',
  system: 'own',
  settings: [
    toTimeSpec('tcp.idle_timeout.seconds', 's', 'unset', 350, {
      meaning: FORGETS,
      source: NLB,
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
      NLB,
    ),
    toPlainSpec(
      'preserve_client_ip.enabled',
      'switch',
      null,
      {
        en: 'off where targets see its own addresses: about 55,000 connections a minute then for each of them and each target. What holds where it is left out depends on the type of the targets, so ports are not judged',
        zh: '关闭时目标看到的是它自己的地址：此时每个地址对每个目标每分钟约 55,000 个连接。未设置时取决于目标的类型，因此不判断端口',
      },
      NLB_TARGETS,
    ),
  ],
  behave: (hop) => {
    const box = toMiddlebox(hop, 'tcp.idle_timeout.seconds');
    if (hop.settings.word('listener') !== 'tls') return box;
    return { ...box, countsProbes: false, idle: { ...box.idle, limit: 350 } };
  },
  toPorts: ({ settings }) => {
    const setting = 'preserve_client_ip.enabled';
    const isUnknown = settings.word(setting) === 'unknown';
    if (!isUnknown && settings.isOn(setting) !== false) return null;
    const ports = isUnknown ? 'unknown' : 55_000;
    return toNatPool('aws-nlb', { ports, held: 60, source: NLB_TARGETS, setting });
  },
};

const AWS_NAT_KIND: HopKindDefinition = {
  kind: 'aws-nat',
  title: { en: 'AWS NAT gateway', zh: 'AWS NAT 网关' },
  role: 'middlebox',
  system: 'own',
  settings: [
    toTimeSpec('idle timeout', 's', 'unset', 350, {
      meaning: FORGETS_AT_A_FIXED_TIME,
      source: 'docs.aws.amazon.com/vpc: NAT gateway troubleshooting; encode/httpx#2975',
      plausible: [350, 350],
    }),
  ],
  behave: (hop) => toMiddlebox(hop, 'idle timeout'),
  toPorts: () => toNatPool('aws-nat', { ports: 55_000, held: 60, source: AWS_NAT }),
};

interface Azure {
  readonly kind: HopKind;
  readonly title: ProductText;
  readonly mostMinutes: number;
  readonly rest?: HopKindDefinition['settings'];
  readonly toPorts: (hop: HopReading) => PortPool;
}

function toAzureKind({ kind, title, mostMinutes, rest = [], toPorts }: Azure): HopKindDefinition {
  return {
    kind,
    title,
    role: 'middlebox',
    system: 'own',
    settings: [
      toTimeSpec('idle timeout', 'min', 'unset', 4, {
        meaning: FORGETS,
        source: AZURE,
        plausible: [240, mostMinutes * 60],
      }),
      toPlainSpec(
        AZURE_RESET,
        'switch',
        'off',
        { en: 'whether both ends get a RST when it forgets', zh: '丢弃连接时是否向两端发送 RST' },
        AZURE,
      ),
      ...rest,
    ],
    behave: (hop) =>
      toMiddlebox(hop, 'idle timeout', { sign: hop.settings.isOn(AZURE_RESET) === true ? 'rst' : 'silence' }),
    toPorts,
  };
}

const AZURE_LB_KIND = toAzureKind({
  kind: 'azure-lb',
  title: toSameText('Azure Load Balancer'),
  mostMinutes: 100,
  rest: [
    toPlainSpec(
      'allocatedOutboundPorts',
      'count',
      FEWEST_INSTANCES_PORTS,
      {
        en: 'SNAT ports of each instance that connects through it. 0, or no outbound rule, is what is preallocated: 1024 for up to 50 instances, half of it for each doubling of the pool',
        zh: '经它连接的每个实例的 SNAT 端口。0 或没有出站规则时为预分配的数量：不超过 50 个实例时为 1024，池每扩大一倍则减半',
      },
      AZURE_SNAT,
    ),
  ],
  toPorts: ({ settings }) => {
    const setting = 'allocatedOutboundPorts';
    const ports = settings.count(setting) ?? 'unknown';
    const preallocated = ports === 0 ? FEWEST_INSTANCES_PORTS : ports;
    return toNatPool('azure-lb', { ports: preallocated, held: 240, source: AZURE_SNAT, setting });
  },
});

const AZURE_NAT_KIND = toAzureKind({
  kind: 'azure-nat',
  title: { en: 'Azure NAT gateway', zh: 'Azure NAT 网关' },
  mostMinutes: 120,
  toPorts: () => toNatPool('azure-nat', { ports: 64_512, held: 65, source: AZURE_NAT }),
});

const GCP_FIREWALL_KIND: HopKindDefinition = {
  kind: 'gcp-firewall',
  title: { en: 'Google Cloud VPC firewall', zh: 'Google Cloud VPC 防火墙' },
  role: 'middlebox',
  system: 'own',
  settings: [
    toTimeSpec('idle timeout', 's', 'unset', 600, {
      meaning: FORGETS_AT_A_FIXED_TIME,
      source: 'cloud.google.com/vpc: connection tracking',
      plausible: [600, 600],
    }),
  ],
  behave: (hop) => toMiddlebox(hop, 'idle timeout'),
};

/** What packets pass in a cloud. */
export const CLOUD_BOX_KINDS: readonly HopKindDefinition[] = [
  AWS_NLB_KIND,
  AWS_NAT_KIND,
  AZURE_LB_KIND,
  AZURE_NAT_KIND,
  GCP_NAT_KIND,
  GCP_FIREWALL_KIND,
];
