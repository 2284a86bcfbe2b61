import type { Bracket, OpenFormula, WalkedStates } from './big-states.js';

/** What a walk found and what of `CurrEstab` was known then. */
export interface WalkToKeep {
  readonly counts: WalkedStates['counts'];
  readonly formula: OpenFormula | null;
}

/** True when not one of the running counts differs, those of the whole host included. */
export function isStill(bracket: Bracket): boolean {
  return bracket.before.allocated === bracket.after.allocated && isStillInside(bracket);
}

/** True when none of the running counts differs that belong to one network namespace alone. */
export function isStillInside({ before, after }: Bracket): boolean {
  const isSame = before.inUse === after.inUse && before.lingering === after.lingering;
  return isSame && before.line === after.line;
}

/**
 * Whether the running counts would show if a socket of this walk changed its state, as long as LISTEN is counted anew.
 * A handshake that times out moves none of them, so there must be none in SYN_RECV. Nor does CLOSE_WAIT that becomes
 * LAST_ACK while its FIN waits for room at the peer, where `CurrEstab` does not count CLOSE_WAIT. Any other change sends or
 * receives a segment, or takes from `CurrEstab`, `inuse` or `tw`, to which only a segment or a new listener adds.
 * CLOSED alone is not proved: a socket made earlier can be bound unseen.
 * Source: `tcp_set_state` in net/ipv4/tcp.c, `tcp_v4_rcv` in net/ipv4/tcp_ipv4.c, `reqsk_timer_handler` in
 * net/ipv4/inet_connection_sock.c.
 */
export function showsEveryChange({ counts, formula }: WalkToKeep): boolean {
  return counts.SYN_RECV === 0 && (counts.CLOSE_WAIT === 0 || formula === 'withCloseWait');
}
