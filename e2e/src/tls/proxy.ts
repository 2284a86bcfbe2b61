import { readFileSync } from 'node:fs';
import { request as forward, type IncomingMessage } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';

/** The certificate of every proxy a test starts: for `localhost` alone, signed by itself. */
export const CERTIFICATE = join(import.meta.dirname, 'localhost.crt');
/** Its key. */
export const KEY = join(import.meta.dirname, 'localhost.key');

/** A reverse proxy that ends TLS and serves an API below a path, as one in front of a fleet's API does. */
export class TlsProxy {
  /** How many WebSockets went through it so far. */
  upgrades = 0;
  readonly #server: Server;
  readonly #target: string;
  readonly #prefix: string;
  readonly #open = new Set<Duplex>();

  private constructor(target: string, prefix: string) {
    this.#target = target;
    this.#prefix = prefix;
    this.#server = createServer({ cert: readFileSync(CERTIFICATE), key: readFileSync(KEY) });
    this.#server.on('request', (request, response) => {
      const onward = this.#forward(request);
      onward.once('response', (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      });
      onward.once('error', () => response.writeHead(502).end());
      request.pipe(onward);
    });
    this.#server.on('upgrade', (request, socket) => this.#upgrade(request, socket));
  }

  /** Starts one on a free port of 127.0.0.1. */
  static async start(target: string, prefix: string): Promise<TlsProxy> {
    const proxy = new TlsProxy(target, prefix);
    await new Promise<void>((resolve) => proxy.#server.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  /** Its address under a name; the certificate is for `localhost`. */
  at(name: string): string {
    return `https://${name}:${(this.#server.address() as AddressInfo).port}${this.#prefix}`;
  }

  /** Cuts every WebSocket, as a proxy does that is started anew. */
  cut(): void {
    for (const socket of this.#open) socket.destroy();
  }

  close(): void {
    this.cut();
    this.#server.close();
    this.#server.closeAllConnections();
  }

  #forward({ method, headers, url = '' }: IncomingMessage) {
    const path = url.startsWith(this.#prefix) ? url.slice(this.#prefix.length) : '/outside';
    return forward(`${this.#target}${path}`, { method, headers });
  }

  #upgrade(request: IncomingMessage, socket: Duplex): void {
    const onward = this.#forward(request);
    this.upgrades += 1;
    onward.once('upgrade', (answer, upstream, head) => {
      const fields = answer.rawHeaders.map((text, at) => (at % 2 === 0 ? `${text}: ` : `${text}\r\n`));
      socket.write(`HTTP/1.1 101 Switching Protocols\r\n${fields.join('')}\r\n`);
      socket.write(head);
      for (const [from, to] of [
        [socket, upstream],
        [upstream, socket],
      ] as const) {
        this.#open.add(from);
        from.on('error', () => {});
        from.on('close', () => {
          this.#open.delete(from);
          to.destroy();
        });
        from.pipe(to);
      }
    });
    onward.once('response', () => socket.destroy());
    onward.once('error', () => socket.destroy());
    onward.end();
  }
}
