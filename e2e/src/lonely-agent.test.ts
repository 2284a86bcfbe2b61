import { createServer } from 'node:net';
import { join } from 'node:path';
import type { History, HostList } from '@finwait/contracts';
import { eventually } from './processes/condition.ts';
import { killAll, ProcessUnderTest } from './processes/process-under-test.ts';
import { AGENT } from './processes/repository.ts';
import { scratchDir } from './processes/scratch-dir.ts';
import { newEnrolmentToken, readAsAdmin, startApi } from './processes/started-api.ts';

const dir = scratchDir();

afterAll(killAll);

async function findFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

describe('an agent without its API', () => {
  it('counts how often it tried, says so once, and delivers what it kept when the API is there', async () => {
    const port = await findFreePort();
    const url = `http://127.0.0.1:${port}`;
    const dataDir = join(dir, 'data');
    const env = { FINWAIT_STATE_DIR: join(dir, 'state') };

    const first = await startApi(dataDir, port);
    const options = ['--api', url, '--name', 'lonely', '--interval', '100ms', '--cpu-budget', '100%'];
    const enrolling = new ProcessUnderTest([AGENT, ...options], {
      ...env,
      FINWAIT_TOKEN: await newEnrolmentToken(url),
    });
    await eventually(async () => {
      const { hosts } = await readAsAdmin<HostList>(`${url}/api/v1/hosts`);
      return hosts[0]?.status === 'live';
    });
    enrolling.kill('SIGTERM');
    await enrolling.ended;
    first.process.kill('SIGTERM');
    await first.process.ended;

    const startedAt = Date.now();
    const agent = new ProcessUnderTest([AGENT, ...options], env);
    await agent.printed(/api_unreachable/);
    await eventually(() => Promise.resolve(Date.now() > startedAt + 3_000));
    expect(agent.stderr.match(/api_unreachable/g)).toHaveLength(1);

    const second = await startApi(dataDir, port);
    const readLonely = () =>
      readAsAdmin<History>(`${url}/api/v1/hosts/lonely/history?from=${startedAt}&states=LISTEN`);
    const history = await eventually(async () => {
      const read = await readLonely();
      return (read.at[0] ?? Infinity) < startedAt + 1_500 && read.at.length > 20 ? read : undefined;
    });
    expect(history.samples.every((count) => count === 1)).toBe(true);
    expect(agent.stderr.match(/api_unreachable/g)).toHaveLength(1);
    agent.kill('SIGTERM');
    second.process.kill('SIGTERM');
    expect((await agent.ended).code).toBe(0);
  }, 60_000);
});
