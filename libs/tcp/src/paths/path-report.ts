import type { Verdict } from './verdict.js';

/** Seconds, or that there is no limit, or that it cannot be told. */
export type AnsweredSeconds = number | 'never' | 'unknown';

/** How the other side learns that a connection was ended. */
export type CloseSign = 'fin' | 'rst' | 'silence';

/** One time-out of a hop, for the picture of the path on one axis of time. */
export interface HopTimer {
  readonly hop: number;
  /** Which of the hop's neighbours it counts for. */
  readonly side: 'left' | 'right' | 'both';
  /** `idle` ends the connection, `pool` stops reusing it, `keepalive` sends the first probe, `response` gives up waiting. */
  readonly role: 'idle' | 'pool' | 'keepalive' | 'response';
  readonly setting: string;
  readonly seconds: AnsweredSeconds;
  /** Whether the path says so or it is the vendor's default. */
  readonly isDefault: boolean;
  readonly onExpiry: CloseSign | 'probe' | 'error';
}

/** When an end of a segment notices that its peer is gone. */
export interface DeadPeerAnswer {
  readonly hop: number;
  /** While nothing is sent. */
  readonly idleSeconds: AnsweredSeconds;
  /** While data wait for an acknowledgement: at least this long; `unknown` for what has not the TCP of Linux. */
  readonly unacknowledgedSeconds: AnsweredSeconds;
}

/** How many connections a second the ports of a hop allow: those of a Linux host, or of a NAT or device that documents its own. */
export interface PortAnswer {
  readonly hop: number;
  /** For each destination, and for each own address where it has them on each. */
  readonly ports: number;
  readonly mostPerSecond: number;
  readonly askedPerSecond: number;
}

/** What holds for one TCP connection of the path: between two hops with sockets, through what only passes packets on. */
export interface SegmentAnswer {
  /** The hop towards the client; `null` where the path begins with a hop that others connect to. */
  readonly left: number | null;
  /** The hop towards the server; `null` where the path ends with one that connects further. */
  readonly right: number | null;
  /** The longest silence that the connection survives. */
  readonly idleSeconds: AnsweredSeconds;
  /** The hop that ends it then; `null` where none does. */
  readonly endedBy: number | null;
  readonly setting: string | null;
  readonly sign: CloseSign | null;
  /** When the other end learns of it, seconds of silence. */
  readonly learnedAfterSeconds: AnsweredSeconds;
  /** The hop that keeps the connection in TIME_WAIT; `null` where none does. */
  readonly timeWaitOn: number | null;
  /** `null` also where nobody says how long it lasts there: a balancer of a cloud, a browser. */
  readonly timeWaitSeconds: number | null;
  readonly deadPeers: readonly DeadPeerAnswer[];
}

/** What follows from the settings of a path. */
export interface PathReport {
  readonly protocol: 'http' | 'tcp' | 'websocket';
  readonly segments: readonly SegmentAnswer[];
  readonly timers: readonly HopTimer[];
  readonly ports: readonly PortAnswer[];
  /** The longest silence of the client that its connection survives, and the hop that ends it. */
  readonly longestSilence: { readonly seconds: AnsweredSeconds; readonly hop: number | null };
  /** The worst first. */
  readonly verdicts: readonly Verdict[];
}
