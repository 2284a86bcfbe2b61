import {
  HELD_FOR_MS,
  type FleetLatest,
  type Host,
  type LiveFrame,
  type LiveHostEvent,
  type StateCounts,
} from '@finwait/contracts';
import { readCounts, toStateCounts } from '../live/live-counts';

/** The newest snapshot of one host that the feed has brought. */
interface LiveSnapshot {
  readonly takenAt: number;
  readonly seenAt: number;
  readonly states: StateCounts;
}

/** What the feed has said since the page opened. It is laid over what REST answers, never mixed into it. */
export interface LiveFleet {
  readonly snapshots: ReadonlyMap<string, LiveSnapshot>;
  readonly events: ReadonlyMap<string, LiveHostEvent & { readonly heardAt: number }>;
  readonly totals: { readonly at: number; readonly states: StateCounts } | null;
}

/** A feed that has said nothing yet. */
export const SILENT_FLEET: LiveFleet = { snapshots: new Map(), events: new Map(), totals: null };

/** Adds a frame; a snapshot no newer than the one held for its host is left out: it was seen before. */
export function addFrame(fleet: LiveFleet, frame: LiveFrame, columns: readonly string[]): LiveFleet {
  const snapshots = new Map(fleet.snapshots);
  for (const row of frame.rows) {
    const [name, takenAt] = row;
    const held = snapshots.get(name);
    if (held && held.takenAt >= takenAt) continue;
    snapshots.set(name, { takenAt, seenAt: frame.at, states: toStateCounts(columns, readCounts(row)) });
  }
  const totals = frame.fleet ? { at: frame.at, states: toStateCounts(columns, frame.fleet) } : fleet.totals;
  return { ...fleet, snapshots, totals };
}

/** Adds a change of a host's status. */
export function addHostEvent(fleet: LiveFleet, event: LiveHostEvent, heardAt: number): LiveFleet {
  return { ...fleet, events: new Map(fleet.events).set(event.name, { ...event, heardAt }) };
}

/** One host as REST answered at `answeredAt`, brought up to date by the feed. */
export function overlayHost(host: Host, fleet: LiveFleet, answeredAt: number): Host {
  const snapshot = fleet.snapshots.get(host.name);
  const event = fleet.events.get(host.name);
  const isNewer = snapshot !== undefined && (host.takenAt === null || snapshot.takenAt > host.takenAt);
  const isChanged = event !== undefined && event.change !== 'left' && event.heardAt >= answeredAt;
  if (!isNewer && !isChanged) return host;
  const seen = [host.lastSeenAt, isNewer ? snapshot.seenAt : null, isChanged ? event.lastSeenAt : null];
  const lastSeenAt = seen.reduce((latest, at) =>
    at !== null && (latest === null || at > latest) ? at : latest,
  );
  return {
    ...host,
    lastSeenAt,
    status: isChanged ? event.status : host.status,
    ...(isNewer ? { takenAt: snapshot.takenAt, states: snapshot.states } : {}),
  };
}

/** The totals as REST answered, brought up to date by the feed. */
export function overlayTotals(latest: FleetLatest, fleet: LiveFleet): StateCounts {
  return fleet.totals && fleet.totals.at > latest.at ? fleet.totals.states : latest.states;
}

/** How many hosts report, were lost, or never came; and how many silent ones the totals still hold. */
export interface HostCensus {
  readonly all: number;
  readonly live: number;
  readonly stale: number;
  readonly never: number;
  readonly held: number;
}

/** Counts `hosts` by status at `now`. */
export function countHosts(hosts: readonly Host[], now: number): HostCensus {
  const census = { all: hosts.length, live: 0, stale: 0, never: 0, held: 0 };
  for (const host of hosts) {
    census[host.status] += 1;
    const isHeld = host.status === 'stale' && host.lastSeenAt !== null && now - host.lastSeenAt < HELD_FOR_MS;
    if (isHeld) census.held += 1;
  }
  return census;
}
