import type {
  InspectedProcess,
  InspectionField,
  InspectionFindings,
  InspectionKey,
  InspectionOwners,
  InspectionRequest,
  InspectionSum,
} from '@finwait/contracts/protocol';
import { SocketGroups, toSocketAge, type DiagSocketRow, type SocketAge, type SocketSum } from '@finwait/tcp';
import type { CgroupPaths } from './cgroup-paths.js';
import type { SocketMemory } from './socket-memory.js';
import type { SocketOwners } from './socket-owners.js';

/** What sockets are looked at with. */
export interface CensusMeans {
  readonly request: InspectionRequest;
  /** `null` when the request does not group by process. */
  readonly owners: SocketOwners | null;
  readonly cgroups: CgroupPaths;
  readonly memory: SocketMemory;
  /** `null` where it is not known. */
  readonly finTimeoutMs: number | null;
  /** Monotonic, in milliseconds. */
  readonly now: number;
}

/** What was counted; the rest of the findings says when and how. */
export type Counted = Pick<InspectionFindings, 'sockets' | 'owners' | 'groups' | 'other' | 'otherGroups'>;

/** A key's values in the order of the request's fields; a process by its pid and start, or as it could not be named. */
type KeyValue = string | number | null;

/** Groups kept apart while sockets are counted. The largest are almost surely among those that come first. */
const MOST_GROUPS = 10_000;
const IPV4_MAPPED = /^::ffff:(?=\d+\.)/;

/** Counts sockets one by one into the groups a request names. */
export class Census {
  readonly #means: CensusMeans;
  readonly #groups = new SocketGroups<readonly KeyValue[]>(MOST_GROUPS);
  readonly #processes = new Map<string, InspectedProcess>();
  readonly #owners: Record<keyof InspectionOwners, number> = { held: 0, remembered: 0, hidden: 0, none: 0 };
  #sockets = 0;

  constructor(means: CensusMeans) {
    this.#means = means;
    means.memory.begin();
  }

  take(socket: DiagSocketRow): void {
    const { request, owners, memory, now } = this.#means;
    const holder = socket.inode === null ? null : (owners?.get(socket.inode) ?? null);
    const seen = memory.note(socket, holder, now);
    this.#sockets += 1;
    const process = owners === null ? null : this.#toProcessValue(socket, holder, seen.owner);
    const key = request.groupBy.map((field) =>
      field === 'process' ? process : this.#toValue(field, socket),
    );
    this.#groups.add(socket, key, this.#toAge(socket, seen.since));
  }

  /** The largest groups, `limit` at most. */
  count(limit: number): Counted {
    const { request, owners } = this.#means;
    const toSum = ({ paths, ...sum }: SocketSum): InspectionSum => ({
      ...sum,
      paths: request.withPaths === true ? paths : null,
    });
    const { groups, other, otherGroups } = this.#groups.top(limit);
    return {
      sockets: this.#sockets,
      owners: owners === null ? null : { ...this.#owners },
      groups: groups.map(({ key, samples, ...sum }) => ({ key: this.#toKey(key), ...toSum(sum), samples })),
      other: toSum(other),
      otherGroups,
    };
  }

  #toProcessValue(
    { inode }: DiagSocketRow,
    holder: InspectedProcess | null,
    remembered: InspectedProcess | null,
  ): string {
    if (inode !== null && holder === null) return this.#tallyOwner('hidden');
    const process = holder ?? remembered;
    if (process === null) return this.#tallyOwner('none');
    this.#tallyOwner(holder === null ? 'remembered' : 'held');
    const name = `${process.pid} ${process.startedAt}`;
    this.#processes.set(name, process);
    return name;
  }

  #tallyOwner(kind: keyof InspectionOwners): string {
    this.#owners[kind] += 1;
    return kind;
  }

  #toValue(field: Exclude<InspectionField, 'process'>, socket: DiagSocketRow): KeyValue {
    switch (field) {
      case 'peer':
        return socket.remotePort === 0 ? null : socket.remoteAddress.replace(IPV4_MAPPED, '');
      case 'port':
        return socket.localPort;
      case 'uid':
        return socket.uid;
      case 'unit':
        return socket.cgroupId === null ? null : (this.#means.cgroups.get(socket.cgroupId) ?? null);
    }
  }

  /** What the kernel dates exactly stays so; otherwise it is at least as old as it has been seen in its state. */
  #toAge(socket: DiagSocketRow, since: number | null): SocketAge | null {
    const { finTimeoutMs, now } = this.#means;
    const told = toSocketAge(socket, finTimeoutMs);
    if (since === null || told?.bound === 'exact') return told;
    return { ageMs: Math.max(Math.round(now - since), told?.ageMs ?? 0), bound: 'atLeast' };
  }

  #toKey(values: readonly KeyValue[]): InspectionKey {
    const fields = this.#means.request.groupBy.map((field, index) => [field, values[index] ?? null]);
    const key = Object.fromEntries(fields) as InspectionKey & { process?: unknown };
    const { process } = key as { process?: string };
    if (process === undefined) return key;
    const named = this.#processes.get(process) ?? null;
    const owner = named === null ? (process as 'hidden' | 'none') : 'known';
    return { ...key, process: named, owner };
  }
}
