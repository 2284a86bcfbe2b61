import {
  MAX_LISTENERS,
  PROTOCOL_VERSION,
  isErrorCode,
  isFactsAck,
  type HostFacts,
  type HostNamespaces,
  type HostServers,
  type NamespaceSettings,
  type UplinkClientEvents,
  type UplinkServerEvents,
} from '@finwait/contracts/protocol';
import {
  diffListeners,
  pickListeners,
  toListenerTable,
  type Listener,
  type ListenerTable,
} from '@finwait/tcp';
import type { Socket } from 'socket.io-client';
import { Condition } from '../condition.js';
import type { Log } from '../log.js';
import { toErrorLine } from '../problem.js';

/** A connection to the API. */
export type FactsSocket = Pick<Socket<UplinkServerEvents, UplinkClientEvents>, 'connected' | 'timeout'>;

/** How long a sender waits for what. */
export interface FactsTiming {
  readonly ackTimeoutMs: number;
  /** After facts were not taken. */
  readonly pauseMs: number;
  /** Least time between two messages of namespaces, whose figures change all the time. */
  readonly namespacesEveryMs: number;
}

const DEFAULT_TIMING: FactsTiming = { ackTimeoutMs: 10_000, pauseMs: 60_000, namespacesEveryMs: 10_000 };

interface KnownSettings {
  readonly at: number;
  readonly settings: readonly NamespaceSettings[];
}

interface KnownListeners {
  readonly at: number;
  readonly table: ListenerTable;
  readonly omitted: number;
}

interface KnownNamespaces {
  readonly at: number;
  readonly namespaces: HostNamespaces;
}

interface KnownServers {
  readonly at: number;
  readonly servers: HostServers;
}

/** One message, and what the API knows once it is acknowledged. */
interface Outgoing {
  readonly facts: HostFacts;
  readonly taken: () => void;
}

/**
 * Tells the API what is known of the host besides the counts: all of it on every connection, then what changed. One message at
 * a time; one that is not taken is said again, as things are by then.
 */
export class FactsSender {
  readonly #timing: FactsTiming;
  readonly #delivery: Condition;
  #socket: FactsSocket | null = null;
  #settings: KnownSettings | null = null;
  #listeners: KnownListeners | null = null;
  #namespaces: KnownNamespaces | null = null;
  #servers: KnownServers | null = null;
  #toldSettings: KnownSettings | null = null;
  #toldListeners: KnownListeners | null = null;
  #toldNamespaces: HostNamespaces | null = null;
  #toldServers: HostServers | null = null;
  #namespacesFrom = 0;
  #isWaiting = false;
  #silentUntil = 0;

  constructor(log: Log, timing: FactsTiming = DEFAULT_TIMING) {
    this.#delivery = new Condition(log);
    this.#timing = timing;
  }

  /** The settings have changed. */
  noteSettings(settings: readonly NamespaceSettings[], at: number): void {
    this.#settings = { at, settings };
    this.#sendNext();
  }

  /** The listeners of one snapshot; `null`, unknown, changes nothing. */
  noteListeners(listeners: readonly Listener[] | null, at: number): void {
    if (listeners !== null) {
      const picked = pickListeners(listeners, MAX_LISTENERS);
      this.#listeners = { at, table: toListenerTable(picked), omitted: listeners.length - picked.length };
    }
    this.#sendNext();
  }

  /** The other namespaces beside one snapshot. */
  noteNamespaces(namespaces: HostNamespaces, at: number): void {
    this.#namespaces = { at, namespaces };
    this.#sendNext();
  }

  /** The servers of the host have been asked. */
  noteServers(servers: HostServers, at: number): void {
    this.#servers = { at, servers };
    this.#sendNext();
  }

  /** The API is there, and may have been started anew: it is told everything. */
  connected(socket: FactsSocket): void {
    this.#socket = socket;
    this.#toldSettings = null;
    this.#toldListeners = null;
    this.#toldNamespaces = null;
    this.#toldServers = null;
    this.#namespacesFrom = 0;
    this.#isWaiting = false;
    this.#silentUntil = 0;
    this.#sendNext();
  }

  #sendNext(): void {
    const socket = this.#socket;
    if (!socket?.connected || this.#isWaiting || performance.now() < this.#silentUntil) return;
    const next =
      this.#nextSettings() ?? this.#nextListeners() ?? this.#nextServers() ?? this.#nextNamespaces();
    if (next === null) return;
    this.#isWaiting = true;
    void socket
      .timeout(this.#timing.ackTimeoutMs)
      .emitWithAck('facts', next.facts)
      .catch((error: unknown) => error)
      .then((answer: unknown) => {
        if (this.#socket !== socket) return;
        this.#isWaiting = false;
        this.#settle(next, answer);
        this.#sendNext();
      });
  }

  #nextSettings(): Outgoing | null {
    const next = this.#settings;
    if (next === null || next === this.#toldSettings) return null;
    const facts = { v: PROTOCOL_VERSION, at: next.at, settings: next.settings };
    return { facts, taken: () => (this.#toldSettings = next) };
  }

  #nextListeners(): Outgoing | null {
    const next = this.#listeners;
    const told = this.#toldListeners;
    if (next === null || next === told) return null;
    const taken = () => (this.#toldListeners = next);
    const { at, table, omitted } = next;
    const isComplete = told === null;
    const { changed, gone } = diffListeners(told?.table ?? new Map(), table);
    if (!isComplete && changed.length === 0 && gone.length === 0 && omitted === told.omitted) return null;
    const listeners = { isComplete, listeners: changed, gone, omitted };
    return { facts: { v: PROTOCOL_VERSION, at, listeners }, taken };
  }

  #nextServers(): Outgoing | null {
    if (this.#servers === null) return null;
    const { at, servers } = this.#servers;
    if (JSON.stringify(servers) === JSON.stringify(this.#toldServers)) return null;
    return { facts: { v: PROTOCOL_VERSION, at, servers }, taken: () => (this.#toldServers = servers) };
  }

  #nextNamespaces(): Outgoing | null {
    if (this.#namespaces === null || performance.now() < this.#namespacesFrom) return null;
    const { at, namespaces } = this.#namespaces;
    if (JSON.stringify(namespaces) === JSON.stringify(this.#toldNamespaces)) return null;
    const taken = () => {
      this.#toldNamespaces = namespaces;
      this.#namespacesFrom = performance.now() + this.#timing.namespacesEveryMs;
    };
    return { facts: { v: PROTOCOL_VERSION, at, namespaces }, taken };
  }

  #settle(sent: Outgoing, answer: unknown): void {
    if (isFactsAck(answer) && answer.ok) {
      sent.taken();
      this.#delivery.isOver('the API takes settings, listeners, servers and namespaces again');
      return;
    }
    if (!this.#socket?.connected) return;
    this.#silentUntil = performance.now() + this.#timing.pauseMs;
    const { code, cause } = toRefusal(answer);
    const line = isErrorCode(code) ? toErrorLine(code, cause) : `${code}: ${cause}`;
    this.#delivery.holds(code, `settings, listeners, servers and namespaces are not taken: ${line}`);
  }
}

/** An API of an older release does not answer; a newer one may answer with a code this release does not know. */
function toRefusal(answer: unknown): { code: string; cause: string } {
  if (isFactsAck(answer) && !answer.ok) return { code: answer.code, cause: answer.detail ?? 'no detail' };
  const cause = answer instanceof Error ? answer.message : 'the answer is not an acknowledgement';
  return { code: 'api_unreachable', cause };
}
