import { join } from 'node:path';
import type { HostList } from '@finwait/contracts';
import { eventually } from './processes/condition.ts';
import { killAll, ProcessUnderTest } from './processes/process-under-test.ts';
import { AGENT } from './processes/repository.ts';
import { scratchDir } from './processes/scratch-dir.ts';
import { newEnrolmentToken, readAsAdmin, startApi } from './processes/started-api.ts';

const dir = scratchDir();
const REQUESTED_MS = 100;
/** A read takes about a millisecond of CPU, so the interval has to be some ten times the one asked for. */
const BUDGET = { text: '0.1%', share: 0.001 };

afterAll(killAll);

describe('an agent whose reads cost more than its budget', () => {
  it('reads less often, tells the API how often, and is not taken for stale', async () => {
    const { url, process: api } = await startApi(join(dir, 'data'));
    const limits = ['--interval', `${REQUESTED_MS}ms`, '--cpu-budget', BUDGET.text];
    const agent = new ProcessUnderTest([AGENT, '--api', url, '--name', 'frugal', ...limits], {
      FINWAIT_STATE_DIR: join(dir, 'state'),
      FINWAIT_TOKEN: await newEnrolmentToken(url),
    });
    const host = await eventually(async () => {
      const { hosts } = await readAsAdmin<HostList>(`${url}/api/v1/hosts`);
      return hosts[0]?.takenAt ? hosts[0] : undefined;
    });
    const neededMs = (host.agent.cpuMs ?? Number.NaN) / BUDGET.share;
    expect(neededMs).toBeGreaterThan(REQUESTED_MS);
    expect(host.intervalMs).toBeGreaterThanOrEqual(neededMs);
    expect(host.status).toBe('live');
    agent.kill('SIGTERM');
    api.kill('SIGTERM');
    expect((await agent.ended).code).toBe(0);
  }, 30_000);
});
