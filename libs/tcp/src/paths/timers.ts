import type { Side } from './behaviour.js';
import { toProbing } from './keepalive.js';
import type { Timer } from './limit.js';
import type { AnsweredSeconds, HopTimer } from './path-report.js';
import type { Station } from './station.js';

/** The time-outs of a hop that decide something on its path. */
export function toTimers(station: Station): HopTimer[] {
  const { at, behaviour } = station;
  if (at === null) return [];
  if (behaviour.role === 'middlebox') {
    const { idle, sign, probesAfter } = behaviour;
    return [
      ...toTimer(at, 'both', 'idle', idle, sign),
      ...(probesAfter ? toTimer(at, 'both', 'keepalive', probesAfter, 'probe') : []),
    ];
  }
  const { left, right, response } = behaviour;
  const isBoth = left !== null && right !== null && left.idle.setting === right.idle.setting;
  return [
    ...(left ? toTimer(at, isBoth ? 'both' : 'left', 'idle', left.idle, left.sign) : []),
    ...(left ? toProbe(at, 'left', left) : []),
    ...(right?.pool ? toTimer(at, 'right', 'pool', right.pool.timer, 'fin') : []),
    ...(right && !isBoth && !right.pool ? toTimer(at, 'right', 'idle', right.idle, right.sign) : []),
    ...(right ? toProbe(at, 'right', right) : []),
    ...(response ? toTimer(at, 'right', 'response', response, 'error') : []),
  ];
}

function toProbe(hop: number, side: 'left' | 'right', { keepalive }: Side): HopTimer[] {
  const probing = toProbing(keepalive);
  if (!probing) return [];
  const timer: Timer = { setting: probing.setting, limit: probing.first, isStated: probing.isStated };
  return toTimer(hop, side, 'keepalive', timer, 'probe');
}

function toTimer(
  hop: number,
  side: HopTimer['side'],
  role: HopTimer['role'],
  { setting, limit, isStated }: Timer,
  onExpiry: HopTimer['onExpiry'],
): HopTimer[] {
  if (limit === 'unstated') return [];
  const seconds: AnsweredSeconds = limit;
  return [{ hop, side, role, setting, seconds, isDefault: !isStated, onExpiry }];
}
