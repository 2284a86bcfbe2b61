import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';

const KEPT_CHARACTERS = 65_536;

/** A closing frame at the end of what came: the other side waits for the answer. Source: RFC 6455 §5.5.1. */
const CLOSING = /\x88(\x00|\x02..)$/s;

/** A WebSocket that writes any bytes at all, well-formed or not. */
export class RawWebSocket {
  readonly #socket: Socket;
  #received = '';
  #isClosed = false;
  #look: () => void = () => {};

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.setEncoding('latin1').on('data', (text: unknown) => {
      this.#received = (this.#received + String(text)).slice(-KEPT_CHARACTERS);
      if (CLOSING.test(this.#received)) socket.end();
      this.#look();
    });
    socket.on('error', () => {});
    socket.on('close', () => {
      this.#isClosed = true;
      this.#look();
    });
  }

  /** Opens one to socket.io, as the client at `address` behind the proxy. */
  static async open(api: string, address: string): Promise<RawWebSocket> {
    const { hostname, port } = new URL(api);
    const socket = new RawWebSocket(connect(Number(port), hostname));
    const key = randomBytes(16).toString('base64');
    socket.write(
      Buffer.from(
        `GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: ${hostname}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
          `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${key}\r\nX-Forwarded-For: ${address}\r\n\r\n`,
      ),
    );
    if (!(await socket.received('0{"sid"'))) throw new Error('the handshake was refused');
    return socket;
  }

  /** Resolves true once `text` came, false when the connection ends without. */
  async received(text: string): Promise<boolean> {
    while (!this.#received.includes(text)) {
      if (this.#isClosed) return false;
      await this.#next();
    }
    return true;
  }

  /** Resolves when the other side ended it. */
  async closed(): Promise<void> {
    while (!this.#isClosed) await this.#next();
  }

  write(bytes: Buffer): void {
    if (!this.#isClosed) this.#socket.write(bytes);
  }

  destroy(): void {
    this.#socket.destroy();
  }

  #next(): Promise<void> {
    return new Promise((resolve) => (this.#look = resolve));
  }
}

/** A masked frame of a client. Source: RFC 6455 §5.2. */
export function toFrame(payload: string | Buffer, head = 0x81): Buffer {
  const bytes = Buffer.from(payload);
  const { length } = bytes;
  const size =
    length < 126
      ? Buffer.from([0x80 | length])
      : length < 65_536
        ? Buffer.from([0xfe, length >> 8, length & 255])
        : Buffer.from([
            0xff,
            0,
            0,
            0,
            0,
            length >>> 24,
            (length >> 16) & 255,
            (length >> 8) & 255,
            length & 255,
          ]);
  // A mask of zeros leaves the payload as it is.
  return Buffer.concat([Buffer.from([head]), size, Buffer.alloc(4), bytes]);
}
