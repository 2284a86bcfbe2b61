import type { Endpoint, Pool, Side } from '../behaviour.js';
import type { HopReading } from '../hop-kind-definition.js';
import type { KeepaliveState } from '../keepalive.js';
import { toSeconds, type Timer } from '../limit.js';

/** Seconds that TIME_WAIT lasts on Linux. Source: TCP_TIMEWAIT_LEN in include/net/tcp.h. */
export const LINUX_TIME_WAIT = 60;

const UNSTATED: Timer = { setting: '', limit: 'unstated', isStated: false };

/** A limit that nobody spoke of. */
export function toUnstated(setting = ''): Timer {
  return { ...UNSTATED, setting };
}

/** A side that ends silent connections by a FIN and never takes probes for life. */
export function toSide(idle: Timer, keepalive: KeepaliveState = 'unstated', rest: Partial<Side> = {}): Side {
  return {
    idle,
    isTunnelLimit: false,
    sign: 'fin',
    keepalive,
    countsProbes: false,
    timeWaitSeconds: LINUX_TIME_WAIT,
    ...rest,
  };
}

/** A pool that reuses a connection until its own timer ends. */
export function toPool(timer: Timer, rest: Partial<Pool> = {}): Pool {
  return { timer, hintMargin: null, isForgiving: false, ...rest };
}

const ENDPOINT: Omit<Endpoint, 'left' | 'right'> = {
  role: 'endpoint',
  response: null,
  halfClosed: null,
  answersFin: true,
};

/** A program that only asks. */
export function toClient(
  idle: Timer,
  keepalive: KeepaliveState,
  pool: Pool | null,
  rest: Partial<Side> = {},
): Endpoint {
  return { ...ENDPOINT, left: null, right: { ...toSide(idle, keepalive, rest), pool, isPersistent: true } };
}

/** A program that only answers. Where it keeps no connections, the limit is 0. */
export function toServer(side: Side, rest: { sendsHint?: boolean; answersFin?: boolean } = {}): Endpoint {
  const { sendsHint = false, answersFin = true } = rest;
  const left = { ...side, isPersistent: toSeconds(side.idle.limit) > 0, sendsHint };
  return { ...ENDPOINT, answersFin, left, right: null };
}

/** A program that takes connections and opens others. */
export function toProxy(
  { passesOn }: HopReading,
  sides: {
    readonly left: Side & { readonly isPersistent?: boolean; readonly sendsHint?: boolean };
    readonly right: Side & { readonly pool: Pool | null; readonly isPersistent?: boolean };
  },
  rest: Partial<Endpoint> = {},
): Endpoint {
  const { left, right } = sides;
  return {
    ...ENDPOINT,
    left: { isPersistent: toSeconds(left.idle.limit) > 0, sendsHint: false, ...left },
    right: passesOn || right.idle.isStated ? { isPersistent: right.pool !== null, ...right } : null,
    ...rest,
  };
}
