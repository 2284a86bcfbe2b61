/** TIME_WAIT lasts this long on Linux, seconds. Source: TCP_TIMEWAIT_LEN in include/net/tcp.h. */
const TIME_WAIT_SECONDS = 60;
/** With fewer sockets in TIME_WAIT the rate is off by a fifth and more, one standard deviation of a count. */
const LEAST_TIME_WAITS = 25;
/** Connections that last less on average are short: a handshake and a close for little work. */
const SHORT_SECONDS = 1;
/** Connections that last longer on average are long. */
const LONG_SECONDS = 60;

/** What was counted of the connections of one service: those to one listening port, or all that the host opened. */
export interface ServiceCounts {
  readonly established: number;
  /** Of them, those whose keepalive timer runs. */
  readonly withKeepalive: number;
  /** Of them, those on which no timer runs: they never ask for keepalive, or it rests. */
  readonly withoutTimer: number;
  /** The longest that one of them has been without data, milliseconds; `null` where there is none or it is not known. */
  readonly longestIdleMs: number | null;
  readonly timeWait: number;
}

/** How long the connections of a service last, by Little's law, or why it is not told. */
export type ServiceLifetime =
  { readonly ok: true; readonly seconds: number } | { readonly ok: false; readonly reason: 'few' };

/** What follows from the counts of a service. */
export interface ServiceFigures {
  /** Connections a second that this host closed first: those in TIME_WAIT over 60 s. Closes of the peer leave no trace here. */
  readonly closedFirstPerSecond: number;
  /**
   * At most this long a connection lasts on average: open ones over those closed a second (Little's law). Valid while as
   * many are opened as end; where peers close first too, it is shorter. `few`: too little is in TIME_WAIT to tell.
   */
  readonly lifetime: ServiceLifetime;
  /** `null` where the lifetime is not told. */
  readonly kind: 'short' | 'medium' | 'long' | null;
  /** What keeping connections would save at most; `null` where they are long already. */
  readonly pooling: { readonly handshakesPerSecond: number; readonly timeWaits: number } | null;
}

/** What the counts of a service say of how it uses connections. */
export function toServiceFigures({ established, timeWait }: ServiceCounts): ServiceFigures {
  const closedFirstPerSecond = timeWait / TIME_WAIT_SECONDS;
  if (timeWait < LEAST_TIME_WAITS) {
    return { closedFirstPerSecond, lifetime: { ok: false, reason: 'few' }, kind: null, pooling: null };
  }
  const seconds = established / closedFirstPerSecond;
  const kind = seconds < SHORT_SECONDS ? 'short' : seconds > LONG_SECONDS ? 'long' : 'medium';
  return {
    closedFirstPerSecond,
    lifetime: { ok: true, seconds },
    kind,
    pooling: kind === 'long' ? null : { handshakesPerSecond: closedFirstPerSecond, timeWaits: timeWait },
  };
}
