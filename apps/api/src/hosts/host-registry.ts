import {
  STALE_AFTER_INTERVALS,
  type AgentCost,
  type DroppedSnapshots,
  type HostNamespaces,
  type HostServers,
  type HostSettings,
  type HostStatus,
  type ServerKind,
} from '@finwait/contracts';
import type { ColumnValues, F5CoarseCounts, F5VirtualServer, ListenerTable } from '@finwait/tcp';
import { Injectable } from '@nestjs/common';
import type { RecordedHop } from '../facts/server-settings.js';
import type { HostProfile, StoredHost } from './host.store.js';
import { addDrops, type ToldDrops } from './told-drops.js';

/** A short interval must not make a host look stale because of one late packet. */
const LEAST_SILENCE_MS = 5_000;

/** A snapshot dated later than this after its arrival came from a clock that is wrong. */
const MOST_AHEAD_MS = 60_000;

/** A host's newest snapshot. */
export interface Latest {
  readonly takenAt: number;
  readonly seq: number;
  readonly flags: number;
  readonly values: ColumnValues;
}

/** The listeners of a host. */
export interface KnownListeners {
  /** When they last changed, on the clock of the host. */
  readonly at: number;
  readonly table: ListenerTable;
  readonly omitted: number;
}

/** The network namespaces of a host besides the one of its agent. */
export interface KnownNamespaces extends HostNamespaces {
  /** When they were looked at, on the clock of the host. */
  readonly at: number;
}

/** What a BIG-IP counts in states that it does not tell apart. */
export interface KnownF5Counts extends F5CoarseCounts {
  readonly at: number;
}

/** What a BIG-IP is, and its virtual servers. */
export interface KnownF5Setup {
  readonly at: number;
  readonly version: string | undefined;
  readonly virtualServers: readonly F5VirtualServer[];
}

/** The servers of a host as its agent last told them. */
export interface KnownServers extends HostServers {
  readonly at: number;
}

/** A server of a host and what it does, as its agent last told it. */
export interface KnownActivity {
  readonly kind: ServerKind;
  readonly place: string;
  /** When it was asked last. */
  readonly at: number;
  /** Why it did not answer then, or is not kept; `null` when it did and is. */
  readonly why: string | null;
  /** Its last answer, in the order of `ACTIVITY_COLUMNS`; `null` while it has given none since the start of the API. */
  readonly latest: { readonly at: number; readonly values: readonly (number | null)[] } | null;
}

/** What the servers of a host have set as stored, until they are told. */
export interface RecordedServers {
  /** When it was first read so. */
  readonly since: number;
  readonly hops: readonly RecordedHop[];
}

/** What is known of a host besides the counts: from its agent, or from the BIG-IP that it is. */
export interface KnownFacts {
  readonly settings?: HostSettings;
  readonly listeners?: KnownListeners;
  readonly namespaces?: KnownNamespaces;
  readonly servers?: KnownServers;
  readonly recordedServers?: RecordedServers;
  readonly activity?: readonly KnownActivity[];
  readonly f5Counts?: KnownF5Counts;
  readonly f5Setup?: KnownF5Setup;
}

/** A host with what is known of it right now. */
export interface LiveHost extends StoredHost {
  readonly latest: Latest | undefined;
  /** Receive time of the newest snapshot; after a restart when that was taken, or the beginning of the bucket that is left of it. */
  readonly lastSeenAt: number | undefined;
  readonly cost: AgentCost | undefined;
  /** `undefined` until its agent tells of snapshots that it dropped. */
  readonly drops: ToldDrops | undefined;
  /** The interval its agent keeps now; `undefined` until it says. */
  readonly currentIntervalMs: number | undefined;
  readonly facts: KnownFacts;
}

/** What came with a snapshot. */
export interface Heard {
  readonly at: number;
  readonly cost?: AgentCost | undefined;
  readonly intervalMs?: number | undefined;
  readonly dropped?: DroppedSnapshots | undefined;
}

/** The fleet in memory: every host with its newest snapshot. The database is its source at start. */
@Injectable()
export class HostRegistry {
  private readonly byId = new Map<number, LiveHost>();
  private readonly idByName = new Map<string, number>();
  private readonly idByCredential = new Map<string, number>();

