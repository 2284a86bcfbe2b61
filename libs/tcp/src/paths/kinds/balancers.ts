import type { HopKind } from '../hop-kind.js';
import type { HopKindDefinition, HopReading } from '../hop-kind-definition.js';
import { toTimeSpec, type SettingSpec, type TimeSpec } from '../setting-spec.js';
import { toPool, toProxy, toSide, toUnstated } from './endpoints.js';
import { toSameText, type ProductText } from '../product-text.js';

const ENVOY = 'envoyproxy.io FAQ: configuring timeouts';

const ENVOY_SETTINGS: readonly SettingSpec[] = [
  toTimeSpec('idle_timeout', 's', 'never', 3_600, {
    meaning: {
      en: 'idle client connection (HTTP connection manager); FIN then',
      zh: '客户端连接的空闲时限（HTTP connection manager）；到期发送 FIN',
    },
    source: ENVOY,
  }),
  toTimeSpec('cluster idle_timeout', 's', 'never', 3_600, {
    meaning: {
      en: 'how long an idle connection to the next hop is used again',
      zh: '到下一跳的空闲连接在多长时间内可复用',
    },
    source: ENVOY,
  }),
  toTimeSpec('stream_idle_timeout', 's', 'never', 300, {
    meaning: {
      en: 'silence of one request or WebSocket: 408 or 504',
      zh: '单个请求或 WebSocket 的静默时限；超时返回 408 或 504',
    },
    source: ENVOY,
  }),
  toTimeSpec('route timeout', 's', 'never', 15, {
    meaning: { en: 'waiting for an answer: 504', zh: '等待应答的时限；超时返回 504' },
    source: ENVOY,
  }),
  toTimeSpec('tcp_proxy idle_timeout', 's', 'never', 3_600, {
    meaning: {
      en: 'silence of a relayed TCP connection; FIN to both',
      zh: '被中继的 TCP 连接的静默时限；到期向两端发送 FIN',
    },
    source: ENVOY,
  }),
];

function behaveAsEnvoy(hop: HopReading) {
  const { settings, protocol } = hop;
  const tunnel = settings.time(protocol === 'tcp' ? 'tcp_proxy idle_timeout' : 'stream_idle_timeout');
  const isRelay = protocol !== 'http' && hop.passesOn;
  const isTunnelLimit = protocol === 'tcp' && tunnel.isStated;
  const pool = isRelay ? null : toPool(settings.time('cluster idle_timeout'));
  return toProxy(
    hop,
    {
      left: {
        ...toSide(isRelay ? tunnel : settings.time('idle_timeout'), 'off', { isTunnelLimit }),
        isPersistent: true,
      },
      right: {
        ...toSide(isRelay ? tunnel : toUnstated(), 'off', { isTunnelLimit }),
        pool,
        isPersistent: true,
      },
    },
    { response: protocol === 'tcp' ? null : settings.time('route timeout') },
  );
}

interface Cloud {
  readonly kind: HopKind;
  readonly title: ProductText;
  /** Ends an idle client connection; also an idle one to the next hop where `pool` is not given. */
  readonly idle: TimeSpec;
  readonly pool?: TimeSpec;
  /** Waiting for an answer; the idle limit where left out. */
  readonly response?: TimeSpec;
  readonly rest?: readonly SettingSpec[];
}

const AWS_ALB = 'docs.aws.amazon.com/elasticloadbalancing: application edit-load-balancer-attributes';
const AWS_CLB = 'docs.aws.amazon.com/elasticloadbalancing: classic config-idle-timeout';
const GCP = 'cloud.google.com/load-balancing: httpKeepAliveTimeoutSec; HTTP keepalive timeout';
const OCI = 'docs.oracle.com: load balancer connection reuse';

