import { join } from 'node:path';
import { killAll } from '../processes/process-under-test.ts';
import { readPeakResidentBytes } from '../processes/resident.ts';
import { scratchDir } from '../processes/scratch-dir.ts';
import { startApi } from '../processes/started-api.ts';
import { sendMalformed } from './barrage.ts';
import { startHonestPair } from './honest-pair.ts';

jest.setTimeout(60_000);

const FRAMES = 20_000;
const dir = scratchDir();

afterAll(killAll);

describe('the API', () => {
  it('lives through malformed frames and bodies, and serves an honest agent and viewer meanwhile and after', async () => {
    const env = { FINWAIT_TRUST_PROXY: 'true', FINWAIT_LOG_LEVEL: 'error' };
    const api = await startApi(join(dir, 'data'), 0, env);
    const honest = await startHonestPair(api.url, dir);
    const [sent] = await Promise.all([sendMalformed(api.url, FRAMES, 20_261_125), honest.seeMore(2)]);
    await honest.seeMore(2);
    expect(sent.packets + sent.endings + sent.bodies).toBeGreaterThanOrEqual(FRAMES);
    expect(sent.packets).toBeGreaterThan(FRAMES * 0.9);
    expect([...sent.statuses.keys()].filter((status) => status >= 500)).toEqual([]);
    expect(readPeakResidentBytes(api.process.pid)).toBeLessThan(300e6);
    expect(api.process.stderr).toBe('');
    expect(honest.agent.stderr).not.toMatch(/api_unreachable/);
    await honest.stop();
    api.process.kill('SIGTERM');
    expect((await api.process.ended).code).toBe(0);
  });
});
