import type { KeepaliveState } from './keepalive.js';
import type { Timer } from './limit.js';
import type { CloseSign } from './path-report.js';

/** Idle connections that a hop keeps to send the next request over. */
export interface Pool {
  readonly timer: Timer;
  /** Seconds by which it stays below the `Keep-Alive: timeout=` of the server; `null` where it does not look at it. */
  readonly hintMargin: number | null;
  /** Whether what it does about a connection that dies under a request hides most of it. */
  readonly isForgiving: boolean;
}

/** How a hop treats the connections of one side. */
export interface Side {
  /** Ends a silent connection, or a tunnel where one runs. */
  readonly idle: Timer;
  /** Whether the idle limit was made for tunnels, not for requests. */
  readonly isTunnelLimit: boolean;
  readonly sign: CloseSign;
  readonly keepalive: KeepaliveState;
  /** Whether probes on this side count as life for its own idle limit. */
  readonly countsProbes: boolean;
  /** Seconds that TIME_WAIT lasts where this side closes first; `null` where nobody says. */
  readonly timeWaitSeconds: number | null;
}

/** A hop with sockets of its own. */
export interface Endpoint {
  readonly role: 'endpoint';
  /** Towards the client; `null` for a client. */
  readonly left: (Side & { readonly isPersistent: boolean; readonly sendsHint: boolean }) | null;
  /** Towards the server; `null` for a server. */
  readonly right: (Side & { readonly pool: Pool | null; readonly isPersistent: boolean }) | null;
  /** How long it waits for an answer; `null` where it passes none on. */
  readonly response: Timer | null;
  /** Seconds after its own FIN that a half-closed left side still lives while the right one does not answer; only HAProxy's TCP mode. */
  readonly halfClosed: { readonly left: Timer; readonly right: Timer } | null;
  /** Whether it closes when its peer has closed; a server may not. */
  readonly answersFin: boolean;
}

/** A device that packets only pass. */
export interface Middlebox {
  readonly role: 'middlebox';
  readonly idle: Timer;
  readonly sign: 'rst' | 'silence';
  /** Silence before it probes both ends itself; `null` where it does not. */
  readonly probesAfter: Timer | null;
  readonly countsProbes: boolean;
}

/** What a hop does with a connection. */
export type Behaviour = Endpoint | Middlebox;
