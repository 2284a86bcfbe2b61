import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import type { Services } from '@finwait/contracts';
import { eventually } from './processes/condition.ts';
import { killAll, ProcessUnderTest } from './processes/process-under-test.ts';
import { AGENT } from './processes/repository.ts';
import { scratchDir } from './processes/scratch-dir.ts';
import { newEnrolmentToken, readAsAdmin, startApi } from './processes/started-api.ts';

const dir = scratchDir();
const servers: Server[] = [];
const clients: Socket[] = [];
let url: string;

async function listen(serve: (socket: Socket) => void): Promise<number> {
  const server = createServer(serve).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

async function open(port: number): Promise<Socket> {
  const client = connect({ port, host: '127.0.0.1' });
  clients.push(client);
  client.on('error', () => undefined).resume();
  await once(client, 'connect');
  return client;
}

const readServices = () => readAsAdmin<Services>(`${url}/api/v1/hosts/shop/services`);
const find = (services: Services, port: number) => services.services.find((one) => one.port === port);

beforeAll(async () => {
  ({ url } = await startApi(join(dir, 'data')));
  new ProcessUnderTest([AGENT, '--api', url, '--name', 'shop', '--interval', '1s'], {
    FINWAIT_STATE_DIR: join(dir, 'state'),
    FINWAIT_TOKEN: await newEnrolmentToken(url),
  });
}, 30_000);
afterAll(async () => {
  for (const client of clients) client.destroy();
  for (const server of servers) server.close();
  await killAll();
});

describe('the services of a host', () => {
  it('tell how many connections send probes, how long one has been idle, who closed first, and which are short', async () => {
    const kept = await listen((socket) => socket.setKeepAlive(true, 60_000));
    const plain = await listen(() => undefined);
    const short = await listen((socket) => socket.end());
    for (let count = 0; count < 5; count += 1) await open(kept);
    for (let count = 0; count < 3; count += 1) await open(plain);
    for (let count = 0; count < 40; count += 1) {
      const client = await open(short);
      if (!client.closed) await once(client, 'close');
    }
    const services = await eventually(async () => {
      const told = await readServices().catch(() => undefined);
      return told && find(told, kept)?.established === 5 && find(told, short)?.timeWait === 40
        ? told
        : undefined;
    });
    expect(find(services, kept)).toMatchObject({
      withKeepalive: 5,
      withoutTimer: 0,
      timeWait: 0,
      kind: null,
    });
    expect(find(services, plain)).toMatchObject({ established: 3, withKeepalive: 0, withoutTimer: 3 });
    expect(find(services, plain)?.longestIdleMs).toBeGreaterThanOrEqual(0);
    expect(find(services, short)).toMatchObject({
      established: 0,
      closedFirstPerSecond: 40 / 60,
      lifetime: { ok: true, seconds: 0 },
      kind: 'short',
      pooling: { timeWaits: 40 },
    });
    expect(find(services, null as never)?.established).toBeGreaterThanOrEqual(8);
  }, 30_000);
});
