import { join } from 'node:path';
import { eventually } from './processes/condition.ts';
import type { HostList } from '@finwait/contracts';
import { killAll, ProcessUnderTest } from './processes/process-under-test.ts';
import { AGENT } from './processes/repository.ts';
import { scratchDir } from './processes/scratch-dir.ts';
import { ADMIN_TOKEN, newEnrolmentToken, readAsAdmin, startApi } from './processes/started-api.ts';

const dir = scratchDir();

afterAll(killAll);

describe('an agent whose credential is revoked', () => {
  it('is sent away and ends with exit code 3', async () => {
    const { url } = await startApi(join(dir, 'data'));
    const options = ['--api', url, '--name', 'leaver', '--interval', '100ms', '--cpu-budget', '100%'];
    const env = { FINWAIT_STATE_DIR: join(dir, 'state') };
    const enrolling = new ProcessUnderTest([AGENT, ...options], {
      ...env,
      FINWAIT_TOKEN: await newEnrolmentToken(url),
    });
    const isLive = async () => {
      const { hosts } = await readAsAdmin<HostList>(`${url}/api/v1/hosts`);
      return hosts[0]?.status === 'live';
    };
    await eventually(isLive);
    enrolling.kill('SIGTERM');
    await enrolling.ended;
    const agent = new ProcessUnderTest([AGENT, ...options], env);
    await agent.printed(/connected to/);
    const headers = { authorization: `Bearer ${ADMIN_TOKEN}` };
    const answer = await fetch(`${url}/api/v1/hosts/leaver/credential`, { method: 'DELETE', headers });
    expect(answer.status).toBe(204);
    expect(await agent.ended).toMatchObject({ code: 3 });
  });
});
