import type { IncomingMessage } from 'node:http';
import type { INestApplicationContext } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import type { Server, ServerOptions } from 'socket.io';
import { Origins } from '../auth/origins.js';
import { AddressLimits } from '../limits/address-limits.js';

/** Largest message a client may send: 200 rows of 27 columns of 16 digits, with room to spare. */
const MOST_MESSAGE_BYTES = 262_144;

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
