import type { Storage } from '@finwait/contracts';
import { killAll } from '../processes/process-under-test.ts';
import { scratchDir } from '../processes/scratch-dir.ts';
import { readAsAdmin } from '../processes/started-api.ts';
import { killApi, verify } from './killed-api.ts';

const KILLS = 8;

const dir = scratchDir();

afterAll(killAll);

describe('an API that is killed while it seals what comes late and removes what is too old', () => {
  it('holds every acknowledged snapshot that is to be kept as it was, and its database verifies', async () => {
    const { api, hosts, faults } = await killApi(dir, KILLS);
    expect(faults).toEqual([]);
    for (const { name, snapshots, losses } of hosts) {
      expect(snapshots.acknowledged.size).toBeGreaterThan(KILLS);
      expect(losses.removed).toBeGreaterThan(0);
      expect(losses.lost).toEqual(new Set());
      expect(await snapshots.findLost(api.url, name)).toEqual([]);
    }
    const { removals } = await readAsAdmin<Storage>(`${api.url}/api/v1/storage`);
    expect(removals.map(({ tier, reason }) => `${tier} ${reason}`)).toContain('raw age');
    expect(await verify(dir)).toEqual([]);
    api.process.kill('SIGTERM');
    expect((await api.process.ended).code).toBe(0);
  }, 120_000);
});
