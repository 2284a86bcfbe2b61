import type { State } from '@finwait/tcp';
import { until } from './condition.ts';
import { countProcSockets } from './proc-count.ts';
import { reach, type Stage } from './stage.ts';

/**
 * A way to bring sockets into a state, named for that state. `FIN_WAIT2_ORPHAN` is the kernel's other kind of FIN_WAIT2:
 * after close() it is a mini-socket that the `tw` counter of /proc/net/sockstat includes.
 */
export type Scene = State | 'FIN_WAIT2_ORPHAN';

/** Longer than any test: the kernel turns it into a number of retransmissions and caps that. */
const DEFER_ACCEPT_SECONDS = 3_600;
const DEFER_BACKLOG = 4_096;
/** A queue holds one connection more than its limit. */
const FULL_BACKLOG = 1;
const FULL_QUEUE_LENGTH = FULL_BACKLOG + 1;

type Play = (stage: Stage, amount: number) => Promise<void> | void;

/** Plays a scene of one connection as often as it is wanted. */
function times(play: (stage: Stage) => Promise<void>): Play {
  return async (stage, amount) => {
    for (let played = 0; played < amount; played += 1) await play(stage);
  };
}

/** Silent clients of a listener that answers a handshake only when data comes. */
async function playSynRecv(stage: Stage, amount: number): Promise<void> {
  const listener = stage.listening(DEFER_BACKLOG, (socket) => socket.deferAccept(DEFER_ACCEPT_SECONDS));
  for (let opened = 0; opened < amount; opened += 1) {
    await reach(stage.connecting(listener), 'ESTABLISHED');
    stage.expect({ SYN_RECV: 1, ESTABLISHED: 1 });
  }
}

/** A SYN that meets a full accept queue is dropped without an answer. */
async function playSynSent(stage: Stage, amount: number): Promise<void> {
  const listener = stage.listening(FULL_BACKLOG);
  const scope = { family: stage.family, ports: [listener.port] };
  for (let queued = 1; queued <= FULL_QUEUE_LENGTH; queued += 1) {
    stage.connecting(listener);
    stage.expect({ ESTABLISHED: 2 });
    await until(
      () => `${queued} connections in the accept queue`,
      () => countProcSockets(scope).ESTABLISHED === 2 * queued,
    );
  }
  for (let opened = 0; opened < amount; opened += 1) {
    stage.connecting(listener);
    stage.expect({ SYN_SENT: 1 });
  }
}

const playEstablished = times(async (stage) => {
  const { server } = await stage.connected();
  await reach(server, 'ESTABLISHED');
  stage.expect({ ESTABLISHED: 2 });
});

/** The FIN waits behind data the peer has no room for. */
const playFinWait1 = times(async (stage) => {
  const { client } = await stage.connected();
  client.fill();
  client.shutdownWrite();
  await reach(client, 'FIN_WAIT1');
  stage.expect({ FIN_WAIT1: 1, ESTABLISHED: 1 });
});

/** FIN_WAIT2 and CLOSE_WAIT are the two ends of one connection. */
const playHalfClosed = times(async (stage) => {
  const { client, server } = await stage.connected();
  client.shutdownWrite();
  await reach(client, 'FIN_WAIT2');
  await reach(server, 'CLOSE_WAIT');
  stage.expect({ FIN_WAIT2: 1, CLOSE_WAIT: 1 });
});

const playFinWait2Orphan = times(async (stage) => {
  const { client, server } = await stage.connected();
  client.close();
  await reach(server, 'CLOSE_WAIT');
  stage.expect({ FIN_WAIT2: 1, CLOSE_WAIT: 1 });
});

/** The peer closed first, and our FIN waits behind data the peer has no room for. */
const playLastAck = times(async (stage) => {
  const { client, server } = await stage.connected();
  server.shutdownWrite();
  await reach(client, 'CLOSE_WAIT');
  client.fill();
  client.shutdownWrite();
  await reach(client, 'LAST_ACK');
  await reach(server, 'FIN_WAIT2');
  stage.expect({ LAST_ACK: 1, FIN_WAIT2: 1 });
});

/** The peer's FIN arrives while ours still waits behind data the peer has no room for. */
const playClosing = times(async (stage) => {
  const { client, server } = await stage.connected();
  client.fill();
  client.shutdownWrite();
  await reach(client, 'FIN_WAIT1');
  server.shutdownWrite();
  await reach(client, 'CLOSING');
  await reach(server, 'FIN_WAIT2');
  stage.expect({ CLOSING: 1, FIN_WAIT2: 1 });
});

const playTimeWait = times(async (stage) => {
  const { client, server } = await stage.connected();
  client.close();
  await reach(server, 'CLOSE_WAIT');
  server.close();
  stage.expect({ TIME_WAIT: 1 });
});

export const SCENES: Readonly<Record<Scene, Play>> = {
  LISTEN: (stage, amount) => {
    for (let opened = 0; opened < amount; opened += 1) stage.listening(1);
  },
  SYN_SENT: playSynSent,
  SYN_RECV: playSynRecv,
  ESTABLISHED: playEstablished,
  FIN_WAIT1: playFinWait1,
  FIN_WAIT2: playHalfClosed,
  FIN_WAIT2_ORPHAN: playFinWait2Orphan,
  CLOSE_WAIT: playHalfClosed,
  LAST_ACK: playLastAck,
  CLOSING: playClosing,
  TIME_WAIT: playTimeWait,
  CLOSED: (stage, amount) => {
    for (let opened = 0; opened < amount; opened += 1) stage.bound();
    stage.expect({ CLOSED: amount });
  },
};
