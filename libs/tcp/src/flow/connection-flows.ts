import type { State } from '../state.js';

/** Figures per second over a recent time, all of one host; `null` where it is not known. */
export interface FlowFigures {
  /** Growth of the counter `passiveOpens`. */
  readonly accepted: number | null;
  /** Growth of the counter `activeOpens`. */
  readonly asked: number | null;
  /** Growth of the counter `attemptFails`. */
  readonly failed: number | null;
  /** Growth of the counter `establishedResets`. */
  readonly reset: number | null;
  /** Growth of the counter `closesIntoTimeWait`. */
  readonly closedFirst: number | null;
  /** By how many sockets a second ESTABLISHED grows; negative where it shrinks. */
  readonly establishedGrowth: number | null;
  /** By how many sockets a second CLOSE_WAIT grows. */
  readonly closeWaitGrowth: number | null;
}

/** A way from one state to the next. `connect` stands for the program that asks for a connection. */
export interface Flow {
  readonly from: State | 'connect';
  readonly to: State;
  /** Connections a second; `null` where it cannot be inferred. */
  readonly perSecond: number | null;
}

const sum = (...figures: readonly (number | null)[]): number | null =>
  figures.includes(null) ? null : figures.reduce<number>((total, figure) => total + (figure ?? 0), 0);

const atLeastNone = (figure: number | null) => (figure === null ? null : Math.max(0, figure));
const less = (figure: number | null) => (figure === null ? null : -figure);

/** How connections end, per second: who closed first, inferred from counters. */
export interface Closes {
  /** Connections that became open. */
  readonly opened: number | null;
  readonly byUs: number | null;
  /** What is left of all that ended: opened, without the growth of ESTABLISHED, our own closes and resets. */
  readonly byPeer: number | null;
  readonly byReset: number | null;
}

/**
 * Infers who closes first. Every open connection ends in TIME_WAIT or by way of it here (we closed first, TCPTimeWaited),
 * by a reset (tcpEstabResets), or because the peer closed first, which no counter tells: that is the rest. `attemptFails`
 * is taken off the connections asked for. Source: RFC 9293 §3.3.2, RFC 4022 (tcpActiveOpens, tcpPassiveOpens, tcpAttemptFails).
 */
export function inferCloses(figures: FlowFigures): Closes {
  const { accepted, asked, failed, reset, closedFirst, establishedGrowth } = figures;
  const connected = atLeastNone(sum(asked, less(failed)));
  const opened = sum(accepted, connected);
  const byPeer = atLeastNone(sum(opened, less(establishedGrowth), less(closedFirst), less(reset)));
  return { opened, byUs: closedFirst, byPeer, byReset: reset };
}

/** Infers the flows between the states of RFC 9293 §3.3.2, figure 5, of those that counters let one infer. */
export function inferFlows(figures: FlowFigures): Flow[] {
  const { accepted, asked, failed, closeWaitGrowth } = figures;
  const { byUs, byPeer } = inferCloses(figures);
  const connected = atLeastNone(sum(asked, less(failed)));
  const answered = atLeastNone(sum(byPeer, less(closeWaitGrowth)));
  return [
    { from: 'LISTEN', to: 'SYN_RECV', perSecond: accepted },
    { from: 'SYN_RECV', to: 'ESTABLISHED', perSecond: accepted },
    { from: 'connect', to: 'SYN_SENT', perSecond: asked },
    { from: 'SYN_SENT', to: 'ESTABLISHED', perSecond: connected },
    { from: 'ESTABLISHED', to: 'FIN_WAIT1', perSecond: byUs },
    { from: 'FIN_WAIT1', to: 'FIN_WAIT2', perSecond: byUs },
    { from: 'FIN_WAIT1', to: 'CLOSING', perSecond: null },
    { from: 'FIN_WAIT2', to: 'TIME_WAIT', perSecond: byUs },
    { from: 'CLOSING', to: 'TIME_WAIT', perSecond: null },
    { from: 'TIME_WAIT', to: 'CLOSED', perSecond: byUs },
    { from: 'ESTABLISHED', to: 'CLOSE_WAIT', perSecond: byPeer },
    { from: 'CLOSE_WAIT', to: 'LAST_ACK', perSecond: answered },
    { from: 'LAST_ACK', to: 'CLOSED', perSecond: answered },
  ];
}
