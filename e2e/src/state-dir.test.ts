import { join } from 'node:path';
import { killAll, ProcessUnderTest } from './processes/process-under-test.ts';
import { AGENT } from './processes/repository.ts';
import { scratchDir } from './processes/scratch-dir.ts';
import { newEnrolmentToken, startApi } from './processes/started-api.ts';

const KILLS = 3;
const dir = scratchDir();

afterAll(killAll);

describe('two agents with one state dir', () => {
  it('are one too many: the second ends with 2 and says why; after a kill the next starts at once', async () => {
    const { url } = await startApi(join(dir, 'data'));
    const env = { FINWAIT_STATE_DIR: join(dir, 'state'), FINWAIT_TOKEN: await newEnrolmentToken(url) };
    const start = () => new ProcessUnderTest([AGENT, '--api', url, '--name', 'web-01'], env);
    let first = start();
    await first.printed(/connected to/);

    const second = start();
    expect((await second.ended).code).toBe(2);
    expect(second.stderr).toMatch(/state_dir_in_use: .* belongs to process \d+\. Stop that agent/);
    expect(second.stderr).toContain(`process ${first.pid}`);

    for (let kill = 0; kill < KILLS; kill += 1) {
      first.kill('SIGKILL');
      first = start();
      await first.printed(/connected to/);
    }
    first.kill('SIGTERM');
    expect((await first.ended).code).toBe(0);
    expect(first.stderr).not.toMatch(/warn|error/);
  }, 60_000);
});
