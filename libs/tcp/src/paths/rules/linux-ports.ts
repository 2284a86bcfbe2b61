import { LINUX_TIME_WAIT } from '../kinds/endpoints.js';
import type { PortPool } from '../port-pool.js';
import { isEndpoint, isLinux, type Station } from '../station.js';
import { toVerdict } from '../to-verdict.js';
import type { Verdict } from '../verdict.js';

/** The ports that connect() of a Linux host picks from; `undefined` for what has no sockets, or not those of Linux. */
export function toLinuxPorts(station: Station): PortPool | undefined {
  if (!isEndpoint(station) || !isLinux(station)) return undefined;
  const { kernel } = station;
  const seconds = isReused(station) ? kernel.number('tcp_tw_reuse_delay') / 1_000 : LINUX_TIME_WAIT;
  return {
    ports: kernel.countPorts(),
    isOfEachAddress: true,
    held: { setting: 'tcp_tw_reuse', limit: seconds, isStated: kernel.isStated('tcp_tw_reuse') },
    isTimeWait: true,
    setting: 'ip_local_port_range',
    failure: { en: 'connect() fails with EADDRNOTAVAIL', zh: 'connect() 将以 EADDRNOTAVAIL 失败' },
    suggestion: {
      en: 'In this order: reuse connections (a pool), spread over more destination or source addresses, widen ip_local_port_range, set tcp_tw_reuse = 1.',
      zh: '依次考虑：复用连接（连接池）、增加目的或源地址、扩大 ip_local_port_range、设置 tcp_tw_reuse = 1。',
    },
    source: 'tcp_v4_connect(), TCP_TIMEWAIT_LEN in include/net/tcp.h; measured',
  };
}

/** Whether connect() may take a port over that is in TIME_WAIT. */
function isReused({ kernel, hop }: Station): boolean {
  const choice = kernel.number('tcp_tw_reuse');
  const isAllowed = choice === 1 || (choice === 2 && hop.opens?.isLoopback === true);
  return isAllowed && kernel.number('tcp_timestamps') !== 0;
}

/** That the default of tcp_tw_reuse does not help a Linux host whose ports are too few. */
export function findLoopbackOnly(hop: Station): Verdict[] {
  if (!isLinux(hop) || hop.kernel.number('tcp_tw_reuse') !== 2 || hop.hop.opens?.isLoopback === true)
    return [];
  return [
    toVerdict('TW_REUSE_LOOPBACK_ONLY', {
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
    }),
  ];
}
