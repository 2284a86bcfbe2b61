import { createInterface } from 'node:readline';
import { until } from './condition.ts';
import { countProcSockets } from './proc-count.ts';
import { reach, Stage } from './stage.ts';

/** Sets the sockets of a change up; the answer makes it, and comes back when it is made. */
type Prepare = (stage: Stage) => Promise<() => Promise<void> | void>;

/** Changes of state that move as few of the kernel's counters as there can be. */
const CHANGES: Readonly<Record<string, Prepare>> = {
  async 'a peer shuts down'(stage) {
    const { client } = await stage.connected();
    return async () => {
      client.shutdownWrite();
      await reach(client, 'FIN_WAIT2');
    };
  },
  async 'a FIN waits for room, from ESTABLISHED'(stage) {
    const { client } = await stage.connected();
    client.fill();
    return () => client.shutdownWrite();
  },
  async 'a FIN waits for room, from CLOSE_WAIT'(stage) {
    const { client, server } = await stage.connected();
    server.shutdownWrite();
    await reach(client, 'CLOSE_WAIT');
    client.fill();
    return () => client.shutdownWrite();
  },
  async 'a FIN_WAIT2 loses its process'(stage) {
    const { client, server } = await stage.connected();
    client.shutdownWrite();
    await reach(client, 'FIN_WAIT2');
    await reach(server, 'CLOSE_WAIT');
    return () => client.close();
  },
  async 'an orphaned FIN_WAIT2 becomes TIME_WAIT'(stage) {
    const { client, server } = await stage.connected();
    client.close();
    await reach(server, 'CLOSE_WAIT');
    return () => server.close();
  },
  'one listener goes and another comes': (stage) => {
    const [old, other] = [stage.listening(1), stage.bound()];
    return Promise.resolve(() => {
      old.close();
      other.listen(1);
    });
  },
  async 'a connection attempt is given up while a listener comes'(stage) {
    const full = stage.listening(0);
    const isQueued = () => countProcSockets({ family: 4, ports: [full.port] }).ESTABLISHED === 2;
    stage.connecting(full);
    await until(() => 'a connection in the accept queue', isQueued);
    const [attempt, other] = [stage.connecting(full), stage.bound()];
    await reach(attempt, 'SYN_SENT');
    return () => {
      attempt.close();
      other.listen(1);
    };
  },
};

/**
 * Goes through the changes: a line on standard input prepares one, the next makes it. Each is answered with a line, the
 * name of the change. Ends with its standard input.
 */
const stage = new Stage(4);
const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
process.stdout.write(`${JSON.stringify(Object.keys(CHANGES))}\n`);
for (const [name, prepare] of Object.entries(CHANGES)) {
  if ((await lines.next()).done) break;
  const make = await prepare(stage);
  process.stdout.write(`${name}\n`);
  if ((await lines.next()).done) break;
  await make();
  process.stdout.write(`${name}\n`);
}
await lines.next();
stage.abort();
