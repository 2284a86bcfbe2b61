import type { Family } from './loopback-address.ts';
import type { SocketPlan } from './open-sockets.ts';

/** Sockets in every state, each state with a total of its own: a mix-up of two states cannot go unseen. */
export function planEveryState(family: Family): SocketPlan {
  return {
    family,
    states: {
      LISTEN: 1,
      SYN_SENT: 5,
      SYN_RECV: 3,
      ESTABLISHED: 4,
      FIN_WAIT1: 7,
      FIN_WAIT2: 2,
      FIN_WAIT2_ORPHAN: 3,
      CLOSE_WAIT: 5,
      LAST_ACK: 6,
      CLOSING: 8,
      TIME_WAIT: 9,
      CLOSED: 2,
    },
  };
}
