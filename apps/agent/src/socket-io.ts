import { createRequire } from 'node:module';

const load = createRequire(import.meta.url);

/**
 * The client of Socket.IO in its single file, on the `ws` package that it depends on. The entry point for Node also loads
 * a transport over HTTP polling that an agent never uses, and through the global `WebSocket` Node's own HTTP client:
 * together about 15 MB of resident memory.
 */
export const { io } = loadClient();

function loadClient(): typeof import('socket.io-client') {
  const loadBesideClient = createRequire(load.resolve('socket.io-client'));
  const loadBesideEngine = createRequire(loadBesideClient.resolve('engine.io-client'));
  const { WebSocket } = loadBesideEngine('ws') as { readonly WebSocket: unknown };
  // Assigning to Node's own global would load what it stands for; deleting it first does not.
  Reflect.deleteProperty(globalThis, 'WebSocket');
  Object.defineProperty(globalThis, 'WebSocket', { value: WebSocket, configurable: true, writable: true });
  return load('socket.io-client/dist/socket.io.js') as typeof import('socket.io-client');
}
