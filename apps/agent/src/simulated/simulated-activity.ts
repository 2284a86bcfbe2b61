import type { ServerReading } from '@finwait/contracts/protocol';
import { ACTIVITY_COLUMNS, type ActivityName } from '@finwait/tcp';
import { countEvents } from './event-count.js';
import type { Role } from './role.js';
import type { SimulatedHost, Standing } from './simulated-host.js';
import { toDraw, toFraction } from './steady-random.js';

/** What passes in part of a second is other requests a second later. */
const SECOND_MS = 1_000;
/** Requests on each connection from a client, and how long one is read and answered, in seconds. */
const REQUESTS_EACH = 8.4;
const READ_SECONDS = 0.002;
const ANSWER_SECONDS = 0.03;
/** Requests on each connection from a client that take an idle connection to a server. */
const REUSED_EACH = 2.9;
const MOST_OF_POOL_USED = 0.4;

type Told = Readonly<Partial<Record<ActivityName, number>>>;

interface Asked extends Pick<ServerReading, 'kind' | 'place'> {
  readonly toTold: (standing: Standing) => Told;
}

const OF_ROLE: Readonly<Partial<Record<Role['name'], Asked>>> = {
  lb: { kind: 'haproxy', place: 'unix:/run/haproxy/admin.sock', toTold: toBalancer },
  web: { kind: 'nginx', place: 'http://127.0.0.1:8080/stub_status', toTold: toWeb },
};

/** What the servers of a simulated host say of what they do: their connections are the sockets that are counted there. */
export function toActivity(host: SimulatedHost, at: number): ServerReading[] {
  const asked = OF_ROLE[host.role.name];
  if (!asked) return [];
  const { kind, place, toTold } = asked;
  const told = toTold(host.standAt(at));
  return [{ kind, place, values: ACTIVITY_COLUMNS.map(({ name }) => told[name] ?? null), why: null }];
}

function addUp({ flows, pools }: Standing, direction: 'in' | 'out', process: string) {
  const those = [
    ...flows.map(({ flow, count }) => ({ kind: flow, count })),
    ...pools.map(({ pool, count }) => ({ kind: pool, count })),
  ].filter(({ kind }) => kind.direction === direction && kind.process === process);
  return {
    open: those.reduce((sum, { count }) => sum + count.open, 0),
    opened: those.reduce((sum, { count }) => sum + count.opened, 0),
  };
}

function toWeb(standing: Standing): Told {
  const { at, seed, load, flows } = standing;
  const { open, opened } = addUp(standing, 'in', 'nginx');
  const perSecond = (flows[0]?.flow.perSecond ?? 0) * load * REQUESTS_EACH;
  const second = Math.floor(at / SECOND_MS);
  // Whoever asks is being answered.
  const connections = open + 1;
  const writing = Math.min(connections, 1 + toDraw(seed + 71, second, perSecond * ANSWER_SECONDS));
  const reading = Math.min(connections - writing, toDraw(seed + 72, second, perSecond * READ_SECONDS));
  return {
    connections,
    keepAlive: connections - writing - reading,
    reading,
    writing,
    accepted: opened,
    requests: Math.floor(opened * REQUESTS_EACH),
  };
}

function toBalancer(standing: Standing): Told {
  const { at, seed, load, loadSeconds, pools } = standing;
  const clients = addUp(standing, 'in', 'haproxy');
  const servers = addUp(standing, 'out', 'haproxy');
  const pooled = pools.reduce((sum, { count }) => sum + count.open, 0);
  const share = Math.min(1, load * (0.3 + 0.2 * toFraction(seed + 73, Math.floor(at / SECOND_MS))));
  const idle = pooled - Math.floor(pooled * MOST_OF_POOL_USED * share);
  const reused = Math.floor(clients.opened * REUSED_EACH);
  const some = (name: number, perSecond: number) => countEvents(perSecond * loadSeconds, seed + name);
  return {
    connections: clients.open,
    accepted: clients.opened,
    requests: reused + servers.opened,
    serversUsed: servers.open - idle,
    serversIdle: idle,
    serversOpened: servers.opened,
    serversReused: reused,
    serverErrors: some(74, 0.02),
    serverRetries: some(75, 0.06),
    serverAborts: some(76, 0.004),
  };
}
