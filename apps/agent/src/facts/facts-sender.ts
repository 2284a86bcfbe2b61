import {
  isErrorCode,
  isFactsAck,
  type HostNamespaces,
  type HostServers,
  type NamespaceSettings,
  type ServerReading,
  type UplinkClientEvents,
  type UplinkServerEvents,
} from '@finwait/contracts/protocol';
import type { Listener } from '@finwait/tcp';
import type { Socket } from 'socket.io-client';
import { Condition } from '../condition.js';
import type { Log } from '../log.js';
import { toErrorLine } from '../problem.js';
import { ActivityFact } from './activity-fact.js';
import type { Fact, Outgoing } from './fact.js';
import { LatestFact } from './latest-fact.js';
import { ListenersFact } from './listeners-fact.js';

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

const TOLD = 'settings, listeners, servers, what they do, and namespaces';

/**
 * Tells the API what is known of the host besides the counts: all of it on every connection, then what changed. One message at
 * a time; one that is not taken is said again, as things are by then.
 */
export class FactsSender {
  readonly #timing: FactsTiming;
  readonly #delivery: Condition;
  readonly #settings = new LatestFact<readonly NamespaceSettings[]>({
    toFacts: (settings) => ({ settings }),
  });
  readonly #listeners = new ListenersFact();
  readonly #servers = new LatestFact<HostServers>({ toFacts: (servers) => ({ servers }) });
  readonly #activity = new ActivityFact();
  readonly #namespaces: LatestFact<HostNamespaces>;
  /** In the order in which they are told. */
  readonly #facts: readonly Fact[];
  #socket: FactsSocket | null = null;
  #isWaiting = false;
  #silentUntil = 0;

  constructor(log: Log, timing: FactsTiming = DEFAULT_TIMING) {
    this.#delivery = new Condition(log);
    this.#timing = timing;
    this.#namespaces = new LatestFact({
      toFacts: (namespaces) => ({ namespaces }),
      everyMs: timing.namespacesEveryMs,
    });
    this.#facts = [this.#settings, this.#listeners, this.#servers, this.#namespaces, this.#activity];
  }

  /** The settings have changed. */
  noteSettings(settings: readonly NamespaceSettings[], at: number): void {
    this.#settings.note(settings, at);
    this.#sendNext();
  }

  /** The listeners of one snapshot; `null`, unknown, changes nothing. */
  noteListeners(listeners: readonly Listener[] | null, at: number): void {
    this.#listeners.note(listeners, at);
    this.#sendNext();
  }

  /** The other namespaces beside one snapshot. */
  noteNamespaces(namespaces: HostNamespaces, at: number): void {
    this.#namespaces.note(namespaces, at);
    this.#sendNext();
  }

  /** The servers of the host have been asked for their configuration. */
  noteServers(servers: HostServers, at: number): void {
    this.#servers.note(servers, at);
    this.#sendNext();
  }

  /** The servers of the host have been asked what they do. */
  noteActivity(activity: readonly ServerReading[], at: number): void {
    this.#activity.note(activity, at);
    this.#sendNext();
  }

  /** The API is there, and may have been started anew: it is told everything. */
  connected(socket: FactsSocket): void {
    this.#socket = socket;
    for (const fact of this.#facts) fact.forget();
    this.#isWaiting = false;
    this.#silentUntil = 0;
    this.#sendNext();
  }

  #sendNext(): void {
    const socket = this.#socket;
    if (!socket?.connected || this.#isWaiting || performance.now() < this.#silentUntil) return;
    const next = this.#findNext();
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

  #findNext(): Outgoing | null {
    for (const fact of this.#facts) {
      const next = fact.next();
      if (next !== null) return next;
    }
    return null;
  }

  #settle(sent: Outgoing, answer: unknown): void {
    if (isFactsAck(answer) && answer.ok) {
      sent.taken();
      this.#delivery.isOver(`the API takes ${TOLD} again`);
      return;
    }
    if (!this.#socket?.connected) return;
    this.#silentUntil = performance.now() + this.#timing.pauseMs;
    const { code, cause } = toRefusal(answer);
    const line = isErrorCode(code) ? toErrorLine(code, cause) : `${code}: ${cause}`;
    this.#delivery.holds(code, `${TOLD} are not taken: ${line}`);
  }
}

/** An API of an older release does not answer; a newer one may answer with a code this release does not know. */
function toRefusal(answer: unknown): { code: string; cause: string } {
  if (isFactsAck(answer) && !answer.ok) return { code: answer.code, cause: answer.detail ?? 'no detail' };
  const cause = answer instanceof Error ? answer.message : 'the answer is not an acknowledgement';
  return { code: 'api_unreachable', cause };
}
