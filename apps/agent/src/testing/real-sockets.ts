import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

const servers: Server[] = [];
const sockets: Socket[] = [];

afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
  for (const server of servers.splice(0)) server.close();
});

/** Listens on a free port of the address until the test ends. */
export async function listenOn(address: string): Promise<number> {
  const server = createServer({ allowHalfOpen: true }, (socket) => sockets.push(socket));
  servers.push(server);
  server.listen(0, address);
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

/** A connection to the port, open until the test ends. */
export async function connectTo(port: number, address: string): Promise<Socket> {
  const socket = connect({ port, host: address, allowHalfOpen: true });
  sockets.push(socket);
  await once(socket, 'connect');
  return socket;
}
