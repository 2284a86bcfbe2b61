import type { HopKindDefinition, HopReading } from '../hop-kind-definition.js';
import type { PortPool } from '../port-pool.js';
import { toPlainSpec, toTimeSpec } from '../setting-spec.js';
import { toNatPool } from './cloud-ports.js';
import { FORGETS, toMiddlebox } from './middleboxes.js';
import { toSameText } from '../product-text.js';

const COMPUTE = 'cloud.google.com/compute: RouterNat; cloud.google.com/nat: ports-and-addresses';
const TUNE = 'cloud.google.com/nat: tune-nat-configuration, release notes of 31 March 2026';

/** Dynamic allocation gives a VM up to its most, static allocation its least. */
function toPorts({ settings }: HopReading): PortPool {
  const allocation = 'enableDynamicPortAllocation';
  const isDynamic = settings.isOn(allocation) === true;
  const isKnown = settings.word(allocation) !== 'unknown';
  const setting = !isKnown ? allocation : isDynamic ? 'maxPortsPerVm' : 'minPortsPerVm';
  return toNatPool('gcp-nat', {
    ports: settings.count(setting) ?? 'unknown',
    held: settings.time('tcpTimeWaitTimeoutSec'),
    source: COMPUTE,
    setting,
  });
}

/** Cloud NAT of Google Cloud. */
export const GCP_NAT_KIND: HopKindDefinition = {
  kind: 'gcp-nat',
  title: toSameText('Google Cloud NAT'),
  role: 'middlebox',
  system: 'own',
  settings: [
    toTimeSpec('tcpEstablishedIdleTimeoutSec', 's', 'unset', 1_200, { meaning: FORGETS, source: COMPUTE }),
    toTimeSpec(
      'tcpTimeWaitTimeoutSec',
      's',
      'at once',
      [{ value: 120 }, { since: '2026.6.30', value: 'unknown' }, { since: '2026.9.30', value: 30 }],
      {
        meaning: {
          en: 'how long a port is not used again for the same destination; the default is that of the day the gateway was created, its version here, between two days by region',
          zh: '端口多久后才可再次用于同一目的地；默认值取决于网关的创建日期（即此处的版本），两个日期之间因区域而异',
        },
        source: TUNE,
      },
    ),
    toPlainSpec(
      'minPortsPerVm',
      'count',
      64,
      { en: 'ports of each VM that connects through it', zh: '经它连接的每个 VM 的端口数' },
      COMPUTE,
    ),
    toPlainSpec(
      'enableDynamicPortAllocation',
      'switch',
      'off',
      {
        en: 'whether a VM may get more, up to maxPortsPerVm',
        zh: 'VM 是否可获得更多端口，至多 maxPortsPerVm',
      },
      COMPUTE,
    ),
    toPlainSpec(
      'maxPortsPerVm',
      'count',
      65_536,
      { en: 'most ports of a VM where they are allocated dynamically', zh: '动态分配时每个 VM 的最大端口数' },
      COMPUTE,
    ),
  ],
  behave: (hop) => toMiddlebox(hop, 'tcpEstablishedIdleTimeoutSec'),
  toPorts,
};
