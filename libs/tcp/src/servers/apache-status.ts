/** What each letter of the scoreboard says that a worker does. Source: httpd.apache.org/docs/2.4/mod/mod_status.html. */
export const SCOREBOARD_LETTERS = {
  _: 'waiting',
  S: 'starting',
  R: 'reading',
  W: 'sending',
  K: 'keepAlive',
  D: 'dnsLookup',
  C: 'closing',
  L: 'logging',
  G: 'finishing',
  I: 'idleCleanup',
  '.': 'free',
} as const;

/** What a worker does, or that its place is free. */
export type WorkerActivity = (typeof SCOREBOARD_LETTERS)[keyof typeof SCOREBOARD_LETTERS];

/** What mod_status tells; `null` where its text does not have it. */
export interface ApacheStatus {
  /** Such as `Apache/2.4.71 (Debian)`. */
  readonly version: string | null;
  /** `event`, `worker` or `prefork`. */
  readonly mpm: string | null;
  readonly busyWorkers: number | null;
  readonly idleWorkers: number | null;
  /** Since the start, those for the status included; only where `ExtendedStatus` is on, as it is by default. */
  readonly requests: number | null;
  /** Connections of the event MPM, which keeps those that wait without a worker; the others have none of these. */
  readonly connections: number | null;
  readonly keepAliveConnections: number | null;
  readonly closingConnections: number | null;
  readonly writingConnections: number | null;
  /** Since late in 2.4. */
  readonly waitingConnections: number | null;
  /** Workers by what they do. With event, connections that are kept are in `keepAliveConnections` instead. */
  readonly workers: Readonly<Record<WorkerActivity, number>> | null;
}

const LETTERS: ReadonlyMap<string, WorkerActivity> = new Map(Object.entries(SCOREBOARD_LETTERS));

/**
 * What `/server-status?auto` answers, a line for each figure. Lines that are not known are passed over; `null` where
 * nothing in the text is of mod_status. Source: httpd.apache.org/docs/2.4/mod/mod_status.html.
 */
export function parseApacheStatus(text: string): ApacheStatus | null {
  const values = new Map<string, string>();
  for (const line of text.split(/\r?\n/)) {
    const at = line.indexOf(': ');
    if (at > 0) values.set(line.slice(0, at), line.slice(at + 2).trim());
  }
  const count = (name: string) => toCount(values.get(name));
  const scoreboard = values.get('Scoreboard');
  if (scoreboard === undefined && count('BusyWorkers') === null) return null;
  return {
    version: values.get('ServerVersion') ?? null,
    mpm: values.get('ServerMPM') ?? null,
    busyWorkers: count('BusyWorkers'),
    idleWorkers: count('IdleWorkers'),
    requests: count('Total Accesses'),
    connections: count('ConnsTotal'),
    keepAliveConnections: count('ConnsAsyncKeepAlive'),
    closingConnections: count('ConnsAsyncClosing'),
    writingConnections: count('ConnsAsyncWriting'),
    waitingConnections: count('ConnsAsyncWaitIO'),
    workers: scoreboard === undefined ? null : countWorkers(scoreboard),
  };
}

function countWorkers(scoreboard: string): Record<WorkerActivity, number> {
  const counts = Object.fromEntries([...LETTERS.values()].map((activity) => [activity, 0])) as Record<
    WorkerActivity,
    number
  >;
  for (const letter of scoreboard) {
    const activity = LETTERS.get(letter);
    if (activity !== undefined) counts[activity] += 1;
  }
  return counts;
}

function toCount(text: string | undefined): number | null {
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : null;
}
