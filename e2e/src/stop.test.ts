import { join } from 'node:path';
import { killAll } from './processes/process-under-test.ts';
import { scratchDir } from './processes/scratch-dir.ts';
import { startApi } from './processes/started-api.ts';

const dir = scratchDir();

afterAll(killAll);

describe('the API', () => {
  it.each([1, 2, 3])('ends with 0 when it is stopped the moment it says where it is (%d)', async (run) => {
    const { process } = await startApi(join(dir, String(run)));
    process.kill('SIGTERM');
    expect(await process.ended).toEqual({ code: 0, signal: null });
  });
});
