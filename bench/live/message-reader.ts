/** The first characters of a message; enough to tell what it is. */
const HEAD_BYTES = 64;

/** A message of a WebSocket: how long it is, and its first characters, or all of them where they are wanted. */
export interface Message {
  readonly opcode: number;
  readonly bytes: number;
  readonly text: string;
}

/** Finds the messages in what a server sends over a WebSocket. It keeps no more of one than it has to. Source: RFC 6455 §5.2. */
export class MessageReader {
  readonly #isWhole: boolean;
  readonly #onMessage: (message: Message) => void;
  #rest: Buffer = Buffer.alloc(0);
  #opcode = 0;
  #bytes = 0;
  #left: number | undefined;
  #kept: Buffer[] = [];

  constructor(isWhole: boolean, onMessage: (message: Message) => void) {
    this.#isWhole = isWhole;
    this.#onMessage = onMessage;
  }

  take(chunk: Buffer): void {
    let bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    this.#rest = Buffer.alloc(0);
    while (bytes.length > 0) {
      if (this.#left === undefined) {
        const payloadFrom = this.#begin(bytes);
        if (payloadFrom === undefined) {
          this.#rest = bytes;
          return;
        }
        bytes = bytes.subarray(payloadFrom);
      }
      bytes = this.#addPart(bytes);
    }
  }

  /** Where the payload begins; `undefined` while the frame's head is not complete. A server sends no mask. */
  #begin(bytes: Buffer): number | undefined {
    const short = (bytes[1] ?? 0) & 127;
    const headBytes = short === 127 ? 10 : short === 126 ? 4 : 2;
    if (bytes.length < headBytes) return undefined;
    this.#opcode = (bytes[0] ?? 0) & 15;
    this.#bytes = short === 127 ? bytes.readUInt32BE(6) : short === 126 ? bytes.readUInt16BE(2) : short;
    this.#left = this.#bytes;
    this.#kept = [];
    return headBytes;
  }

  /** Takes what belongs to the message and gives what follows. */
  #addPart(bytes: Buffer): Buffer {
    const left = this.#left ?? 0;
    const part = bytes.subarray(0, left);
    const come = this.#bytes - left;
    if (this.#isWhole) this.#kept.push(part);
    else if (come < HEAD_BYTES) this.#kept.push(part.subarray(0, HEAD_BYTES - come));
    this.#left = left - part.length;
    if (this.#left > 0) return bytes.subarray(part.length);
    this.#left = undefined;
    const text = Buffer.concat(this.#kept).toString();
    this.#onMessage({ opcode: this.#opcode, bytes: this.#bytes, text });
    return bytes.subarray(part.length);
  }
}
