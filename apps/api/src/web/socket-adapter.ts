import type { IncomingMessage } from 'node:http';
import type { INestApplicationContext } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import type { MessageMappingProperties } from '@nestjs/websockets';
import type { Server, ServerOptions, Socket } from 'socket.io';
import { Origins } from '../auth/origins.js';
import { AddressLimits } from '../limits/address-limits.js';

/** Largest message a client may send: 200 rows of 27 columns of 16 digits, with room to spare. */
const MOST_MESSAGE_BYTES = 262_144;

/** What the framework makes of a handler: it catches what that throws and tells the client. */
type Handle = (message: unknown) => Promise<unknown>;
type Acknowledge = (answer: unknown) => void;

/** socket.io with the limits of this service; a page of another origin gets no handshake. */
export class SocketAdapter extends IoAdapter {
  private readonly origins: Origins;
  private readonly limits: AddressLimits;

  constructor(app: INestApplicationContext) {
    super(app);
    this.origins = app.get(Origins);
    this.limits = app.get(AddressLimits);
  }

  override createIOServer(port: number, options?: ServerOptions): Server {
    const limits: Partial<ServerOptions> = {
      serveClient: false,
      perMessageDeflate: false,
      httpCompression: false,
      maxHttpBufferSize: MOST_MESSAGE_BYTES,
      connectTimeout: 10_000,
      allowRequest: (request, decide) => decide(null, this.isLetIn(request)),
    };
    return super.createIOServer(port, Object.assign({}, options, limits));
  }

  /**
   * Answers a message with what its handler gives. The framework's own way makes a chain of observables for each message,
   * which only a full collection of the heap removes: 7 kB of every snapshot.
   */
  override bindMessageHandlers(socket: Socket, handlers: MessageMappingProperties[]): void {
    for (const { message, callback } of handlers) {
      socket.on(message, (...sent: unknown[]) => {
        const acknowledge = typeof sent.at(-1) === 'function' ? (sent.pop() as Acknowledge) : undefined;
        void this.answer(callback as Handle, sent.length > 1 ? sent : sent[0], acknowledge);
      });
    }
  }

  private async answer(handle: Handle, message: unknown, acknowledge?: Acknowledge): Promise<void> {
    try {
      const answer = await handle(message);
      if (answer !== undefined) acknowledge?.(answer);
    } catch (error) {
      this.logger.error(error);
    }
  }

  /** engine.io answers 403 to whom it does not let in, so that who comes too often is answered here. Source: RFC 6455 §4.4, RFC 6585 §4. */
  private isLetIn(request: IncomingMessage): boolean {
    if (!this.origins.isOwn(request)) return false;
    const waitMs = this.limits.beginHandshake(request, Date.now());
    if (waitMs === 0) return true;
    const retryAfter = Math.ceil(waitMs / 1_000);
    request.socket.end(
      `HTTP/1.1 429 Too Many Requests\r\nRetry-After: ${retryAfter}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`,
    );
    return false;
  }
}
