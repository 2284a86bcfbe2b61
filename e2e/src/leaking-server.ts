import { createServer } from 'node:net';

// Run as a process of its own: accepts connections and never closes one, nor notices that its peer did.
const server = createServer({ allowHalfOpen: true, pauseOnConnect: true }, () => {});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (typeof address === 'object' && address !== null) process.stdout.write(`listens on ${address.port}\n`);
});
