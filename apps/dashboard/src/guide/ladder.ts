import type { State } from '@finwait/tcp';

/** A state of one side between two moments; moments are per cent of the picture's height. */
export interface Rung {
  readonly state: State;
  readonly from: number;
  readonly to: number;
}

/** A segment on its way. */
export interface Segment {
  readonly text: string;
  readonly by: 'host' | 'peer';
  readonly leaves: number;
  readonly arrives: number;
}

/** Two sides of a connection as time runs down, and what passes between them. */
export interface Ladder {
  readonly host: readonly Rung[];
  readonly peer: readonly Rung[];
  readonly segments: readonly Segment[];
}

const mirror = ({ host, peer, segments }: Ladder): Ladder => ({
  host: peer,
  peer: host,
  segments: segments.map((segment) => ({ ...segment, by: segment.by === 'host' ? 'peer' : 'host' })),
});

/** We ask for a connection. Source: RFC 9293 §3.5, figure 6. */
const WE_ASK: Ladder = {
  host: [
    { state: 'CLOSED', from: 0, to: 12 },
    { state: 'SYN_SENT', from: 12, to: 56 },
    { state: 'ESTABLISHED', from: 56, to: 100 },
  ],
  peer: [
    { state: 'LISTEN', from: 0, to: 30 },
    { state: 'SYN_RECV', from: 30, to: 74 },
    { state: 'ESTABLISHED', from: 74, to: 100 },
  ],
  segments: [
    { text: 'SYN', by: 'host', leaves: 12, arrives: 30 },
    { text: 'SYN+ACK', by: 'peer', leaves: 38, arrives: 56 },
    { text: 'ACK', by: 'host', leaves: 56, arrives: 74 },
  ],
};

/** We close first. Source: RFC 9293 §3.6, figure 12. */
const WE_CLOSE: Ladder = {
  host: [
    { state: 'ESTABLISHED', from: 0, to: 8 },
    { state: 'FIN_WAIT1', from: 8, to: 30 },
    { state: 'FIN_WAIT2', from: 30, to: 68 },
    { state: 'TIME_WAIT', from: 68, to: 100 },
  ],
  peer: [
    { state: 'ESTABLISHED', from: 0, to: 18 },
    { state: 'CLOSE_WAIT', from: 18, to: 58 },
    { state: 'LAST_ACK', from: 58, to: 80 },
    { state: 'CLOSED', from: 80, to: 100 },
  ],
  segments: [
    { text: 'FIN', by: 'host', leaves: 8, arrives: 18 },
    { text: 'ACK', by: 'peer', leaves: 20, arrives: 30 },
    { text: 'FIN', by: 'peer', leaves: 58, arrives: 68 },
    { text: 'ACK', by: 'host', leaves: 70, arrives: 80 },
  ],
};

const BOTH_SIDE: readonly Rung[] = [
  { state: 'ESTABLISHED', from: 0, to: 12 },
  { state: 'FIN_WAIT1', from: 12, to: 36 },
  { state: 'CLOSING', from: 36, to: 66 },
  { state: 'TIME_WAIT', from: 66, to: 100 },
];

/** Both close at once. Source: RFC 9293 §3.6, figure 13. */
const BOTH_CLOSE: Ladder = {
  host: BOTH_SIDE,
  peer: BOTH_SIDE,
  segments: [
    { text: 'FIN', by: 'host', leaves: 12, arrives: 36 },
    { text: 'FIN', by: 'peer', leaves: 12, arrives: 36 },
    { text: 'ACK', by: 'host', leaves: 42, arrives: 66 },
    { text: 'ACK', by: 'peer', leaves: 42, arrives: 66 },
  ],
};

const OPEN: Ladder = {
  host: [{ state: 'ESTABLISHED', from: 0, to: 100 }],
  peer: [{ state: 'ESTABLISHED', from: 0, to: 100 }],
  segments: [
    { text: 'DATA', by: 'host', leaves: 10, arrives: 24 },
    { text: 'ACK', by: 'peer', leaves: 26, arrives: 40 },
    { text: 'DATA', by: 'peer', leaves: 70, arrives: 84 },
  ],
};

/** The picture that shows a state of this host. */
export const LADDERS: Readonly<Record<State, Ladder>> = {
  LISTEN: mirror(WE_ASK),
  SYN_SENT: WE_ASK,
  SYN_RECV: mirror(WE_ASK),
  ESTABLISHED: OPEN,
  FIN_WAIT1: WE_CLOSE,
  FIN_WAIT2: WE_CLOSE,
  CLOSE_WAIT: mirror(WE_CLOSE),
  LAST_ACK: mirror(WE_CLOSE),
  CLOSING: BOTH_CLOSE,
  TIME_WAIT: WE_CLOSE,
  CLOSED: mirror(WE_CLOSE),
};
