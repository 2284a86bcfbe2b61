import type { DiagSocketRow } from './sock-diag-socket.js';
import type { SocketAge } from './socket-age.js';
import { toEndpointText } from './address-text.js';

/** What the sockets of one group come to. */
export interface SocketSum {
  readonly count: number;
  /** The greatest age among those whose age is known. */
  readonly oldest: SocketAge | null;
  /** Unread bytes of all; those of listeners are connections and not counted. */
  readonly receiveQueueBytes: number;
  /** Unacknowledged bytes of all. */
  readonly sendQueueBytes: number;
}

/** Two ends of one socket, such as `127.0.0.1:80` and `[::1]:50000`. */
export interface SocketSample {
  readonly state: string | null;
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
  oldest: SocketAge | null;
  receiveQueueBytes: number;
  sendQueueBytes: number;
}

const SAMPLES = 3;
const createSum = (): MutableSum => ({ count: 0, oldest: null, receiveQueueBytes: 0, sendQueueBytes: 0 });

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
    const isListener = socket.state === 'LISTEN';
    merge(group ?? this.#beyond, {
      count: 1,
      oldest: age,
      receiveQueueBytes: isListener ? 0 : socket.receiveQueue,
      sendQueueBytes: isListener ? 0 : socket.sendQueue,
    });
    if (group && group.samples.length < SAMPLES) group.samples.push(toSample(socket));
  }

  /** The `limit` largest groups, largest first and equal ones in the order they came, and the sum of all that is not among them. */
  top(limit: number): { groups: SocketGroup<Key>[]; other: SocketSum } {
    const sorted = [...this.#groups.values()].sort((one, two) => two.count - one.count);
    const other = { ...this.#beyond };
    for (const group of sorted.slice(limit)) merge(other, group);
    return { groups: sorted.slice(0, limit), other };
  }
}

function merge(into: MutableSum, { count, oldest, receiveQueueBytes, sendQueueBytes }: SocketSum): void {
  into.count += count;
  into.receiveQueueBytes += receiveQueueBytes;
  into.sendQueueBytes += sendQueueBytes;
  if (oldest !== null && oldest.ageMs > (into.oldest?.ageMs ?? -1)) into.oldest = oldest;
}

function toSample(socket: DiagSocketRow): SocketSample {
  return {
    state: socket.state,
    local: toEndpointText(socket.localAddress, socket.localPort),
    remote: toEndpointText(socket.remoteAddress, socket.remotePort),
  };
}
