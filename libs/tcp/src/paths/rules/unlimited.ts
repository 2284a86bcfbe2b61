import type { Side } from '../behaviour.js';
import { toProbing } from '../keepalive.js';
import { toSeconds } from '../limit.js';
import { isEndpoint, type EndpointStation, type MiddleboxStation, type PathModel } from '../station.js';
import { toVerdict } from '../to-verdict.js';
import type { Verdict } from '../verdict.js';
import { chinese } from '../chinese.js';

/** Sides that keep a silent connection for ever. */
export function findUnlimited(model: PathModel): Verdict[] {
  return model.stations.filter(isEndpoint).flatMap((station) => {
    const side = toUnlimitedSide(model, station);
    return side ? [toUnlimited(station, side)] : [];
  });
}

function toUnlimitedSide(model: PathModel, station: EndpointStation): Side | undefined {
  const { left, right } = station.behaviour;
  const before = model.segments.find((segment) => segment.right === station);
  const after = model.segments.find((segment) => segment.left === station);
  const isTcp = model.protocol === 'tcp';
  const isOpen = (side: Side | null, boxes: readonly MiddleboxStation[] = []) =>
    side?.idle.limit === 'never' &&
    !(isTcp && toProbing(side.keepalive)) &&
    !boxes.some(({ behaviour: { idle } }) => toSeconds(idle.limit) < Infinity);
  if (left && isOpen(left, before?.boxes)) return left;
  return right && isTcp && !right.pool && station.definition.role === 'proxy' && isOpen(right, after?.boxes)
    ? right
    : undefined;
}

function toUnlimited(hop: EndpointStation, { idle }: Side): Verdict {
  return toVerdict('IDLE_UNLIMITED', {
    hop,
    setting: idle.setting,
    reason: {
      en: `${hop.name.en} keeps a silent connection for ever: clients that went away pile up until memory or descriptors end.`,
      zh: chinese`${hop.name.zh} 永久保留静默连接：已离开的客户端会不断累积，直到内存或文件描述符耗尽。`,
    },
    suggestion: {
      en: `Give ${idle.setting} a limit, longer than that of whoever reuses connections to it.`,
      zh: `为 ${idle.setting} 设置上限，并大于复用其连接一方的空闲时间。`,
    },
  });
}
