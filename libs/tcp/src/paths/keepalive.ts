/** TCP keepalive on the sockets of one side of a hop. Times are seconds. */
export interface Keepalive {
  /** The setting that switches it on or sets its time. */
  readonly setting: string;
  /** Silence before the first probe. */
  readonly first: number;
  readonly interval: number;
  readonly probes: number;
  /** TCP_USER_TIMEOUT, which then decides instead of the count of probes; `null` where it is not set. */
  readonly userTimeout: number | null;
  /** Whether the path itself says when the first probe goes. */
  readonly isStated: boolean;
}

/** Keepalive of a side, or why there is none: switched `off`, `unstated` (off, as sockets are without asking), `unknown`. */
export type KeepaliveState = Keepalive | 'off' | 'unstated' | 'unknown';

/** The keepalive of a side where probes are sent. */
export function toProbing(state: KeepaliveState): Keepalive | undefined {
  return typeof state === 'object' ? state : undefined;
}

/**
 * Seconds of silence after which a peer that is gone is given up: time + interval x probes, 7,875 s by Linux' defaults.
 * With TCP_USER_TIMEOUT the first probe after it decides and the count does not matter. Source: tcp_keepalive_timer() in
 * net/ipv4/tcp_timer.c; measured.
 */
export function toIdleDetection({ first, interval, probes, userTimeout }: Keepalive): number {
  if (userTimeout === null || userTimeout <= 0) return first + interval * probes;
  return first + interval * Math.max(1, Math.ceil((userTimeout - first) / interval));
}

/** TCP_RTO_MIN. */
const LEAST_RTO = 0.2;

/**
 * The least seconds for which data are repeated before a connection is given up: 924.6 for tcp_retries2 = 15. Keepalive is
 * suspended meanwhile; TCP_USER_TIMEOUT takes the place. Source: tcp_model_timeout() in net/ipv4/tcp_timer.c.
 */
export function toUnacknowledgedDetection(
  retries2: number,
  rtoMax: number,
  userTimeout: number | null,
): number {
  if (userTimeout !== null && userTimeout > 0) return userTimeout;
  const doublings = Math.floor(Math.log2(rtoMax / LEAST_RTO));
  if (retries2 <= doublings) return (2 ** (retries2 + 1) - 1) * LEAST_RTO;
  return (2 ** (doublings + 1) - 1) * LEAST_RTO + (retries2 - doublings) * rtoMax;
}
