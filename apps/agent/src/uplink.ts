import {
  PROTOCOL_VERSION,
  UPLINK_NAMESPACE,
  isErrorCode,
  isUplinkAck,
  type AgentCost,
  type AgentProfile,
  type ErrorCode,
  type InspectionAnswer,
  type SnapshotBatch,
  type UplinkAuth,
  type UplinkClientEvents,
  type UplinkServerEvents,
} from '@finwait/contracts/protocol';
import type { Socket } from 'socket.io-client';
import { Condition } from './condition.js';
import type { FactsSender } from './facts/facts-sender.js';
import type { Log } from './log.js';
import type { OutgoingBatch, SnapshotQueue } from './outbox.js';
import type { OutgoingSnapshot } from './outgoing.js';
import { toErrorLine } from './problem.js';
import { toRetryDelayMs, type RetryDelay } from './retry-delay.js';
import { io } from './socket-io.js';
import { toUnreachedCode } from './unreached.js';

/** How an uplink's connection to the API ended for good. */
export type UplinkEnd =
  | { readonly kind: 'stopped' }
  | {
      readonly kind: 'refused';
      readonly code: ErrorCode;
      readonly detail: string;
      /** The API had accepted snapshots under this credential before. */
      readonly wasAccepted: boolean;
    };

/** How long the uplink waits for what. */
export interface UplinkTiming {
  readonly ackTimeoutMs: number;
  /** For the acknowledgement in flight when the agent is told to stop. */
  readonly farewellMs: number;
  readonly retryDelay: RetryDelay;
}

/** What an uplink needs to know. */
export interface UplinkSettings {
  readonly api: string;
  readonly profile: AgentProfile;
  readonly outbox: SnapshotQueue;
  /** Hears of every connection. */
  readonly facts?: Pick<FactsSender, 'connected'>;
  /** Answers the one thing the API may ask; never rejects. */
  readonly inspect: (request: unknown) => Promise<InspectionAnswer>;
  readonly log: Log;
  readonly timing?: UplinkTiming;
}

const DEFAULT_TIMING: UplinkTiming = { ackTimeoutMs: 10_000, farewellMs: 2_000, retryDelay: toRetryDelayMs };
const LONGEST_PAUSE_MS = 300_000;
/** The API refuses the credential itself: trying again cannot help. */
const FINAL_CODES: readonly ErrorCode[] = ['credentials_refused', 'host_removed'];

/**
 * Sends the snapshots of an outbox to the API, one batch at a time, each until it is acknowledged.
 */
export class Uplink {
  readonly #settings: UplinkSettings;
  readonly #timing: UplinkTiming;
  readonly #connection: Condition;
  readonly #delivery: Condition;
  #socket: Socket<UplinkServerEvents, UplinkClientEvents> | null = null;
  #credential = '';
  #end: (end: UplinkEnd) => void = () => {};
  #cost: AgentCost | undefined;
  #intervalMs: number | undefined;
  #failures = 0;
  #rejected = 0;
  #hasConnected = false;
  #wasAccepted = false;
  #inFlight: Promise<void> | null = null;
  #connectTimer: NodeJS.Timeout | undefined;
  #pauseTimer: NodeJS.Timeout | undefined;
  /** Runs while the API wants nothing but new snapshots. */
  #backlogTimer: NodeJS.Timeout | undefined;

  constructor(settings: UplinkSettings) {
    this.#settings = settings;
    this.#timing = settings.timing ?? DEFAULT_TIMING;
    this.#connection = new Condition(settings.log);
    this.#delivery = new Condition(settings.log);
  }

  /** Hands over a snapshot, what it cost and the time to the next; it is sent as soon as the API can take it. */
  push(snapshot: OutgoingSnapshot, cost: AgentCost, intervalMs: number): void {
    this.#settings.outbox.add(snapshot);
    this.#cost = cost;
    this.#intervalMs = intervalMs;
    this.#sendNext();
  }

