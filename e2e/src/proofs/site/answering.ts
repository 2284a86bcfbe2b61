import { createServer as createHttpServer } from 'node:http';
import { createServer, type Server } from 'node:net';
import { once } from 'node:events';

/** How the Node server of a site treats idle connections; milliseconds. */
export interface HttpServing {
  readonly port: number;
  readonly keepAliveTimeout: number;
}

/** How the TCP server of a site answers: it repeats what it hears. */
export interface TcpServing {
  readonly port: number;
  /** Whether it closes when its peer has. */
  readonly answersFin: boolean;
}

/** Starts a Node HTTP server; a request for `/slow/N` is answered after N milliseconds. */
export async function serveHttp({ port, keepAliveTimeout }: HttpServing): Promise<void> {
  const server = createHttpServer((request, response) => {
    const slowness = Number(/^\/slow\/(\d+)/.exec(request.url ?? '')?.[1] ?? 0);
    request.resume().on('end', () => setTimeout(() => response.end('answer'), slowness));
  });
  server.keepAliveTimeout = keepAliveTimeout;
  await listen(server, port);
}

/** Starts a TCP server that repeats what it hears. */
export async function serveTcp({ port, answersFin }: TcpServing): Promise<void> {
  const server = createServer({ allowHalfOpen: !answersFin, noDelay: true }, (socket) => {
    socket.on('error', () => socket.destroy());
    socket.on('data', (bytes) => socket.write(bytes));
  });
  await listen(server, port);
}

async function listen(server: Server, port: number): Promise<void> {
  server.listen(port);
  await once(server, 'listening');
}
