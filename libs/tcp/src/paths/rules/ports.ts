import { toLengthText } from '../length-text.js';
import type { PortAnswer } from '../path-report.js';
import { isEndpoint, type EndpointStation, type PathModel } from '../station.js';
import { toVerdict } from '../to-verdict.js';
import type { Verdict } from '../verdict.js';

/** More than this share of the ports is pressure. */
const PRESSURE = 0.7;

/** How many connections a second the ports of a hop allow; `undefined` where no TIME_WAIT of a known length holds them. */
export function toPortAnswer(station: EndpointStation): PortAnswer | undefined {
  const { opens } = station.hop;
  if (!opens?.closesFirst || station.at === null) return undefined;
  const { perSecond, destinations = 1, sourceAddresses = 1 } = opens;
  const ports = station.kernel.countPorts();
  const held = isReused(station)
    ? station.kernel.number('tcp_tw_reuse_delay') / 1_000
    : station.behaviour.timeWaitSeconds;
  if (!Number.isFinite(held) || held === 0) return undefined;
  const mostPerSecond = (ports * destinations * sourceAddresses) / held;
  return { hop: station.at, ports, mostPerSecond, askedPerSecond: perSecond };
}

/** Whether connect() may take a port over that is in TIME_WAIT. */
function isReused({ kernel, hop }: EndpointStation): boolean {
  const choice = kernel.number('tcp_tw_reuse');
  const isAllowed = choice === 1 || (choice === 2 && hop.opens?.isLoopback === true);
  return isAllowed && kernel.number('tcp_timestamps') !== 0;
}

/** Hops that open more connections than their ports allow. */
export function findPortLimits({ stations }: PathModel): Verdict[] {
  return stations.filter(isEndpoint).flatMap((station) => {
    const answer = toPortAnswer(station);
    if (!answer) return [];
    const { askedPerSecond, mostPerSecond } = answer;
    if (askedPerSecond <= PRESSURE * mostPerSecond) return [];
    const isLoopbackOnly =
      station.kernel.number('tcp_tw_reuse') === 2 && station.hop.opens?.isLoopback !== true;
    return [toPortVerdict(station, answer), ...(isLoopbackOnly ? [toLoopbackOnly(station)] : [])];
  });
}

function toPortVerdict(hop: EndpointStation, { ports, mostPerSecond, askedPerSecond }: PortAnswer): Verdict {
  const most = Number(mostPerSecond.toFixed(1));
  const isOver = askedPerSecond > mostPerSecond;
  const held = toLengthText(hop.behaviour.timeWaitSeconds);
  return toVerdict(isOver ? 'PORT_EXHAUSTION' : 'PORT_PRESSURE', {
    hop,
    setting: 'ip_local_port_range',
    reason: {
      en: `${hop.name} opens ${askedPerSecond} connections a second and closes first; ${ports} ports, each held in TIME_WAIT for ${held.en}, allow ${most} a second${isOver ? ': connect() fails with EADDRNOTAVAIL' : ''}.`,
      zh: `${hop.name} 每秒新建 ${askedPerSecond} 个连接并先关闭；${ports} 个端口各在 TIME_WAIT 停留 ${held.zh}，每秒只够 ${most} 个${isOver ? '：connect() 将以 EADDRNOTAVAIL 失败' : ''}。`,
    },
    suggestion: {
      en: 'In this order: reuse connections (a pool), spread over more destination or source addresses, widen ip_local_port_range, set tcp_tw_reuse = 1.',
      zh: '依次考虑：复用连接（连接池）、增加目的或源地址、扩大 ip_local_port_range、设置 tcp_tw_reuse = 1。',
    },
    source: 'tcp_v4_connect(), TCP_TIMEWAIT_LEN in include/net/tcp.h; measured',
  });
}

function toLoopbackOnly(hop: EndpointStation): Verdict {
  return toVerdict('TW_REUSE_LOOPBACK_ONLY', {
    hop,
    setting: 'tcp_tw_reuse',
    reason: {
      en: 'tcp_tw_reuse is 2, the default since Linux 4.19: ports in TIME_WAIT are taken over on loopback only.',
      zh: 'tcp_tw_reuse 为 2（Linux 4.19 起的默认值）：仅在回环上接管 TIME_WAIT 端口。',
    },
    suggestion: {
      en: 'Set tcp_tw_reuse = 1 where both ends have timestamps: a port may then be used again after a second.',
      zh: '两端都启用时间戳时设置 tcp_tw_reuse = 1：端口在一秒后即可再次使用。',
    },
    source: 'Documentation/networking/ip-sysctl.rst; Linux commit 79e9fed46038; measured',
  });
}
