import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

const open: Socket[] = [];

afterEach(() => {
  for (const socket of open.splice(0)) socket.destroy();
});

/** Connections to a server of HTTP on loopback that have had one answer each and wait, until the test ends. */
export async function keepConnections(port: number, count: number): Promise<void> {
  for (let each = 0; each < count; each += 1) {
    const socket = connect(port, '127.0.0.1');
    open.push(socket);
    socket.write('GET /none HTTP/1.1\r\nHost: a\r\n\r\n');
    await once(socket, 'data');
  }
}
