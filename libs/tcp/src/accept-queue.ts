/**
 * How full an accept queue is, in whole percent of its limit. A queue is full when it holds one connection more
 * than its limit, so full is always above 100 and anything less never is, whatever the rounding.
 * Source: `sk_acceptq_is_full` in include/net/sock.h.
 *
 * @param length - connections waiting for `accept`; `idiag_rqueue` of a LISTEN socket
 * @param limit - the smaller of the listener's backlog and `net.core.somaxconn`; `idiag_wqueue`
 */
export function toAcceptQueuePercent(length: number, limit: number): number {
  if (length > limit) return Math.max(101, limit === 0 ? 0 : Math.round((100 * length) / limit));
  return limit === 0 ? 0 : Math.round((100 * length) / limit);
}
