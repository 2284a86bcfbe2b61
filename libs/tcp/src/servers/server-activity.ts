import type { ApacheStatus } from './apache-status.js';
import type { HaproxyProcess, HaproxyStatRow } from './haproxy-status.js';
import type { NginxStatus } from './nginx-status.js';

/** One figure of what a server does. */
export interface ActivityColumn {
  readonly name: string;
  /** A counter grows from the start of the server; its rate is shown. */
  readonly kind: 'gauge' | 'counter';
  readonly unit: string;
  readonly meaning: string;
}

/**
 * The figures of what a server does, in the order in which they are sent and stored. A figure is never renamed or moved: a new one
 * goes to the end, and a shorter row leaves it `null`. Which server tells which is in the functions below.
 */
export const ACTIVITY_COLUMNS = [
  { name: 'connections', kind: 'gauge', unit: 'connections', meaning: 'open client connections' },
  {
    name: 'keepAlive',
    kind: 'gauge',
    unit: 'connections',
    meaning: 'idle client connections that are kept for the next request',
  },
  {
    name: 'reading',
    kind: 'gauge',
    unit: 'connections',
    meaning: 'connections whose request is being read',
  },
  { name: 'writing', kind: 'gauge', unit: 'connections', meaning: 'connections that are being answered' },
  {
    name: 'closing',
    kind: 'gauge',
    unit: 'connections',
    meaning: 'connections that the server is closing',
  },
  { name: 'busyWorkers', kind: 'gauge', unit: 'workers', meaning: 'workers that serve a connection' },
  { name: 'idleWorkers', kind: 'gauge', unit: 'workers', meaning: 'workers that wait for a connection' },
  { name: 'accepted', kind: 'counter', unit: 'connections', meaning: 'client connections taken' },
  { name: 'requests', kind: 'counter', unit: 'requests', meaning: 'requests taken' },
  {
    name: 'serversUsed',
    kind: 'gauge',
    unit: 'connections',
    meaning: 'connections to servers behind it that are in use',
  },
  {
    name: 'serversIdle',
    kind: 'gauge',
    unit: 'connections',
    meaning: 'idle connections to servers behind it that are kept for the next request',
  },
  {
    name: 'serversOpened',
    kind: 'counter',
    unit: 'connections',
    meaning: 'connections opened to servers behind it',
  },
  {
    name: 'serversReused',
    kind: 'counter',
    unit: 'requests',
    meaning: 'requests that took an idle connection to a server behind it',
  },
  {
    name: 'serverErrors',
    kind: 'counter',
    unit: 'responses',
    meaning: 'responses of servers behind it that were no good, or did not come',
  },
  {
    name: 'serverRetries',
    kind: 'counter',
    unit: 'connects',
    meaning: 'connects to servers behind it that were tried again',
  },
  {
    name: 'serverAborts',
    kind: 'counter',
    unit: 'transfers',
    meaning: 'transfers that servers behind it cut short',
  },
] as const satisfies readonly ActivityColumn[];

/** The name of a figure of what a server does. */
export type ActivityName = (typeof ACTIVITY_COLUMNS)[number]['name'];

/** What a server does now; `null` is what it does not tell. */
export type ServerActivity = Readonly<Record<ActivityName, number | null>>;

const NOTHING_TOLD = Object.fromEntries(ACTIVITY_COLUMNS.map(({ name }) => [name, null])) as ServerActivity;

/** Of Apache: without the event MPM every open connection holds a worker, so that kept ones are counted among the workers. */
export function toApacheActivity(status: ApacheStatus): ServerActivity {
  const { workers, busyWorkers, idleWorkers } = status;
  return {
    ...NOTHING_TOLD,
    connections: status.connections ?? busyWorkers,
    keepAlive: status.keepAliveConnections ?? workers?.keepAlive ?? null,
    reading: workers?.reading ?? null,
    writing: addKnown(status.writingConnections, workers?.sending),
    closing: addKnown(status.closingConnections, workers?.closing),
    busyWorkers,
    idleWorkers,
    requests: status.requests,
  };
}

/** Of nginx, whose figures go over all its servers. */
export function toNginxActivity(status: NginxStatus): ServerActivity {
  return {
    ...NOTHING_TOLD,
    connections: status.active,
    keepAlive: status.waiting,
    reading: status.reading,
    writing: status.writing,
    accepted: status.accepted,
    requests: status.requests,
  };
}

/** Of HAProxy: the process, and the sums over the servers of its backends. */
export function toHaproxyActivity(process: HaproxyProcess, rows: readonly HaproxyStatRow[]): ServerActivity {
  const servers = rows.filter(({ server }) => server !== 'FRONTEND' && server !== 'BACKEND');
  const sum = (figure: (row: HaproxyStatRow) => number | null) => {
    const known = servers.map(figure).filter((count) => count !== null);
    return known.length === 0 ? null : known.reduce((total, count) => total + count, 0);
  };
  return {
    ...NOTHING_TOLD,
    connections: process.connections,
    accepted: process.openedConnections,
    requests: process.requests,
    serversUsed: sum(({ used }) => used),
    serversIdle: sum(({ idle }) => idle),
    serversOpened: sum(({ opened }) => opened),
    serversReused: sum(({ reused }) => reused),
    serverErrors: sum(({ responseErrors }) => responseErrors),
    serverRetries: sum(({ retries }) => retries),
    serverAborts: sum(({ serverAborts }) => serverAborts),
  };
}

/** In the order of {@link ACTIVITY_COLUMNS}. */
export function toActivityRow(activity: ServerActivity): (number | null)[] {
  return ACTIVITY_COLUMNS.map(({ name }) => activity[name]);
}

function addKnown(one: number | null, other: number | undefined): number | null {
  return one === null && other === undefined ? null : (one ?? 0) + (other ?? 0);
}
