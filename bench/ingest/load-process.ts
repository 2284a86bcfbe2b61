// Plays many agents in one process: real socket.io connections, one message in flight each, as an agent has.
import { setTimeout as pause } from 'node:timers/promises';
import { PROTOCOL_VERSION, type SnapshotBatch, type UplinkAck, type UplinkRow } from '@finwait/contracts';
import { io, type Socket } from 'socket.io-client';
import { HostTrace } from '../trace/host-trace.ts';
import type { Ack, LoadMessage, LoadOrder, LoadReport } from './load.ts';

const PROFILE = { agentVersion: 'bench', source: 'netlink', platform: 'Linux bench', intervalMs: 10_000 };
const CONNECTING_AT_ONCE = 50;
const TICK_MS = 10_000;
/** A replay of some seconds takes no more messages of each agent; what comes after is made as it is sent. */
const SPOOLED_MESSAGES = 60;

interface Player {
  readonly socket: Socket;
  readonly run: string;
  readonly trace: HostTrace;
  seq: number;
  at: number;
  /** Messages that lie ready, as in the spool of an agent that has been away. */
  readonly spooled: UplinkRow[][];
}

const acks: Ack[] = [];
let refused = 0;
let snapshots = 0;

process.once('message', (order: LoadOrder) => void play(order));

async function play(order: LoadOrder): Promise<void> {
  const players: Player[] = [];
  for (let from = 0; from < order.credentials.length; from += CONNECTING_AT_ONCE) {
    const some = order.credentials.slice(from, from + CONNECTING_AT_ONCE);
    players.push(...(await Promise.all(some.map((credential, at) => connect(order, credential, from + at)))));
  }
  if (order.rowsPerMessage > 1) {
    for (const player of players) {
      for (let message = 0; message < SPOOLED_MESSAGES; message += 1)
        player.spooled.push(makeRows(player, order.rowsPerMessage));
    }
  }
  say({ kind: 'connected' });
  const cpuBefore = process.cpuUsage();
  const startedAt = performance.now();
  const endsAt = startedAt + order.seconds * 1_000;
  await (order.messagesPerSecond === null
    ? Promise.all(players.map((player) => sendUntil(player, order, endsAt)))
    : sendPaced(players, order, { startedAt, endsAt, perMs: order.messagesPerSecond / 1_000 }));
  const seconds = (performance.now() - startedAt) / 1_000;
  const { user, system } = process.cpuUsage(cpuBefore);
  const report: LoadReport = {
    snapshots,
    seconds,
    refused,
    acks,
    loadCpuMs: (user + system) / 1_000,
  };
  say({ kind: 'done', report });
  for (const { socket } of players) socket.disconnect();
}

function say(message: LoadMessage): void {
  process.send?.(message);
}

async function connect({ url, agoMs }: LoadOrder, credential: string, seed: number): Promise<Player> {
  const auth = { credential, v: PROTOCOL_VERSION, profile: PROFILE };
  const socket = io(`${url}/agents`, {
    auth,
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  const at = Math.floor(Date.now() / TICK_MS) * TICK_MS - agoMs + (seed % TICK_MS);
  return { socket, run: `bench-${process.pid}-${seed}`, trace: new HostTrace(seed), seq: 0, at, spooled: [] };
}

async function sendUntil(player: Player, order: LoadOrder, endsAt: number): Promise<void> {
  while (performance.now() < endsAt) await send(player, order.rowsPerMessage);
}

/** Sends on time whatever the answers do, as a fleet of agents would. */
async function sendPaced(
  players: readonly Player[],
  order: LoadOrder,
  pace: { startedAt: number; endsAt: number; perMs: number },
): Promise<void> {
  const inFlight = new Set<Promise<void>>();
  let sent = 0;
  while (performance.now() < pace.endsAt) {
    const due = Math.floor((performance.now() - pace.startedAt) * pace.perMs);
    for (; sent < due; sent += 1) {
      const player = players[sent % players.length] as Player;
      const delivery = send(player, order.rowsPerMessage).finally(() => inFlight.delete(delivery));
      inFlight.add(delivery);
    }
    await pause(2);
  }
  await Promise.all(inFlight);
}

async function send(player: Player, rowCount: number): Promise<void> {
  const rows = player.spooled.shift() ?? makeRows(player, rowCount);
  const batch: SnapshotBatch = { v: PROTOCOL_VERSION, run: player.run, rows };
  const sentAt = Date.now();
  const startedAt = performance.now();
  const ack = (await player.socket.emitWithAck('snapshots', batch)) as UplinkAck;
  acks.push({ sentAt, tookMs: performance.now() - startedAt });
  if (ack.ok) snapshots += rowCount;
  else refused += rowCount;
}

function makeRows(player: Player, rowCount: number): UplinkRow[] {
  return Array.from({ length: rowCount }, (): UplinkRow => {
    player.seq += 1;
    player.at += TICK_MS;
    const { takenAt, values } = player.trace.next(player.at);
    return [player.seq, takenAt, 0, ...values];
  });
}
