import type { InspectedProcess } from '@finwait/contracts/protocol';
import { toColumnIndex, type DiagSocketRow, type State } from '@finwait/tcp';
import type { Flow } from './flow.js';
import type { SimulatedHost } from './simulated-host.js';
import { toFraction } from './steady-random.js';

/** The sockets of one state that one kind of connection accounts for. */
interface Portion {
  readonly state: State;
  readonly count: number;
  readonly kind: Pick<Flow, 'direction' | 'port' | 'peers' | 'process'>;
  /** How long the oldest has been in its state. */
  readonly oldestMs: number;
}

/** Sockets with the processes that hold them, by inode, and the control group of all. */
export interface SimulatedSockets {
  readonly sockets: Iterable<DiagSocketRow>;
  readonly owners: ReadonlyMap<number, InspectedProcess>;
  readonly cgroups: ReadonlyMap<bigint, string>;
}

const SERVICE_CGROUP = 7_341n;
const SSH_CGROUP = 7_102n;
const FIRST_INODE = 30_000;
const FIRST_EPHEMERAL = 32_768;
const EPHEMERALS = 28_232;
const SERVICE_UID = 998;
const LEAKING_PID = 2_817;
const COMMAND_LINES: Readonly<Record<string, string>> = {
  haproxy: '/usr/sbin/haproxy -Ws -f /etc/haproxy/haproxy.cfg',
  nginx: 'nginx: worker process',
  node: 'node /opt/web/server.js',
  postgres: 'postgres: orders orders 10.20.2.21 idle',
  'redis-server': '/usr/bin/redis-server 0.0.0.0:6379',
  'beam.smp': '/usr/lib/erlang/erts/bin/beam.smp -- rabbit',
  python3: 'python3 -m nightly.export',
  squid: '(squid-1) --kid squid-1',
  sshd: 'sshd: /usr/sbin/sshd -D',
};
/** No process holds sockets in these states. */
const OWNERLESS: readonly State[] = ['TIME_WAIT', 'SYN_RECV', 'FIN_WAIT1', 'FIN_WAIT2', 'LAST_ACK'];

/** The sockets that make up the figures of an instant, each state in exactly the number that a snapshot tells. */
export function toSockets(host: SimulatedHost, at: number): SimulatedSockets {
  const processes = new Map<string, number>();
  const owners = new Map<number, InspectedProcess>();
  const inodeOf = (command: string): number => {
    const known = processes.get(command) ?? FIRST_INODE + processes.size;
    if (!processes.has(command)) owners.set(known, toProcess(host, at, command));
    processes.set(command, known);
    return known;
  };
  const portions = [...toListening(host), ...toPortions(host, at)];
  const unit = `/system.slice/${host.plan.service}.service`;
  const cgroups = new Map([
    [SERVICE_CGROUP, unit],
    [SSH_CGROUP, '/system.slice/ssh.service'],
  ]);
  return { sockets: generate(portions, { seed: host.plan.seed, inodeOf }), owners, cgroups };
}

function toListening({ role }: SimulatedHost): Portion[] {
  const process = role.flows[0]?.process ?? 'sshd';
  const listening = role.listeners.map(({ port }) => ({ port, process }));
  return [...listening, { port: 22, process: 'sshd' }].map((kind) => ({
    state: 'LISTEN',
    count: 1,
    kind: { direction: 'in', peers: ['0.0.0.0'], ...kind },
    oldestMs: 0,
  }));
}

/** What a state holds, divided among flows and pools as they account for it; the rest goes to the first. */
function toPortions(host: SimulatedHost, at: number): Portion[] {
  const standing = host.standAt(at);
  const values = host.valuesAt(at);
  const figure = (state: State) => values[toColumnIndex(state)] ?? 0;
  const { flows, pools, leaked } = standing;
  const [inward = flows[0]] = flows.filter(({ flow }) => flow.direction === 'in');
  const outward = flows.filter(({ flow }) => flow.direction === 'out').at(-1) ?? inward;
  if (inward === undefined || outward === undefined) return [];
  const portions: Portion[] = [];
  const add = (state: State, count: number, kind: Portion['kind'], oldestMs: number) =>
    portions.push({ state, count, kind, oldestMs });
  const divide = (
    state: State,
    parts: readonly Omit<Portion, 'state'>[],
    rest: Portion['kind'],
    oldestMs: number,
  ) => {
    const known = parts.reduce((sum, { count }) => sum + count, 0);
    for (const { count, kind, oldestMs: oldest } of parts) add(state, count, kind, oldest);
    add(state, figure(state) - known, rest, oldestMs);
  };
  const upMs = at - host.startBefore(at);
  const open = [
    ...flows.map(({ flow, count }) => ({
      count: count.open,
      kind: flow,
      oldestMs: flow.staySeconds * 1_000,
    })),
    ...pools.map(({ pool, count }) => ({ count: count.open, kind: pool, oldestMs: Math.min(upMs, 300_000) })),
  ];
  divide('ESTABLISHED', open, outward.flow, 500);
  const waiting = flows.map(({ flow, count }) => ({ count: count.waiting, kind: flow, oldestMs: 59_900 }));
  divide('TIME_WAIT', waiting, outward.flow, 59_900);
  const leaks =
    leaked === null ? [] : [{ count: leaked.sockets, kind: inward.flow, oldestMs: at - leaked.since }];
  divide('CLOSE_WAIT', leaks, inward.flow, 40);
  add('SYN_SENT', figure('SYN_SENT'), outward.flow, 0);
  add('SYN_RECV', figure('SYN_RECV'), inward.flow, 0);
  for (const state of ['FIN_WAIT1', 'FIN_WAIT2'] as const) add(state, figure(state), outward.flow, 900);
  add('LAST_ACK', figure('LAST_ACK'), inward.flow, 0);
  return portions;
}

