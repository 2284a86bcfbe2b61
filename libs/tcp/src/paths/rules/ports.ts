import { toLengthText } from '../length-text.js';
import { toSeconds } from '../limit.js';
import type { PortAnswer } from '../path-report.js';
import type { PortPool } from '../port-pool.js';
import type { PathModel, Station } from '../station.js';
import { toVerdict } from '../to-verdict.js';
import type { Verdict } from '../verdict.js';
import { findLoopbackOnly, toLinuxPorts } from './linux-ports.js';
import { toUnknown } from './unknown.js';
import { chinese } from '../chinese.js';

/** More than this share of the ports is pressure. */
const PRESSURE = 0.7;

/** How many connections a second the ports of a hop allow; `undefined` where nobody documents its ports, or nothing holds them for a known time. */
export function toPortAnswer(station: Station): PortAnswer | undefined {
  const pool = toAskedPool(station);
  const { at, hop } = station;
  if (!hop.opens || at === null || !pool || pool.ports === 'unknown') return undefined;
  const held = pool.held.limit;
  if (typeof held !== 'number' || held === 0) return undefined;
  const { perSecond, destinations = 1, sourceAddresses = 1 } = hop.opens;
  const addresses = pool.isOfEachAddress ? sourceAddresses : 1;
  const mostPerSecond = (pool.ports * destinations * addresses) / held;
  return { hop: at, ports: pool.ports, mostPerSecond, askedPerSecond: perSecond };
}

/** The ports that the connections of a hop use up. */
function toAskedPool(station: Station): PortPool | undefined {
  const { opens } = station.hop;
  const pool = station.ownPorts ?? toLinuxPorts(station);
  return opens && pool && (opens.closesFirst || !pool.isTimeWait) ? pool : undefined;
}

/** Hops that open more connections than their ports allow, or of whose ports something could not be seen. */
export function findPortLimits({ stations }: PathModel): Verdict[] {
  return stations.flatMap((station) => {
    const pool = toAskedPool(station);
    if (!pool) return [];
    const { setting = '' } = pool;
    if (pool.ports === 'unknown') return [toUnknown(station, { setting })];
    if (pool.held.limit === 'unknown') return [toUnknown(station, pool.held)];
    const answer = toPortAnswer(station);
    if (!answer || answer.askedPerSecond <= PRESSURE * answer.mostPerSecond) return [];
    return [toPortVerdict(station, pool, answer), ...findLoopbackOnly(station)];
  });
}

function toPortVerdict(hop: Station, pool: PortPool, answer: PortAnswer): Verdict {
  const { ports, mostPerSecond, askedPerSecond } = answer;
  const most = Number(mostPerSecond.toFixed(1));
  const isOver = askedPerSecond > mostPerSecond;
  const rests = toRestText(pool);
  return toVerdict(isOver ? 'PORT_EXHAUSTION' : 'PORT_PRESSURE', {
    hop,
    setting: pool.setting,
    reason: {
      en: `${hop.name.en} opens ${askedPerSecond} connections a second${pool.isTimeWait ? ' and closes first' : ''}; ${ports} ports, each ${rests.en}, allow ${most} a second${isOver ? `: ${pool.failure.en}` : ''}.`,
      zh: chinese`${hop.name.zh} 每秒新建 ${askedPerSecond} 个连接${pool.isTimeWait ? '并先关闭' : ''}；${ports} 个端口各${rests.zh}，每秒只够 ${most} 个${isOver ? `：${pool.failure.zh}` : ''}。`,
    },
    suggestion: pool.suggestion,
    source: pool.source,
  });
}

function toRestText({ held, isTimeWait }: PortPool): Verdict['reason'] {
  const length = toLengthText(toSeconds(held.limit));
  return isTimeWait
    ? { en: `held in TIME_WAIT for ${length.en}`, zh: `在 TIME_WAIT 停留 ${length.zh}` }
    : { en: `kept from use for ${length.en} after a close`, zh: `在关闭后停用 ${length.zh}` };
}
