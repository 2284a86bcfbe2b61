import { killAll } from '../processes/process-under-test.ts';
import { runProgram } from '../processes/program.ts';
import { scratchDir } from '../processes/scratch-dir.ts';
import { killApi } from './killed-api.ts';

const KILLS = 10;

const dir = scratchDir();

afterAll(killAll);

describe('an API that is killed while it seals what comes late', () => {
  it('holds every acknowledged snapshot as it was, and its database verifies', async () => {
    const { api, hosts } = await killApi(dir, KILLS);
    for (const [name, snapshots] of hosts) {
      expect(snapshots.acknowledged.size).toBeGreaterThan(KILLS);
      expect(await snapshots.findLost(api.url, name)).toEqual([]);
    }
    const { code, stdout } = await runProgram('verify', ['--data-dir', dir, '--json']);
    expect({ code, faults: (JSON.parse(stdout) as { faults: unknown }).faults }).toEqual({
      code: 0,
      faults: [],
    });
    api.process.kill('SIGTERM');
    expect((await api.process.ended).code).toBe(0);
  }, 120_000);
});
