import { createInterface } from 'node:readline';
import { firstOf } from './condition.ts';
import { TcpSocket } from './tcp-socket.ts';

/**
 * For each line that holds a number it opens and ends so many connections, one after the other, as fast as it can: every
 * other one orderly, which leaves its client in TIME_WAIT, the rest by a reset, which leaves nothing. Each line is answered
 * with the milliseconds that took. Ends with its standard input.
 */
const listener = new TcpSocket(4);
listener.bind();
listener.listen(16);
const { port } = listener;

async function connectOnce(isOrderly: boolean): Promise<void> {
  const client = new TcpSocket(4);
  client.connect(port);
  const server =
    listener.accept() ??
    (await firstOf(
      () => 'a connection',
      () => listener.accept(),
    ));
  if (isOrderly) client.close();
  else client.abort();
  server.close();
}

process.stdout.write('ready\n');
for await (const line of createInterface({ input: process.stdin })) {
  const startedAt = performance.now();
  for (let count = Number(line); count > 0; count -= 1) await connectOnce(count % 2 === 0);
  process.stdout.write(`${performance.now() - startedAt}\n`);
}
listener.close();
