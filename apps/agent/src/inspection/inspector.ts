import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import {
  isInspectionRequest,
  type InspectionAnswer,
  type InspectionRequest,
} from '@finwait/contracts/protocol';
import { toCause } from '../cause.js';

/** What an inspector works with. */
export interface InspectorOptions {
  /** The name of the agent's source: only where netlink works can sockets be inspected. */
  readonly source: string;
  /** The program of the thread that looks. */
  readonly thread?: URL;
  /** After so many milliseconds without a request the thread ends, and with it what it remembers. */
  readonly idleMs?: number;
}

const THREAD = new URL('./inspection-thread.js', import.meta.url);
const IDLE_MS = 300_000;
/** An inspection takes a second at most, and the API waits ten. */
const MOST_AT_ONCE = 5;
/** Whatever a host has of sockets: a thread that needs more ends, and the agent goes on. */
const LIMITS = { maxYoungGenerationSizeMb: 4, maxOldGenerationSizeMb: 128 };

/**
 * Answers the API's inspections, one after the other; some may wait, more are refused. They are made in a thread of their own,
 * which is there only while it is needed: the agent keeps its ticks meanwhile, and its memory.
 */
export class Inspector {
  readonly #options: Required<InspectorOptions>;
  #thread: Worker | undefined;
  #idleTimer: NodeJS.Timeout | undefined;
  #last: Promise<unknown> = Promise.resolve();
  #underWay = 0;

  constructor(options: InspectorOptions) {
    this.#options = { thread: THREAD, idleMs: IDLE_MS, ...options };
  }

  /** Whether the thread is there. */
  get isAwake(): boolean {
    return this.#thread !== undefined;
  }

  /** Never rejects: what goes wrong is an answer too. */
  async answer(message: unknown): Promise<InspectionAnswer> {
    if (!isInspectionRequest(message))
      return { ok: false, code: 'request_malformed', detail: 'not a request this agent can read' };
    const { source } = this.#options;
    if (source !== 'netlink')
      return { ok: false, code: 'inspection_unavailable', detail: `the agent reads ${source}, not netlink` };
    if (this.#underWay >= MOST_AT_ONCE)
      return { ok: false, code: 'inspection_busy', detail: `${MOST_AT_ONCE} of this host are under way` };
    this.#underWay += 1;
    const turn = this.#last.then(() => this.#ask(message));
    this.#last = turn;
    const answer = await turn;
    this.#underWay -= 1;
    return answer;
  }

  /** Ends the thread. */
  async close(): Promise<void> {
    clearTimeout(this.#idleTimer);
    const thread = this.#thread;
    this.#thread = undefined;
    await thread?.terminate();
  }

  async #ask(request: InspectionRequest): Promise<InspectionAnswer> {
    clearTimeout(this.#idleTimer);
    try {
      const thread = (this.#thread ??= this.#start());
      thread.postMessage(request);
      const [answer] = (await once(thread, 'message')) as [InspectionAnswer];
      return answer;
    } catch (error) {
      this.#thread = undefined;
      return { ok: false, code: 'inspection_failed', detail: toCause(error) };
    } finally {
      this.#idleTimer = setTimeout(() => void this.close(), this.#options.idleMs).unref();
    }
  }

  /** A thread fails with an error, and an error nobody waits for must not end the agent. */
  #start(): Worker {
    const thread = new Worker(this.#options.thread, { resourceLimits: LIMITS });
    thread.on('error', () => {
      if (this.#thread === thread) this.#thread = undefined;
    });
    thread.unref();
    return thread;
  }
}
