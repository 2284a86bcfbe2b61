import type { Timer } from '../limit.js';
import type { PortPool } from '../port-pool.js';
import type { ProductText } from '../product-text.js';

/** A NAT of a cloud whose ports are documented. */
type CloudNat = 'aws-nlb' | 'aws-nat' | 'azure-lb' | 'azure-nat' | 'gcp-nat';

interface NatFacts {
  readonly isOfEachAddress: boolean;
  readonly failure: ProductText;
  readonly suggestion: ProductText;
}

const AZURE_FAILURE: ProductText = {
  en: 'new connections fail until a port is free again',
  zh: '新连接失败，直到有端口释放',
};

const NATS: Readonly<Record<CloudNat, NatFacts>> = {
  'aws-nlb': {
    isOfEachAddress: true,
    failure: {
      en: 'new connections fail, and PortAllocationErrorCount counts them',
      zh: '新连接失败，并计入 PortAllocationErrorCount',
    },
    suggestion: {
      en: 'Register more targets, preserve the addresses of the clients, or reuse connections.',
      zh: '注册更多目标、保留客户端地址，或复用连接。',
    },
  },
  'aws-nat': {
    isOfEachAddress: true,
    failure: {
      en: 'new connections fail, and ErrorPortAllocation counts them',
      zh: '新连接失败，并计入 ErrorPortAllocation',
    },
    suggestion: {
      en: 'In this order: reuse connections (a pool), spread over more destinations, give the gateway more addresses.',
      zh: '依次考虑：复用连接（连接池）、增加目的地址、为网关增加地址。',
    },
  },
  'azure-lb': {
    isOfEachAddress: false,
    failure: AZURE_FAILURE,
    suggestion: {
      en: 'In this order: reuse connections (a pool), allocate more ports to each instance by an outbound rule, use a NAT gateway.',
      zh: '依次考虑：复用连接（连接池）、通过出站规则为每个实例分配更多端口、改用 NAT 网关。',
    },
  },
  'azure-nat': {
    isOfEachAddress: true,
    failure: AZURE_FAILURE,
    suggestion: {
      en: 'In this order: reuse connections (a pool), spread over more destinations, give the gateway more public addresses.',
      zh: '依次考虑：复用连接（连接池）、增加目的地址、为网关增加公网地址。',
    },
  },
  'gcp-nat': {
    isOfEachAddress: false,
    failure: {
      en: 'packets are dropped with OUT_OF_RESOURCES',
      zh: '数据包以 OUT_OF_RESOURCES 被丢弃',
    },
    suggestion: {
      en: 'In this order: reuse connections (a pool), raise minPortsPerVm or allocate ports dynamically, lower tcpTimeWaitTimeoutSec.',
      zh: '依次考虑：复用连接（连接池）、提高 minPortsPerVm 或启用动态端口分配、缩短 tcpTimeWaitTimeoutSec。',
    },
  },
};

/** The ports of a cloud's NAT, which it holds for `held` (seconds where it is a number) whoever closes. */
export function toNatPool(
  nat: CloudNat,
  pool: Pick<PortPool, 'ports' | 'setting' | 'source'> & { readonly held: Timer | number },
): PortPool {
  const { held } = pool;
  const timer: Timer =
    typeof held === 'number' ? { setting: pool.setting ?? '', limit: held, isStated: false } : held;
  return { ...NATS[nat], ...pool, held: timer, isTimeWait: false };
}
