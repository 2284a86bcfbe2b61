import {
  LIVE_NAMESPACE,
  type LiveAck,
  type LiveClientEvents,
  type LiveFrame,
  type LiveHostEvent,
  type LiveServerEvents,
  type LiveSubscription,
} from '@finwait/contracts/protocol';
import { io, type Socket } from 'socket.io-client';

/** Why the API does not let a viewer in, or does not give it what it wants; `code` is one of the API's, or `null`. */
export interface LiveRefusal {
  readonly code: string | null;
  readonly detail: string;
}

/** What a live feed tells. Each is called with nothing missing between the calls, unless `lost` or `resync` says so. */
export interface LiveListener {
  /** The subscription holds: on every connection anew. `columns` names the counts of frames until the next call. */
  subscribed(columns: readonly string[], hosts: readonly string[]): void;
  frame(frame: LiveFrame): void;
  /** A host appeared, changed its status or left. */
  host?(event: LiveHostEvent): void;
  /** Frames since `from` were left out, because this viewer was too slow: read them from REST. */
  resync?(from: number): void;
  /** There is no connection; another is tried until {@link LiveClient.close}. */
  lost?(reason: string): void;
  /** The API refused. No other connection is tried. */
  refused(refusal: LiveRefusal): void;
}

/** Where the API is, who watches, and what. */
export interface LiveSettings {
  /** Address of the API. */
  readonly api: string;
  /** An API token; left out in a browser that has a cookie. */
  readonly token?: string | undefined;
  readonly subscription: LiveSubscription;
}

const ACK_TIMEOUT_MS = 10_000;
const LONGEST_WAIT_MS = 10_000;

type LiveSocket = Socket<LiveServerEvents, LiveClientEvents>;

/** A viewer of the live feed, from its making until it is closed or refused. It connects again by itself. */
export class LiveClient {
  readonly #socket: LiveSocket;
  readonly #subscription: LiveSubscription;
  readonly #listener: LiveListener;

  constructor({ api, token, subscription }: LiveSettings, listener: LiveListener) {
    this.#subscription = subscription;
    this.#listener = listener;
    this.#socket = io(`${api.replace(/\/+$/, '')}${LIVE_NAMESPACE}`, {
      ...(token !== undefined && { auth: { token } }),
      transports: ['websocket'],
      reconnectionDelayMax: LONGEST_WAIT_MS,
      forceNew: true,
    });
    this.#socket.on('connect', () => void this.#subscribe());
    this.#socket.on('connect_error', (error) => this.#noteConnectError(error));
    this.#socket.on('disconnect', (reason) => this.#noteDisconnect(reason));
    this.#socket.on('frame', (frame) => listener.frame(frame));
    this.#socket.on('host', (event) => listener.host?.(event));
    this.#socket.on('resync', ({ from }) => listener.resync?.(from));
  }

  /** Ends the feed: nothing is told after it. */
  close(): void {
    this.#socket.removeAllListeners();
    this.#socket.disconnect();
  }

  async #subscribe(): Promise<void> {
    const answer = this.#socket.timeout(ACK_TIMEOUT_MS).emitWithAck('subscribe', this.#subscription);
    const ack = await (answer as Promise<LiveAck>).catch(() => null);
    if (ack === null) this.#socket.disconnect();
    else if (ack.ok) this.#listener.subscribed(ack.columns, ack.hosts);
    else this.#refuse({ code: ack.code, detail: ack.detail });
  }

  /** socket.io tries again by itself unless the API itself has refused the handshake. */
  #noteConnectError(error: Error & { data?: { code?: unknown; detail?: unknown } }): void {
    if (this.#socket.active) {
      this.#listener.lost?.(toReason(error));
      return;
    }
    const { code, detail } = error.data ?? {};
    this.#refuse({
      code: typeof code === 'string' ? code : null,
      detail: typeof detail === 'string' ? detail : error.message,
    });
  }

  /** After a disconnection by either side, socket.io leaves it to us to try again; the handshake then tells why. */
  #noteDisconnect(reason: string): void {
    this.#listener.lost?.(reason);
    if (!this.#socket.active) this.#socket.connect();
  }

  #refuse(refusal: LiveRefusal): void {
    this.close();
    this.#listener.refused(refusal);
  }
}

/** The engine says no more than "websocket error"; what the system said is behind it. */
function toReason(error: Error & { description?: unknown }): string {
  const { description } = error;
  const inner = typeof description === 'object' && description !== null && 'message' in description;
  return inner && typeof description.message === 'string' && description.message !== ''
    ? description.message
    : error.message;
}
