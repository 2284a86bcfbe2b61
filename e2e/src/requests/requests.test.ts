import { join } from 'node:path';
import { killAll } from '../processes/process-under-test.ts';
import { scratchDir } from '../processes/scratch-dir.ts';
import { startApi } from '../processes/started-api.ts';
import { sendRequests } from './send-requests.ts';

jest.setTimeout(90_000);

const REQUESTS = 2_400;
const dir = scratchDir();

afterAll(killAll);

describe('REST', () => {
  it('answers whatever is made up from its own document as the document says, and never with a failure', async () => {
    const env = { FINWAIT_TRUST_PROXY: 'true', FINWAIT_LOG_LEVEL: 'error' };
    const api = await startApi(join(dir, 'data'), 0, env);
    const { sent, statuses, faults } = await sendRequests(api.url, REQUESTS, 20_261_125);
    expect(sent).toBe(REQUESTS);
    expect([...faults]).toEqual([]);
    expect([...statuses.keys()].filter((key) => / 50[01]$/.test(key))).toEqual([]);
    const answered = new Set([...statuses.keys()].filter((key) => / 20\d$/.test(key)));
    expect(answered.size).toBeGreaterThan(25);
    expect(api.process.stderr).toBe('');
    api.process.kill('SIGTERM');
    expect((await api.process.ended).code).toBe(0);
  });
});
