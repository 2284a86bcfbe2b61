import { toEndpointText } from './address-text.js';
import { PathTally, type PathSum } from './path-sum.js';
import type { DiagSocketRow, SocketTimer } from './sock-diag-socket.js';
import type { SocketAge } from './socket-age.js';
import type { State } from './state.js';

/** What the sockets of one group come to. */
export interface SocketSum {
  readonly count: number;
  /** Sockets by state; a state without any is absent. */
  readonly states: Readonly<Partial<Record<State | 'unknown', number>>>;
  /** Sockets by the timer that runs on them; a timer without any is absent. */
  readonly timers: Readonly<Partial<Record<SocketTimer, number>>>;
  /** The greatest age among those whose age is known. */
  readonly oldest: SocketAge | null;
  /** Unread bytes of all; those of listeners are connections and not counted. */
  readonly receiveQueueBytes: number;
  /** Unacknowledged bytes of all. */
  readonly sendQueueBytes: number;
  /** `null` when no socket told. */
  readonly paths: PathSum | null;
}

/** Two ends of one socket, such as `127.0.0.1:80` and `[::1]:50000`. */
export interface SocketSample {
  readonly state: State | null;
  readonly local: string;
  readonly remote: string;
}

/** Sockets that have the same key. */
export interface SocketGroup<Key> extends SocketSum {
  readonly key: Key;
  /** The first few. */
  readonly samples: readonly SocketSample[];
}

interface MutableSum {
  count: number;
  states: Partial<Record<State | 'unknown', number>>;
  timers: Partial<Record<SocketTimer, number>>;
  oldest: SocketAge | null;
  receiveQueueBytes: number;
  sendQueueBytes: number;
  paths: PathTally | null;
}

const SAMPLES = 3;
const createSum = (): MutableSum => ({
  count: 0,
  states: {},
  timers: {},
  oldest: null,
  receiveQueueBytes: 0,
  sendQueueBytes: 0,
  paths: null,
});

/**
 * Sockets added one by one, in groups. At most `capacity` groups are kept, whatever comes: a socket of one more goes
 * to the rest, so memory stays bounded.
 */
export class SocketGroups<Key> {
  readonly #groups = new Map<string, MutableSum & { key: Key; samples: SocketSample[] }>();
  readonly #beyond = createSum();
  readonly #capacity: number;

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  /** Adds a socket to the group of its key; keys are equal when their JSON is. */
  add(socket: DiagSocketRow, key: Key, age: SocketAge | null): void {
    const name = JSON.stringify(key);
    let group = this.#groups.get(name);
    if (group === undefined && this.#groups.size < this.#capacity) {
      group = { key, samples: [], ...createSum() };
      this.#groups.set(name, group);
    }
    addSocket(group ?? this.#beyond, socket, age);
    if (group && group.samples.length < SAMPLES) group.samples.push(toSample(socket));
  }

  /**
   * The `limit` largest groups, largest first and equal ones in the order they came, the sum of all that is not among
   * them, and how many groups that are: `null` when there were more than are kept.
   */
  top(limit: number): { groups: SocketGroup<Key>[]; other: SocketSum; otherGroups: number | null } {
    const sorted = [...this.#groups.values()].sort((one, two) => two.count - one.count);
    const other = createSum();
    merge(other, this.#beyond);
    for (const group of sorted.slice(limit)) merge(other, group);
    const groups = sorted
      .slice(0, limit)
      .map(({ key, samples, ...sum }) => ({ key, samples, ...toSum(sum) }));
    const otherGroups = this.#beyond.count > 0 ? null : sorted.length - groups.length;
    return { groups, other: toSum(other), otherGroups };
  }
}

function addSocket(into: MutableSum, socket: DiagSocketRow, age: SocketAge | null): void {
  const state = socket.state ?? 'unknown';
  into.count += 1;
  into.states[state] = (into.states[state] ?? 0) + 1;
  into.timers[socket.timer] = (into.timers[socket.timer] ?? 0) + 1;
  into.oldest = toOlder(into.oldest, age);
  if (state !== 'LISTEN') {
    into.receiveQueueBytes += socket.receiveQueue;
    into.sendQueueBytes += socket.sendQueue;
  }
  if (socket.path !== null) (into.paths ??= new PathTally()).add(socket.path);
}

function merge(into: MutableSum, from: MutableSum): void {
  into.count += from.count;
  addCounts(into.states, from.states);
  addCounts(into.timers, from.timers);
  into.oldest = toOlder(into.oldest, from.oldest);
  into.receiveQueueBytes += from.receiveQueueBytes;
  into.sendQueueBytes += from.sendQueueBytes;
  if (from.paths !== null) (into.paths ??= new PathTally()).merge(from.paths);
}

function addCounts<Name extends string>(
  into: Partial<Record<Name, number>>,
  from: Partial<Record<Name, number>>,
): void {
  for (const name of Object.keys(from) as Name[]) into[name] = (into[name] ?? 0) + (from[name] ?? 0);
}

function toOlder(one: SocketAge | null, two: SocketAge | null): SocketAge | null {
  return two !== null && two.ageMs > (one?.ageMs ?? -1) ? two : one;
}

function toSum({ paths, ...sum }: MutableSum): SocketSum {
  return { ...sum, paths: paths && paths.toSum() };
}

function toSample(socket: DiagSocketRow): SocketSample {
  return {
    state: socket.state,
    local: toEndpointText(socket.localAddress, socket.localPort),
    remote: toEndpointText(socket.remoteAddress, socket.remotePort),
  };
}
