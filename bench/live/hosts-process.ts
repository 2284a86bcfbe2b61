// Many hosts in one process, each over a socket.io connection of its own with a snapshot every so often.
import { setTimeout as pause } from 'node:timers/promises';
import { PROTOCOL_VERSION, UPLINK_NAMESPACE, type SnapshotBatch, type UplinkAck } from '@finwait/contracts';
import { io, type Socket } from 'socket.io-client';
import { HostTrace } from '../trace/host-trace.ts';
import type { HostsMessage, HostsOrder, SentAck } from './order.ts';

const USUAL_EVERY_MS = 1_000;
const CONNECTING_AT_ONCE = 50;
const WARM_UP_ROUNDS = 5;
const WARM_UP_EVERY_MS = 1_000;
const PROFILE = { agentVersion: 'bench', source: 'netlink', platform: 'Linux bench' };

interface Host {
  readonly socket: Socket;
  readonly run: string;
  readonly trace: HostTrace;
  seq: number;
}

const acks: SentAck[] = [];
let refused = 0;

process.once('disconnect', () => process.exit());
process.once('message', (order: HostsOrder) => void play(order));

async function play({
  url,
  credentials,
  isTogether,
  everyMs = USUAL_EVERY_MS,
  seconds,
}: HostsOrder): Promise<void> {
  const hosts: Host[] = [];
  for (let from = 0; from < credentials.length; from += CONNECTING_AT_ONCE) {
    const some = credentials.slice(from, from + CONNECTING_AT_ONCE);
    hosts.push(
      ...(await Promise.all(
        some.map((credential, at) => connect(url, { credential, seed: from + at, everyMs })),
      )),
    );
  }
  await warmUp(hosts);
  say({ kind: 'connected' });
  const startsAt = (Math.ceil(Date.now() / 1_000) + 1) * 1_000;
  const most = hosts.length * Math.floor((seconds * 1_000) / everyMs);
  const deliveries: Promise<void>[] = [];
  for (let sent = 0; sent < most;) {
    const passed = Date.now() - startsAt;
    const share = isTogether ? Math.floor(passed / everyMs) + 1 : passed / everyMs;
    const due = Math.min(Math.floor(share * hosts.length), most);
    for (; sent < due; sent += 1) deliveries.push(send(hosts[sent % hosts.length] as Host));
    await pause(2);
  }
  await Promise.all(deliveries);
  say({ kind: 'sent', snapshots: deliveries.length, refused, acks });
}

/** What runs for the first time is slow everywhere; of this nothing is counted. */
async function warmUp(hosts: readonly Host[]): Promise<void> {
  for (let round = 0; round < WARM_UP_ROUNDS; round += 1) {
    await Promise.all([...hosts.map((host) => send(host)), pause(WARM_UP_EVERY_MS)]);
  }
  await pause(WARM_UP_EVERY_MS);
  acks.length = 0;
}

interface Enrolled {
  readonly credential: string;
  readonly seed: number;
  readonly everyMs: number;
}

async function connect(url: string, { credential, seed, everyMs }: Enrolled): Promise<Host> {
  const auth = { credential, v: PROTOCOL_VERSION, profile: { ...PROFILE, intervalMs: everyMs } };
  const socket = io(`${url}${UPLINK_NAMESPACE}`, { auth, transports: ['websocket'], forceNew: true });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  return { socket, run: `bench-${process.pid}-${seed}`, trace: new HostTrace(seed), seq: 0 };
}

async function send(host: Host): Promise<void> {
  host.seq += 1;
  const { values } = host.trace.next(Date.now());
  const sentAt = Date.now();
  const startedAt = performance.now();
  const batch: SnapshotBatch = {
    v: PROTOCOL_VERSION,
    run: host.run,
    rows: [[host.seq, sentAt, 0, ...values]],
  };
  const ack = (await host.socket.emitWithAck('snapshots', batch)) as UplinkAck;
  acks.push([sentAt, performance.now() - startedAt]);
  if (!ack.ok) refused += 1;
}

function say(message: HostsMessage): void {
  process.send?.(message);
}
