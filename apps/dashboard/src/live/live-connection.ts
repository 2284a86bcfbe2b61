import {
  LIVE_NAMESPACE,
  type ErrorCode,
  type LiveClientEvents,
  type LiveFrame,
  type LiveHostEvent,
  type LiveServerEvents,
  type LiveSubscription,
} from '@finwait/contracts';
import { io, type Socket } from 'socket.io-client';

/** How the live feed stands, and since when (epoch milliseconds). */
export interface Line {
  readonly status: 'connecting' | 'live' | 'offline';
  readonly since: number;
}

/** What a page does with the live feed. */
export interface LiveListener {
  /** The subscription stands: what was missed until now has to come from REST. */
  readonly subscribed: (columns: readonly string[]) => void;
  readonly frame: (frame: LiveFrame) => void;
  readonly host: (event: LiveHostEvent) => void;
  /** Frames were left out: read again from REST. */
  readonly resync: () => void;
}

interface Watch {
  readonly subscription: LiveSubscription;
  readonly listener: LiveListener;
}

/** Where the feed is and what to do when it refuses the session. */
export interface LiveConnectionOptions {
  /** Origin of the API; the page's own when left out. */
  readonly origin?: string;
  readonly signedOut: () => void;
}

const LONGEST_RETRY_MS = 10_000;
const SIGNED_OUT: readonly ErrorCode[] = ['credentials_missing', 'credentials_refused'];

/** One connection to the live feed, shared by the pages: connects on first use, resubscribes after every drop. */
export class LiveConnection {
  readonly #options: LiveConnectionOptions;
  #socket: Socket<LiveServerEvents, LiveClientEvents> | undefined;
  #wanted: Watch | undefined;
  /** The watch the feed has agreed to. What comes before that belongs to an earlier one. */
  #answered: Watch | undefined;
  #line: Line = { status: 'connecting', since: Date.now() };
  readonly #observers = new Set<() => void>();

  constructor(options: LiveConnectionOptions) {
    this.#options = options;
  }

  /** Asks for `subscription` until the returned function is called; an earlier one ends. */
  watch(subscription: LiveSubscription, listener: LiveListener): () => void {
    const wanted = { subscription, listener };
    this.#wanted = wanted;
    this.#answered = undefined;
    const socket = (this.#socket ??= this.#open());
    if (socket.connected) this.#subscribe();
    return () => {
      if (this.#wanted !== wanted) return;
      this.#wanted = undefined;
      this.#answered = undefined;
      if (socket.connected) socket.emit('unsubscribe');
    };
  }

  /** Tries now instead of waiting for the next try. */
  retry(): void {
    this.#socket?.disconnect().connect();
  }

  close(): void {
    this.#socket?.disconnect();
    this.#socket = undefined;
    this.#setLine('connecting');
  }

  readonly readLine = (): Line => this.#line;

  /** Calls `observer` whenever the line changes, until the returned function is called. */
  readonly observeLine = (observer: () => void): (() => void) => {
    this.#observers.add(observer);
    return () => this.#observers.delete(observer);
  };

  #open(): Socket<LiveServerEvents, LiveClientEvents> {
    const address = `${this.#options.origin ?? ''}${LIVE_NAMESPACE}`;
    const socket: Socket<LiveServerEvents, LiveClientEvents> = io(address, {
      transports: ['websocket', 'polling'],
      tryAllTransports: true,
      reconnectionDelayMax: LONGEST_RETRY_MS,
      forceNew: true,
    });
    socket.on('connect', () => this.#subscribe());
    socket.on('disconnect', (reason) => {
      this.#answered = undefined;
      this.#setLine('offline');
      if (reason === 'io server disconnect') socket.connect();
    });
    socket.on('connect_error', (error) => {
      this.#setLine('offline');
      if (SIGNED_OUT.some((code) => readCode(error) === code)) {
        this.close();
        this.#options.signedOut();
      }
    });
    socket.on('frame', (frame) => this.#answered?.listener.frame(frame));
    socket.on('host', (event) => this.#answered?.listener.host(event));
    socket.on('resync', () => this.#answered?.listener.resync());
    return socket;
  }

  #subscribe(): void {
    const wanted = this.#wanted;
    if (!wanted) return;
    this.#socket?.emit('subscribe', wanted.subscription, (ack) => {
      if (this.#wanted !== wanted) return;
      if (!ack.ok) {
        // The page says that there is no such host; the line is fine.
        this.#setLine(ack.code === 'host_unknown' ? 'live' : 'offline');
        return;
      }
      this.#answered = wanted;
      this.#setLine('live');
      wanted.listener.subscribed(ack.columns);
    });
  }

  #setLine(status: Line['status']): void {
    if (this.#line.status === status) return;
    this.#line = { status, since: Date.now() };
    for (const observer of this.#observers) observer();
  }
}

/** The registry code of a refused handshake: in `data.code`, or as the message. */
function readCode(error: Error): string {
  const data: unknown = 'data' in error ? error.data : undefined;
  const code: unknown = typeof data === 'object' && data !== null && 'code' in data ? data.code : undefined;
  return typeof code === 'string' ? code : error.message;
}
