import { join } from 'node:path';
import type { HostList } from '@finwait/contracts';
import { eventually } from './processes/condition.ts';
import { killAll, ProcessUnderTest } from './processes/process-under-test.ts';
import { AGENT } from './processes/repository.ts';
import { scratchDir } from './processes/scratch-dir.ts';
import { newEnrolmentToken, readAsAdmin, startApi } from './processes/started-api.ts';

const dir = scratchDir();
const MOST_BYTES = 60_000_000;

afterAll(killAll);

const onLinux = process.platform === 'linux' ? describe : describe.skip;

onLinux('the memory of an agent', () => {
  it('is more than 60 MB only while it starts', async () => {
    const { url, process: api } = await startApi(join(dir, 'data'));
    const options = ['--name', 'small', '--interval', '100ms', '--cpu-budget', '100%'];
    const agent = new ProcessUnderTest([AGENT, '--api', url, ...options], {
      FINWAIT_STATE_DIR: join(dir, 'state'),
      FINWAIT_TOKEN: await newEnrolmentToken(url),
    });
    const residentBytes = await eventually(async () => {
      const { hosts } = await readAsAdmin<HostList>(`${url}/api/v1/hosts`);
      const bytes = hosts[0]?.agent.rssBytes ?? Infinity;
      return bytes <= MOST_BYTES ? bytes : undefined;
    });
    expect(residentBytes).toBeGreaterThan(10_000_000);
    agent.kill('SIGTERM');
    api.kill('SIGTERM');
    expect((await agent.ended).code).toBe(0);
  }, 30_000);
});
