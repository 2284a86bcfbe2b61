import type { INestApplicationContext } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import type { Server, ServerOptions } from 'socket.io';
import { Origins } from '../auth/origins.js';

/** Largest message a client may send: 200 rows of 27 columns of 16 digits, with room to spare. */
const MOST_MESSAGE_BYTES = 262_144;

/** socket.io with the limits of this service; a page of another origin gets no handshake. */
export class SocketAdapter extends IoAdapter {
  private readonly origins: Origins;

  constructor(app: INestApplicationContext) {
    super(app);
    this.origins = app.get(Origins);
  }

  override createIOServer(port: number, options?: ServerOptions): Server {
    const limits: Partial<ServerOptions> = {
      serveClient: false,
      perMessageDeflate: false,
      httpCompression: false,
      maxHttpBufferSize: MOST_MESSAGE_BYTES,
      connectTimeout: 10_000,
      allowRequest: (request, decide) => decide(null, this.origins.isOwn(request)),
    };
    return super.createIOServer(port, Object.assign({}, options, limits));
  }
}
