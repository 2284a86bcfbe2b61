import { toF5Name, type F5Profile } from '../kinds/f5.js';
import type { KeepaliveState } from '../keepalive.js';
import { toSeconds } from '../limit.js';
import { toLengthText } from '../length-text.js';
import { isEndpoint, isLinux, type EndpointStation, type PathModel, type Station } from '../station.js';
import { toVerdict } from '../to-verdict.js';
import type { Verdict } from '../verdict.js';
import { chinese } from '../chinese.js';

/** Linux' tcp_keepalive_time. */
const USUAL_KEEPALIVE_TIME = 7_200;
/** Fewer sockets in TIME_WAIT are nobody's worry. */
const MANY_TIME_WAITS = 1_000;
/** Fewer connections in SYN_RECV are handshakes under way. */
const MANY_SYN_RECEIVED = 10;
/** Seconds after which the kernel gives a deferred connection to Apache. Source: measured, 35.6 s. */
const DEFERRED = 31;

/** What sockets and kernel of a hop do otherwise than its settings seem to say. */
export function findSocketFindings({ stations }: PathModel): Verdict[] {
  return stations.flatMap((station) => [
    ...(isEndpoint(station) ? findUnusedKeepalive(station) : []),
    ...findFinTimeout(station),
    ...findDeferred(station),
  ]);
}

function toStates({ behaviour: { left, right } }: EndpointStation): KeepaliveState[] {
  return [left?.keepalive, right?.keepalive].filter((state) => state !== undefined);
}

/** Keepalive times that somebody chose, on a hop whose sockets do not ask for keepalive. */
function findUnusedKeepalive(station: EndpointStation): Verdict[] {
  const states = toStates(station);
  if (states.length === 0 || !states.every((state) => state === 'off')) return [];
  const { settings, kernel } = station;
  const options = ['TCP_KEEPIDLE', 'TCP_KEEPINTVL', 'TCP_KEEPCNT', 'clitcpka-idle', 'srvtcpka-idle'];
  const option = options.find((name) => settings.isStated(name));
  const isTuned =
    isLinux(station) &&
    kernel.isStated('tcp_keepalive_time') &&
    kernel.number('tcp_keepalive_time') !== USUAL_KEEPALIVE_TIME;
  const setting = option ?? (isTuned ? 'tcp_keepalive_time' : undefined);
  if (setting === undefined) return [];
  return [
    toVerdict('KEEPALIVE_NOT_ENABLED', {
      hop: station,
      setting,
      reason: {
        en: `${setting} is set for ${station.name.en}, but its sockets do not ask for keepalive: not one probe is sent.`,
        zh: chinese`已为 ${station.name.zh} 设置 ${setting}，但其套接字未启用保活：不会发出任何探测。`,
      },
      suggestion: {
        en: 'Switch it on in the program: so_keepalive=on (nginx listen), option clitcpka or tcpka (HAProxy), SO_KEEPALIVE.',
        zh: '在程序中启用：nginx listen 的 so_keepalive=on、HAProxy 的 option clitcpka/tcpka、或 SO_KEEPALIVE。',
      },
      source: 'tcp(7): keepalive is sent only when SO_KEEPALIVE is enabled; measured',
    }),
  ];
}

function findFinTimeout(station: Station): Verdict[] {
  const { kernel, hop } = station;
  const setting = 'tcp_fin_timeout';
  const isTuned = isLinux(station) && kernel.isStated(setting) && kernel.number(setting) !== 60;
  if (!isTuned || (hop.observed?.timeWaits ?? 0) < MANY_TIME_WAITS) return [];
  return [
    toVerdict('FIN_TIMEOUT_NOT_TIME_WAIT', {
      hop: station,
      setting,
      reason: {
        en: `${setting} is ${kernel.number(setting)} s: it shortens FIN_WAIT2 of sockets without an owner. TIME_WAIT always lasts 60 s, and ${hop.observed?.timeWaits ?? 0} sockets are in it.`,
        zh: `${setting} 为 ${kernel.number(setting)} 秒：它只缩短无主套接字的 FIN_WAIT2。TIME_WAIT 固定 60 秒，目前有 ${hop.observed?.timeWaits ?? 0} 个。`,
      },
      suggestion: {
        en: 'Let the other side close first, or reuse connections.',
        zh: '让对端先关闭，或复用连接。',
      },
      source: 'TCP_TIMEWAIT_LEN in include/net/tcp.h; tcp(7)',
    }),
  ];
}

function findDeferred(station: Station): Verdict[] {
  const { hop, settings } = station;
  const seen = hop.observed?.synReceivedOnListener ?? 0;
  if (
    hop.kind !== 'apache' ||
    settings.word('AcceptFilter')?.includes('none') === true ||
    seen < MANY_SYN_RECEIVED
  ) {
    return [];
  }
  const length = toLengthText(DEFERRED);
  return [
    toVerdict('DEFERRED_ACCEPT', {
      hop: station,
      setting: 'AcceptFilter',
      reason: {
        en: `${seen} connections are in SYN_RECV on the listener of ${station.name.en}: its sockets defer accept (TCP_DEFER_ACCEPT), so whoever connects and says nothing waits there for some ${length.en}. It is no SYN flood.`,
        zh: chinese`${station.name.zh} 的监听端口上有 ${seen} 个连接处于 SYN_RECV：其套接字启用了 TCP_DEFER_ACCEPT，连接后不发数据者会停留约 ${length.zh}。这并非 SYN flood。`,
      },
      suggestion: {
        en: 'AcceptFilter http none shows them as ESTABLISHED, where RequestReadTimeout ends them.',
        zh: '设置 AcceptFilter http none 后它们显示为 ESTABLISHED，并受 RequestReadTimeout 约束。',
      },
    }),
  ];
}

/** F5's own probes that its idle limit always forestalls, on either side. */
export function findLateF5Probes({ stations }: PathModel): Verdict[] {
  return stations
    .filter(({ hop }) => hop.kind === 'f5' || hop.kind === 'f5-fastl4')
    .flatMap((station) => [...toLateProbes(station, ''), ...toLateProbes(station, 'serverside ')]);
}

function toLateProbes(station: Station, profile: F5Profile): Verdict[] {
  const [idle, interval] = ['idleTimeout', 'keepAliveInterval'].map((name) =>
    station.settings.time(toF5Name(station.settings, profile, name)),
  );
  if (!idle || typeof interval?.limit !== 'number' || interval.limit < toSeconds(idle.limit)) return [];
  const { setting } = interval;
  const [after, ends] = [toLengthText(interval.limit), toLengthText(toSeconds(idle.limit))];
  return [
    toVerdict('F5_KEEPALIVE_AFTER_IDLE', {
      hop: station,
      setting,
      reason: {
        en: `${station.name.en} would send a probe after ${after.en} of silence, but its idle limit removes the flow after ${ends.en}: it never sends one.`,
        zh: chinese`${station.name.zh} 要静默 ${after.zh}才发探测，但空闲超时在 ${ends.zh}后已移除该流：探测永远不会发出。`,
      },
      suggestion: {
        en: `Where connections shall live, set ${setting} below ${ends.en}; it counts in seconds.`,
        zh: `若需保持连接，将 ${setting} 设为小于 ${ends.zh}；其单位为秒。`,
      },
    }),
  ];
}
