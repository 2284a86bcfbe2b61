import { isVersionFrom } from '../version-order.js';
import type { PathModel, Station } from '../station.js';
import { toVerdict } from '../to-verdict.js';
import type { ProductText } from '../product-text.js';
import type { Verdict } from '../verdict.js';
import { chinese } from '../chinese.js';

interface Idle {
  readonly setting: string;
  readonly because: ProductText;
  readonly instead: ProductText;
  readonly source?: string;
}

/** Settings that somebody made and that do nothing. */
export function findWithoutEffect(model: PathModel): Verdict[] {
  return model.stations.flatMap((station) =>
    toIdleSettings(model, station).map(({ setting, because, instead, source }) =>
      toVerdict('SETTING_NO_EFFECT', {
        hop: station,
        setting,
        reason: {
          en: `${setting} of ${station.name.en} does nothing: ${because.en}.`,
          zh: chinese`${station.name.zh} 的 ${setting} 不起作用：${because.zh}。`,
        },
        suggestion: instead,
        ...(source !== undefined && { source }),
      }),
    ),
  );
}

function toIdleSettings(model: PathModel, station: Station): Idle[] {
  const { hop } = station;
  const own = {
    haproxy: () => ofHaproxy(model, station),
    nginx: ofNginx,
    apache: ofApache,
    f5: ofF5,
    gunicorn: ofGunicorn,
  };
  const ofKind = Object.hasOwn(own, hop.kind) ? own[hop.kind as keyof typeof own](station) : [];
  return [...ofKind, ...ofUserTimeout(station), ...ofKernel(model, station)];
}

function ofUserTimeout({ settings }: Station): Idle[] {
  const userTimeout = settings.time('TCP_USER_TIMEOUT').limit;
  if (typeof userTimeout !== 'number' || userTimeout === 0 || !settings.isStated('TCP_KEEPCNT')) return [];
  return [
    {
      setting: 'TCP_KEEPCNT',
      because: {
        en: 'with TCP_USER_TIMEOUT the time since the last answer decides, not the count of probes',
        zh: '设置 TCP_USER_TIMEOUT 后由自上次应答以来的时间决定，而非探测次数',
      },
      instead: { en: 'Keep one of the two.', zh: '二者只保留其一。' },
      source: 'tcp_keepalive_timer() in net/ipv4/tcp_timer.c; measured',
    },
  ];
}

function ofGunicorn({ settings }: Station): Idle[] {
  if (settings.word('worker_class') !== 'sync' || !settings.isStated('keepalive')) return [];
  return [
    {
      setting: 'keepalive',
      because: { en: 'the sync worker closes after every answer', zh: 'sync worker 每次应答后即关闭连接' },
      instead: { en: 'Use a gthread or gevent worker.', zh: '改用 gthread 或 gevent worker。' },
    },
  ];
}

function ofApache({ settings }: Station): Idle[] {
  if (settings.isOn('KeepAlive') !== false) return [];
  return ['KeepAliveTimeout', 'MaxKeepAliveRequests']
    .filter((setting) => settings.isStated(setting))
    .map((setting) => ({
      setting,
      because: { en: 'KeepAlive is off', zh: 'KeepAlive 已关闭' },
      instead: { en: 'Set KeepAlive On, or remove it.', zh: '设置 KeepAlive On，或删除该项。' },
    }));
}

function ofNginx({ settings, behaviour }: Station): Idle[] {
  const pools = behaviour.role === 'endpoint' && behaviour.right ? behaviour.right.pool !== null : true;
  if (pools) return [];
  const asked = (settings.count('upstream keepalive') ?? 0) > 0;
  const names = ['upstream keepalive_timeout', 'upstream keepalive_requests', 'upstream keepalive_time'];
  const because = asked
    ? {
        en: 'connections to the next hop are closed after every answer, by HTTP 1.0 or the header Connection: close',
        zh: '使用 HTTP 1.0 或 Connection: close 头，到下一跳的连接每次应答后即关闭',
      }
    : {
        en: 'without keepalive no connection to the next hop is kept',
        zh: '未设置 keepalive，不保留到下一跳的连接',
      };
  return [...(asked && settings.isStated('upstream keepalive') ? ['upstream keepalive'] : []), ...names]
    .filter((setting) => settings.isStated(setting))
    .map((setting) => ({
      setting,
      because,
      instead: {
        en: 'Set keepalive in the upstream, proxy_http_version 1.1 and proxy_set_header Connection "".',
        zh: '在 upstream 中设置 keepalive，并设置 proxy_http_version 1.1 与 proxy_set_header Connection ""。',
      },
    }));
}