  /** Stays connected under this credential until {@link stop} is called or the API refuses it. One call at a time. */
  async run(credential: string): Promise<UplinkEnd> {
    const { api, profile } = this.#settings;
    const { origin, pathname } = new URL(api);
    this.#credential = credential;
    const auth = (): UplinkAuth => ({ credential: this.#credential, v: PROTOCOL_VERSION, profile });
    const ended = new Promise<UplinkEnd>((resolve) => (this.#end = resolve));
    this.#wasAccepted = false;
    const socket: Socket<UplinkServerEvents, UplinkClientEvents> = io(`${origin}${UPLINK_NAMESPACE}`, {
      path: `${pathname.replace(/\/$/, '')}/socket.io/`,
      auth: (tell: (auth: UplinkAuth) => void) => tell(auth()),
      transports: ['websocket'],
      reconnection: false,
      forceNew: true,
    });
    this.#socket = socket;
    socket.on('connect', () => {
      this.#connected();
      this.#settings.facts?.connected(socket);
    });
    socket.on('disconnect', (reason) => this.#lost('api_unreachable', `the connection was lost (${reason})`));
    socket.on('connect_error', (error) => this.#refused(error));
    socket.on('inspect', (request, acknowledge) => void this.#inspect(request, acknowledge));
    try {
      return await ended;
    } finally {
      clearTimeout(this.#connectTimer);
      clearTimeout(this.#pauseTimer);
      clearTimeout(this.#backlogTimer);
      this.#pauseTimer = undefined;
      this.#backlogTimer = undefined;
      this.#socket = null;
      socket.removeAllListeners();
      socket.disconnect();
    }
  }

  /** Connects under this credential from the next time on; the one before it stays good for that long. */
  adopt(credential: string): void {
    this.#credential = credential;
  }

  /** Waits briefly for an acknowledgement in flight, then ends {@link run}. */
  async stop(): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const farewell = new Promise<void>((resolve) => (timer = setTimeout(resolve, this.#timing.farewellMs)));
    const { outbox } = this.#settings;
    const lastAck = this.#inFlight ?? Promise.resolve();
    await Promise.race([lastAck, farewell]);
    clearTimeout(timer);
    const { all, onDisk } = outbox.size;
    if (all > 0) {
      const message = `stopped with ${all} snapshots not sent, ${onDisk} of them kept on the disk`;
      this.#settings.log(onDisk === all ? 'info' : 'warn', message);
    }
    this.#end({ kind: 'stopped' });
  }

  /** Whatever an API sends: it is checked before it is answered. */
  async #inspect(request: unknown, acknowledge?: (answer: InspectionAnswer) => void): Promise<void> {
    if (typeof acknowledge === 'function') acknowledge(await this.#settings.inspect(request));
  }

  #connected(): void {
    const { api, log } = this.#settings;
    const message = `connected to ${api}`;
    if (!this.#connection.isOver(message) && !this.#hasConnected) log('info', message);
    this.#hasConnected = true;
    this.#sendNext();
  }

  #refused(error: Error): void {
    const { code, detail } = readRefusal(error);
    if (FINAL_CODES.includes(code)) {
      this.#end({ kind: 'refused', code, detail, wasAccepted: this.#wasAccepted });
    } else {
      this.#lost(code, detail);
    }
  }

  #lost(code: ErrorCode, cause: string): void {
    this.#connection.holds(code, toErrorLine(code, `${this.#settings.api}: ${cause}`));
    clearTimeout(this.#connectTimer);
    this.#connectTimer = setTimeout(() => this.#socket?.connect(), this.#nextDelayMs());
  }

  #nextDelayMs(): number {
    const delayMs = this.#timing.retryDelay(this.#failures);
    this.#failures += 1;
    return delayMs;
  }

  #sendNext(): void {
    const socket = this.#socket;
    if (!socket?.connected || this.#inFlight !== null || this.#pauseTimer !== undefined) return;
    const { outbox } = this.#settings;
    const batch = outbox.next(this.#backlogTimer !== undefined);
    if (batch === null) return;
    const { run, rows } = batch;
    const dropped = outbox.loss;
    const message: SnapshotBatch = {
      v: PROTOCOL_VERSION,
      run,
      rows,
      ...(this.#cost && { cost: this.#cost }),
      ...(this.#intervalMs && { intervalMs: this.#intervalMs }),
      ...(dropped && { dropped }),
    };
    this.#inFlight = socket
      .timeout(this.#timing.ackTimeoutMs)
      .emitWithAck('snapshots', message)
      .catch((error: unknown) => error)
      .then((answer: unknown) => {
        this.#inFlight = null;
        if (dropped && isUplinkAck(answer) && answer.ok) outbox.reported(dropped);
        this.#settle(batch, answer);
        this.#sendNext();
      });
  }

  #settle(batch: OutgoingBatch, answer: unknown): void {
    const { outbox } = this.#settings;
    if (!isUplinkAck(answer)) {
      const cause = answer instanceof Error ? answer.message : 'the answer is not an acknowledgement';
      if (this.#socket?.connected) this.#pause('api_unreachable', cause, this.#nextDelayMs());
    } else if (answer.ok) {
      outbox.settle(batch);
      if (answer.afterMs !== undefined) this.#holdBacklog(answer.afterMs);
      this.#failures = 0;
      this.#wasAccepted = true;
      const loss = this.#rejected === 0 ? '' : `; ${this.#rejected} that it refused were dropped`;
      this.#rejected = 0;
      this.#delivery.isOver(`the API takes snapshots again${loss}`);
    } else if (answer.retry) {
      const delayMs = answer.afterMs ?? this.#nextDelayMs();
      this.#pause(answer.code, answer.detail ?? 'it asks for the same again later', delayMs);
    } else {
      outbox.settle(batch);
      this.#rejected += batch.rows.length;
      const cause = `${answer.detail ?? 'no detail'}. Snapshots refused in this way are dropped`;
      this.#delivery.holds(answer.code, toLine(answer.code, cause));
    }
  }

  #pause(code: string, cause: string, delayMs: number): void {
    this.#delivery.holds(code, toLine(code, cause));
    this.#pauseTimer = setTimeout(() => {
      this.#pauseTimer = undefined;
      this.#sendNext();
    }, toPauseMs(delayMs));
  }

  #holdBacklog(delayMs: number): void {
    clearTimeout(this.#backlogTimer);
    this.#backlogTimer = setTimeout(() => {
      this.#backlogTimer = undefined;
      this.#sendNext();
    }, toPauseMs(delayMs));
  }
}

function toPauseMs(delayMs: number): number {
  return Math.min(Math.max(delayMs, 0), LONGEST_PAUSE_MS);
}

/** A newer API may answer with a code this release does not know. */
function toLine(code: string, cause: string): string {
  return isErrorCode(code) ? toErrorLine(code, cause) : `${code}: ${cause}`;
}

/** A refusal of the API carries a code; any other failure means that it did not answer. */
function readRefusal(error: Error): { code: ErrorCode; detail: string } {
  const body: unknown = 'data' in error ? error.data : undefined;
  if (typeof body === 'object' && body !== null && 'code' in body) {
    const detail = 'detail' in body && typeof body.detail === 'string' ? body.detail : error.message;
    if (typeof body.code === 'string' && isErrorCode(body.code)) return { code: body.code, detail };
    return { code: 'api_unreachable', detail: `${String(body.code)}: ${detail}` };
  }
  const cause: unknown = 'description' in error ? error.description : undefined;
  if (typeof cause !== 'object' || cause === null || !('message' in cause)) {
    return { code: 'api_unreachable', detail: error.message };
  }
  const code = toUnreachedCode('error' in cause ? cause.error : undefined);
  return { code, detail: String(cause.message) };
}