function* generate(
  portions: readonly Portion[],
  { seed, inodeOf }: { seed: number; inodeOf: (command: string) => number },
): Generator<DiagSocketRow> {
  let number = 0;
  for (const portion of portions) {
    for (let index = 0; index < portion.count; index += 1) {
      number += 1;
      yield toSocket(portion, { number, index, seed, inodeOf });
    }
  }
}

interface Place {
  readonly number: number;
  readonly index: number;
  readonly seed: number;
  readonly inodeOf: (command: string) => number;
}

function toSocket(
  { state, count, kind, oldestMs }: Portion,
  { number, index, seed, inodeOf }: Place,
): DiagSocketRow {
  const share = toFraction(seed, number);
  const ageMs = Math.round(index === 0 ? oldestMs : (oldestMs * (index + share)) / (count + 1));
  const isListener = state === 'LISTEN';
  const peer = kind.peers[Math.floor(share * kind.peers.length)] ?? '';
  const isFlooded = state === 'SYN_RECV' && count > 500;
  const ephemeral = FIRST_EPHEMERAL + ((index * 7 + Math.floor(share * 7)) % EPHEMERALS);
  const isOwned = !OWNERLESS.includes(state);
  const silence = { lastDataSentMs: ageMs, lastDataReceivedMs: ageMs, lastAckReceivedMs: ageMs };
  return {
    state,
    timer: state === 'TIME_WAIT' ? 'time_wait' : state === 'SYN_RECV' ? 'retransmit' : 'none',
    retries: isFlooded ? index % 5 : 0,
    expiresMs: state === 'TIME_WAIT' ? 60_000 - ageMs : 0,
    localAddress: isListener ? '0.0.0.0' : '10.20.9.9',
    localPort: kind.direction === 'in' ? kind.port : ephemeral,
    remoteAddress: isFlooded ? toAnywhere(share, index) : peer,
    remotePort: isListener ? 0 : kind.direction === 'in' ? ephemeral : kind.port,
    receiveQueue: state === 'CLOSE_WAIT' ? 1 : 0,
    sendQueue: 0,
    uid: isOwned ? (kind.port === 22 ? 0 : SERVICE_UID) : null,
    inode: isOwned ? inodeOf(kind.process) : null,
    cookie: number.toString(16),
    cgroupId: isOwned ? (kind.port === 22 ? SSH_CGROUP : SERVICE_CGROUP) : null,
    silence: isListener ? null : silence,
    path:
      isOwned && !isListener
        ? { roundTripMs: 0.4 + 30 * share ** 3, retransmissions: share > 0.97 ? 1 : 0 }
        : null,
  };
}

/** A flood names senders that do not exist. Source: RFC 2544 appendix C.2.2 sets 198.18.0.0/15 aside for tests. */
function toAnywhere(share: number, index: number): string {
  return `198.${18 + (index % 2)}.${Math.floor(share * 256)}.${(index * 37) % 256}`;
}

function toProcess(host: SimulatedHost, at: number, command: string): InspectedProcess {
  const { service, incident, seed } = host.plan;
  const isLeaking = incident === 'leak' && command === 'java';
  const pid = isLeaking ? LEAKING_PID : 700 + Math.floor(toFraction(seed, command.length) * 3_000);
  const jar = `java -Xmx2g -jar /opt/${service}/${service}-svc.jar`;
  const commandLine = command === 'java' ? jar : (COMMAND_LINES[command] ?? command);
  const startedAt = command === 'sshd' ? host.bootBefore(at) : host.startBefore(at);
  return { pid, command, commandLine, startedAt };
}
