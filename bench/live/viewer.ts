import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { LIVE_NAMESPACE, type LiveFrame } from '@finwait/contracts';
import { toFrame } from '../../e2e/src/frames/raw-websocket.ts';
import { MessageReader, type Message } from './message-reader.ts';
import { RowsSeen } from './rows-seen.ts';

const COME_BACK_AFTER_MS = 1_000;
const CLOSE = 8;
const FRAME = `42${LIVE_NAMESPACE},["frame",{"at":`;
const RESYNC = `42${LIVE_NAMESPACE},["resync",{"from":`;

/** A frame that came: its time, when it was there, and how long it is. */
export type Receipt = readonly [at: number, receivedAt: number, bytes: number];

/** Who watches, and what. */
export interface ViewerSettings {
  readonly url: string;
  readonly token: string;
  /** Reads every row instead of the beginning of each frame. */
  readonly isDecoding: boolean;
}

/**
 * A viewer of the whole fleet over a TCP socket of its own. It speaks as much of WebSocket, engine.io and socket.io as it takes, so that
 * hundreds of them leave the processor to the API. It comes back when it is cut off.
 */
export class Viewer {
  readonly frames: Receipt[] = [];
  /** From when on it was told to read the history. */
  readonly resyncs: number[] = [];
  /** How often it was cut off. */
  cuts = 0;
  readonly rows: RowsSeen | undefined;
  readonly #settings: ViewerSettings;
  #socket: Socket | undefined;
  #subscribed: () => void = () => {};

  constructor(settings: ViewerSettings) {
    this.#settings = settings;
    if (settings.isDecoding) this.rows = new RowsSeen();
  }

  /** Resolves when the subscription is acknowledged. */
  start(): Promise<void> {
    const { hostname, port } = new URL(this.#settings.url);
    const socket = connect({ host: hostname, port: Number(port), noDelay: true });
    this.#socket = socket;
    socket.write(toUpgrade(hostname));
    const reader = new MessageReader(this.#settings.isDecoding, (message) => this.#take(message));
    let head: string | undefined = '';
    socket.on('data', (chunk: Buffer) => {
      if (head === undefined) return reader.take(chunk);
      head += chunk.toString('latin1');
      const end = head.indexOf('\r\n\r\n');
      if (end < 0) return;
      if (!head.startsWith('HTTP/1.1 101')) throw new Error(head.split('\r\n')[0]);
      const rest = Buffer.from(head.slice(end + 4), 'latin1');
      head = undefined;
      reader.take(rest);
    });
    socket.on('error', () => {});
    socket.on('close', () => {
      this.cuts += 1;
      setTimeout(() => void this.start(), COME_BACK_AFTER_MS);
    });
    return new Promise((resolve) => (this.#subscribed = resolve));
  }

  /** Begins to count anew. */
  forget(): void {
    this.frames.length = 0;
    this.rows?.forget();
  }

  /** Stops to read: the kernel's buffers fill up on both sides. */
  stall(): void {
    this.#socket?.pause();
  }

  /** Reads on. */
  resume(): void {
    this.#socket?.resume();
  }

  #take({ opcode, bytes, text }: Message): void {
    if (opcode === CLOSE) this.#socket?.end();
    else if (text.startsWith(FRAME)) this.#note(text, bytes);
    else if (text.startsWith(RESYNC)) this.resyncs.push(Number.parseInt(text.slice(RESYNC.length), 10));
    else if (text === '2') this.#send('3');
    else if (text.startsWith('0'))
      this.#send(`40${LIVE_NAMESPACE},${JSON.stringify({ token: this.#settings.token })}`);
    else if (text.startsWith(`40${LIVE_NAMESPACE}`))
      this.#send(`42${LIVE_NAMESPACE},0["subscribe",{"fleet":true}]`);
    else if (text.startsWith(`43${LIVE_NAMESPACE},0[{"ok":true`)) this.#subscribed();
    else if (!text.startsWith(`42${LIVE_NAMESPACE},["host"`)) throw new Error(`the API said ${text}`);
  }

  #note(text: string, bytes: number): void {
    const receivedAt = Date.now();
    this.frames.push([Number.parseInt(text.slice(FRAME.length), 10), receivedAt, bytes]);
    if (!this.rows) return;
    const [, frame] = JSON.parse(text.slice(text.indexOf('['))) as [string, LiveFrame];
    this.rows.add(frame);
  }

  #send(packet: string): void {
    this.#socket?.write(toFrame(packet));
  }
}

function toUpgrade(hostname: string): string {
  const key = randomBytes(16).toString('base64');
  return (
    `GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: ${hostname}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
    `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${key}\r\n\r\n`
  );
}
