import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import type { HostList, Inspection } from '@finwait/contracts';
import { eventually } from './processes/condition.ts';
import { killAll, ProcessUnderTest } from './processes/process-under-test.ts';
import { AGENT } from './processes/repository.ts';
import { scratchDir } from './processes/scratch-dir.ts';
import { newEnrolmentToken, readAsAdmin, startApi } from './processes/started-api.ts';

const LEAKS = 7;
const dir = scratchDir();
let url: string;
let agent: ProcessUnderTest;
let server: ProcessUnderTest;
let port: number;

/** Connects and closes; what the server leaves open stays in CLOSE_WAIT there. */
async function leakOnce(): Promise<void> {
  const client = connect({ port, host: '127.0.0.1', localAddress: '127.0.0.2' });
  await once(client, 'connect');
  client.end();
}

const inspect = (query: string) => readAsAdmin<Inspection>(`${url}/api/v1/hosts/leaky/sockets?${query}`);

beforeAll(async () => {
  server = new ProcessUnderTest([join(import.meta.dirname, 'leaking-server.ts')]);
  port = Number((await server.printed(/listens on (\d+)\n/))[1]);
  ({ url } = await startApi(join(dir, 'data')));
  agent = new ProcessUnderTest([AGENT, '--api', url, '--name', 'leaky', '--interval', '1s'], {
    FINWAIT_STATE_DIR: join(dir, 'state'),
    FINWAIT_TOKEN: await newEnrolmentToken(url),
  });
  await eventually(async () => {
    const { hosts } = await readAsAdmin<HostList>(`${url}/api/v1/hosts`);
    return hosts[0]?.status === 'live';
  });
}, 30_000);
afterAll(killAll);

describe('an inspection', () => {
  it('names the process, the peer and the age of connections that a program never closes', async () => {
    const startedAt = Date.now();
    for (let count = 0; count < LEAKS; count += 1) await leakOnce();
    const group = await eventually(async () => {
      const { groups } = await inspect('state=CLOSE_WAIT&groupBy=process,peer,port&limit=200');
      return groups.find(({ key, count }) => key.port === port && count === LEAKS);
    });
    const { process: owner, ...key } = group.key;
    expect(key).toEqual({ owner: 'known', peer: '127.0.0.2', port });
    expect(owner).toMatchObject({
      pid: server.pid,
      command: readFileSync(`/proc/${server.pid}/comm`, 'utf8').trim(),
      commandLine: expect.stringContaining('leaking-server.ts') as string,
    });
    expect(group).toMatchObject({ states: { CLOSE_WAIT: LEAKS }, oldest: { bound: 'atLeast' } });
    const ageOf = async (): Promise<number> => {
      const { groups } = await inspect('state=CLOSE_WAIT&groupBy=port&limit=200');
      return groups.find((one) => one.key.port === port)?.oldest?.ageMs ?? 0;
    };
    const ageMs = await eventually(async () => {
      const age = await ageOf();
      return age > 500 && age;
    });
    expect(ageMs).toBeLessThanOrEqual(Date.now() - startedAt);
  }, 20_000);

  it('is refused once the agent has gone', async () => {
    agent.kill('SIGTERM');
    expect((await agent.ended).code).toBe(0);
    const read = () => inspect('state=LISTEN').then(() => '', String);
    expect(await eventually(async () => (await read()).includes('host_not_connected'))).toBe(true);
  }, 20_000);
});