  /** Adds a host, or replaces what is stored of it and keeps its newest snapshot. */
  put(host: StoredHost): LiveHost {
    const known = this.byId.get(host.id);
    if (known) for (const hash of toHashes(known)) this.idByCredential.delete(hash);
    const live = {
      latest: undefined,
      lastSeenAt: undefined,
      cost: undefined,
      drops: undefined,
      currentIntervalMs: undefined,
      facts: {},
      ...known,
      ...host,
    };
    this.byId.set(host.id, live);
    this.idByName.set(host.name, host.id);
    for (const hash of toHashes(host)) this.idByCredential.set(hash, host.id);
    return live;
  }

  /** Forgets a host: neither its name nor its credentials lead anywhere from now on. */
  remove({ id, name, ...credentials }: StoredHost): void {
    for (const hash of toHashes(credentials)) this.idByCredential.delete(hash);
    this.idByName.delete(name);
    this.byId.delete(id);
  }

  /**
   * Notes a snapshot; one older than the newest changes nothing but the time the host was last heard.
   * A newest one that lies in the future gives way: the host's clock has been set right.
   */
  note(id: number, latest: Latest, heard: Heard): void {
    const host = this.byId.get(id);
    if (!host) return;
    const isNewer = host.latest === undefined || latest.takenAt >= host.latest.takenAt;
    const wasAhead = (host.latest?.takenAt ?? 0) > heard.at + MOST_AHEAD_MS;
    this.byId.set(id, {
      ...host,
      latest: isNewer || wasAhead ? latest : host.latest,
      lastSeenAt: Math.max(heard.at, host.lastSeenAt ?? 0),
      cost: heard.cost ?? host.cost,
      drops: heard.dropped ? addDrops(host.drops, heard.dropped) : host.drops,
      currentIntervalMs: heard.intervalMs ?? host.currentIntervalMs,
    });
  }

  /** Notes when a host was last heard none of whose snapshots is kept. */
  noteHeard(id: number, at: number): void {
    const host = this.byId.get(id);
    if (host) this.byId.set(id, { ...host, lastSeenAt: Math.max(at, host.lastSeenAt ?? 0) });
  }

  /** Keeps what is known of whoever reports for a host. */
  noteProfile(id: number, profile: HostProfile): void {
    const host = this.byId.get(id);
    if (host) this.byId.set(id, { ...host, profile, currentIntervalMs: undefined });
  }

  /** Keeps what an agent told; a part that is left out stays as it was. */
  noteFacts(id: number, facts: KnownFacts): void {
    const host = this.byId.get(id);
    if (host) this.byId.set(id, { ...host, facts: { ...host.facts, ...facts } });
  }

  findByName(name: string): LiveHost | undefined {
    return this.find(this.idByName.get(name));
  }

  /** The host of a credential, unless that one was replaced and its time is over. */
  findByCredential(credentialHash: string, now: number): LiveHost | undefined {
    const host = this.find(this.idByCredential.get(credentialHash));
    const isFormer = host?.former?.hash === credentialHash;
    return isFormer && host.former.until <= now ? undefined : host;
  }

  find(id: number | undefined): LiveHost | undefined {
    return id === undefined ? undefined : this.byId.get(id);
  }

  /** Every host, in the order of enrolment. */
  all(): LiveHost[] {
    return [...this.byId.values()];
  }
}

function toHashes({ credentialHash, former }: Pick<StoredHost, 'credentialHash' | 'former'>): string[] {
  return former === undefined ? [credentialHash] : [credentialHash, former.hash];
}

/** Time from one snapshot to the next, in milliseconds; `undefined` while the host has never connected. */
export function toIntervalMs(host: Pick<LiveHost, 'currentIntervalMs' | 'profile'>): number | undefined {
  return host.currentIntervalMs ?? host.profile?.intervalMs;
}

/** Whether a host reports at `now`. */
export function toStatus(host: LiveHost, now: number): HostStatus {
  if (host.lastSeenAt === undefined) return 'never';
  const patienceMs = Math.max(STALE_AFTER_INTERVALS * (toIntervalMs(host) ?? 10_000), LEAST_SILENCE_MS);
  return now - host.lastSeenAt > patienceMs ? 'stale' : 'live';
}

/** True when the host carries the tag `key:value`. */
export function hasTag(host: Pick<StoredHost, 'tags'>, filter: string): boolean {
  const colon = filter.indexOf(':');
  return host.tags[filter.slice(0, colon)] === filter.slice(colon + 1);
}
