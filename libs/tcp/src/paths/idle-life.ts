import type { Side } from './behaviour.js';
import { toProbing, type KeepaliveState } from './keepalive.js';
import { toSeconds, type Limit, type Timer } from './limit.js';
import type { EndpointStation, MiddleboxStation, PathModel, Segment } from './station.js';
import type { PathProtocol } from './path.js';

/** The side of the left end that the segment lies on. */
export function toLeftSide({ left }: Segment) {
  return left.behaviour.right;
}

/** The side of the right end that the segment lies on. */
export function toRightSide({ right }: Segment) {
  return right.behaviour.left;
}

/** The keepalive of both ends of a segment. */
export function toKeepalives(segment: Segment): KeepaliveState[] {
  return [toLeftSide(segment)?.keepalive, toRightSide(segment)?.keepalive].filter(
    (state) => state !== undefined,
  );
}

/** Whether probes come often enough that something which counts them never sees `limit` of silence. */
function isRefreshed(limit: Limit, keepalives: readonly KeepaliveState[]): boolean {
  const seconds = toSeconds(limit);
  return keepalives.some((state) => {
    const probing = toProbing(state);
    return probing !== undefined && probing.first < seconds && probing.interval < seconds;
  });
}

/** The limit of a side while both ends live: its own, or none where probes that it counts keep it from ending. */
export function toLiveIdle(side: Side, keepalives: readonly KeepaliveState[]): Timer {
  return side.countsProbes && isRefreshed(side.idle.limit, keepalives)
    ? { ...side.idle, limit: 'never' }
    : side.idle;
}

/** The timers of the two ends that close a connection which is silent: a pool's, or an idle limit. */
export function toEndTimers(segment: Segment): {
  readonly left: Timer | undefined;
  readonly right: Timer | undefined;
} {
  const keepalives = toKeepalives(segment);
  const left = toLeftSide(segment);
  const right = toRightSide(segment);
  return {
    left: left?.pool?.timer ?? (left ? toLiveIdle(left, keepalives) : undefined),
    right: right ? toLiveIdle(right, keepalives) : undefined,
  };
}

/** Whether something keeps a middlebox from seeing `limit` of silence: probes of the ends or its own, or data. */
export function isBoxRefreshed(box: MiddleboxStation, segment: Segment, pingSeconds: number): boolean {
  const { idle, probesAfter, countsProbes } = box.behaviour;
  const seconds = toSeconds(idle.limit);
  if (pingSeconds < seconds) return true;
  if (probesAfter && toSeconds(probesAfter.limit) < seconds) return true;
  return countsProbes && isRefreshed(idle.limit, toKeepalives(segment));
}

/** Whether connections lie idle on a segment at all: between two requests, or because it is not HTTP. */
export function isIdling(segment: Segment, protocol: PathProtocol): boolean {
  if (protocol !== 'http') return true;
  return toLeftSide(segment)?.isPersistent !== false && toRightSide(segment)?.isPersistent !== false;
}

/** The limit at which a relay lets both its connections go: the smaller of its sides. */
export function toRelayTimer(station: EndpointStation, segments: readonly Segment[]): Timer | undefined {
  const { left, right } = station.behaviour;
  if (!left || !right) return undefined;
  const [before, after] = [
    segments.find((one) => one.right === station),
    segments.find((one) => one.left === station),
  ];
  const timers = [
    toLiveIdle(left, before ? toKeepalives(before) : []),
    toLiveIdle(right, after ? toKeepalives(after) : []),
  ];
  const unknown = timers.find(({ limit }) => limit === 'unknown');
  return (
    unknown ?? timers.reduce((one, other) => (toSeconds(one.limit) <= toSeconds(other.limit) ? one : other))
  );
}

/** In a tunnel a relay lets both its connections go at the smaller limit. */
export function toOwnTimer(own: Timer, station: EndpointStation, { protocol, segments }: PathModel): Timer {
  const relay = protocol === 'http' ? undefined : toRelayTimer(station, segments);
  return relay && toSeconds(relay.limit) < toSeconds(own.limit) ? relay : own;
}