const CLOUDS: readonly Cloud[] = [
  {
    kind: 'aws-alb',
    title: toSameText('AWS Application Load Balancer'),
    idle: toTimeSpec('idle_timeout.timeout_seconds', 's', 'unset', 60, {
      meaning: {
        en: 'silence on either side, and waiting for an answer: 504',
        zh: '任一侧的静默时限，也是等待应答的时限；超时返回 504',
      },
      source: AWS_ALB,
      plausible: [1, 4_000],
    }),
    rest: [
      toTimeSpec('client_keep_alive.seconds', 's', 'unset', 3_600, {
        meaning: {
          en: 'age of a client connection after which the close is announced',
          zh: '客户端连接存续多久后宣告关闭',
        },
        source: AWS_ALB,
        plausible: [60, 604_800],
      }),
    ],
  },
  {
    kind: 'aws-clb',
    title: toSameText('AWS Classic Load Balancer'),
    idle: toTimeSpec('idle timeout', 's', 'unset', 60, {
      meaning: {
        en: 'silence on either side; keepalive probes do not prevent it',
        zh: '任一侧的静默时限；保活探测不能避免到期',
      },
      source: AWS_CLB,
      plausible: [1, 4_000],
    }),
  },
  {
    kind: 'gcp-alb',
    title: toSameText('Google Cloud Application Load Balancer'),
    idle: toTimeSpec('httpKeepAliveTimeoutSec', 's', 'unset', 610, {
      meaning: { en: 'idle client connection', zh: '客户端连接的空闲时限' },
      source: GCP,
      plausible: [5, 1_200],
    }),
    pool: toTimeSpec('backend keepalive', 's', 'unset', 600, {
      meaning: {
        en: 'how long an idle connection to the next hop is used again; fixed',
        zh: '到下一跳的空闲连接在多长时间内可复用；固定值',
      },
      source: GCP,
      plausible: [600, 600],
    }),
    response: toTimeSpec('backend timeoutSec', 's', 'unset', 30, {
      meaning: { en: 'waiting for an answer', zh: '等待应答的时限' },
      source: 'cloud.google.com/load-balancing: backend service timeout',
    }),
  },
  {
    kind: 'oci-lb',
    title: toSameText('OCI Load Balancer'),
    idle: toTimeSpec('client keepalive', 's', 'unset', 65, {
      meaning: { en: 'idle client connection; fixed', zh: '客户端连接的空闲时限；固定值' },
      source: OCI,
      plausible: [65, 65],
    }),
    pool: toTimeSpec('backend keepalive', 's', 'unset', 300, {
      meaning: {
        en: 'how long an idle connection to the next hop is used again',
        zh: '到下一跳的空闲连接在多长时间内可复用',
      },
      source: OCI,
    }),
  },
  {
    kind: 'heroku-router',
    title: { en: 'Heroku router', zh: 'Heroku 路由器' },
    idle: toTimeSpec('client keepalive', 's', 'unset', null, {
      meaning: { en: 'idle client connection', zh: '客户端连接的空闲时限' },
      source: 'devcenter.heroku.com: http-routing',
    }),
    pool: toTimeSpec('app keepalive', 's', 'unset', 90, {
      meaning: {
        en: 'how long an idle connection to the app is used again; fixed',
        zh: '到应用的空闲连接在多长时间内可复用；固定值',
      },
      source: 'devcenter.heroku.com: http-routing',
      plausible: [90, 90],
    }),
  },
];

/** How long TIME_WAIT lasts, and which ports their nodes have, no cloud says. */
const OWN_TCP = { timeWaitSeconds: null };

function toCloudKind({ kind, title, idle, pool, response, rest = [] }: Cloud): HopKindDefinition {
  const specs = [idle, pool, response].filter((spec) => spec !== undefined);
  return {
    kind,
    title,
    role: 'proxy',
    system: 'own',
    settings: [...specs, ...rest],
    behave: (hop) => {
      const { settings, protocol } = hop;
      const isRelay = protocol !== 'http';
      const timer = settings.time(idle.name);
      const reused = settings.time((pool ?? idle).name);
      return toProxy(
        hop,
        {
          left: { ...toSide(timer, 'off', OWN_TCP), isPersistent: true },
          right: {
            ...toSide(isRelay ? timer : toUnstated(), 'off', OWN_TCP),
            pool: isRelay ? null : toPool(reused),
            isPersistent: true,
          },
        },
        { response: isRelay && protocol === 'tcp' ? null : settings.time((response ?? idle).name) },
      );
    },
  };
}

/** Envoy and the balancers of clouds. */
export const BALANCER_KINDS: readonly HopKindDefinition[] = [
  {
    kind: 'envoy',
    title: toSameText('Envoy'),
    role: 'proxy',
    system: 'linux',
    settings: ENVOY_SETTINGS,
    behave: behaveAsEnvoy,
  },
  ...CLOUDS.map(toCloudKind),
];