function ofHaproxy({ protocol }: PathModel, { settings }: Station): Idle[] {
  const inBackend = 'backend timeout http-keep-alive';
  return [
    ...(settings.isStated(inBackend)
      ? [
          {
            setting: inBackend,
            because: {
              en: 'it is for the client side; idle server connections are purged by pool-purge-delay',
              zh: '它只作用于客户端一侧；空闲的后端连接由 pool-purge-delay 清理',
            },
            instead: {
              en: 'Set pool-purge-delay on the server line.',
              zh: '在 server 行设置 pool-purge-delay。',
            },
            source: 'haproxy/haproxy#3033',
          },
        ]
      : []),
    ...(protocol === 'tcp' && settings.isStated('timeout http-keep-alive')
      ? [
          {
            setting: 'timeout http-keep-alive',
            because: { en: 'the proxy is in TCP mode', zh: '代理处于 TCP 模式' },
            instead: { en: 'Set timeout tunnel.', zh: '设置 timeout tunnel。' },
          },
        ]
      : []),
  ];
}

function ofF5({ settings }: Station): Idle[] {
  if (settings.isOn('oneConnect') === true) return [];
  return ['idleTimeoutOverride', 'maxAge', 'maxReuse', 'maxSize']
    .map((name) => `oneConnect ${name}`)
    .filter((setting) => settings.isStated(setting))
    .map((setting) => ({
      setting,
      because: {
        en: 'the virtual server has no OneConnect profile',
        zh: '虚拟服务器未挂载 OneConnect 配置',
      },
      instead: { en: 'Add the profile to the virtual server.', zh: '将该配置加到虚拟服务器。' },
    }));
}

/** Sysctls about ports and TIME_WAIT that Linux alone has. */
const LINUX_ALONE = [
  'tcp_tw_reuse',
  'tcp_tw_recycle',
  'tcp_fin_timeout',
  'ip_local_port_range',
  'ip_local_reserved_ports',
];

function ofForeignKernel({ kernel, name }: Station): Idle[] {
  return LINUX_ALONE.filter((setting) => kernel.isStated(setting)).map((setting) => ({
    setting,
    because: {
      en: `it is a sysctl of Linux, and ${name.en} has ports and TIME_WAIT of its own`,
      zh: chinese`它是 Linux 的 sysctl，而 ${name.zh} 使用自己的端口与 TIME_WAIT`,
    },
    instead: {
      en: 'Remove it; docs/paths.md lists what this kind has.',
      zh: '删除该项；该类型的设置见 docs/paths.md。',
    },
    source: 'Documentation/networking/ip-sysctl.rst',
  }));
}

/** tcp_tw_recycle went with Linux 4.12; tcp_tw_reuse is for who connects. */
function ofKernel({ stations }: PathModel, station: Station): Idle[] {
  const { hop, kernel, definition } = station;
  if (definition.system === 'own') return ofForeignKernel(station);
  const linux = hop.kind === 'linux' ? hop.version : undefined;
  const isServer = hop === stations.at(-1)?.hop && stations.length > 1 && !hop.opens;
  return [
    ...(kernel.isStated('tcp_tw_recycle') && isVersionFrom(linux, '4.12')
      ? [
          {
            setting: 'tcp_tw_recycle',
            because: { en: 'Linux has none since 4.12', zh: 'Linux 4.12 起已移除' },
            instead: { en: 'Remove it from sysctl.conf.', zh: '从 sysctl.conf 中删除。' },
            source: 'tcp(7); Linux commit 4396e46187ca',
          },
        ]
      : []),
    ...(isServer && kernel.isStated('tcp_tw_reuse') && kernel.number('tcp_tw_reuse') === 1
      ? [
          {
            setting: 'tcp_tw_reuse',
            because: {
              en: 'it helps who connects; this hop only answers, and TIME_WAIT takes no port from it',
              zh: '它只对主动连接方有用；该节点只应答，TIME_WAIT 不占用其端口',
            },
            instead: { en: 'Set it on the host that opens the connections.', zh: '在主动连接的主机上设置。' },
            source: 'Documentation/networking/ip-sysctl.rst',
          },
        ]
      : []),
  ];
}
