import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { HostList } from '@finwait/contracts';
import { eventually } from './processes/condition.ts';
import { killAll, ProcessUnderTest } from './processes/process-under-test.ts';
import { ROOT } from './processes/repository.ts';
import { scratchDir } from './processes/scratch-dir.ts';

const dir = scratchDir();

afterAll(killAll);

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

describe('npm start', () => {
  it('prints one line with a link that signs in, shows this host, and ends all of it on Ctrl-C', async () => {
    const dataDir = join(dir, 'var');
    const started = new ProcessUnderTest([join(ROOT, 'tools/with-node.cjs'), 'start'], {
      FINWAIT_PORT: '0',
      FINWAIT_DATA_DIR: dataDir,
      npm_execpath: process.env['npm_execpath'] ?? '',
    });
    const [, url = ''] = await started.printed(/Finwait is at (http:\S+) .*\/sign-in\/\?code=\S+\n/);
    const tokenFile = join(dataDir, 'admin-token');
    expect(statSync(tokenFile).mode & 0o777).toBe(0o600);
    const headers = { authorization: `Bearer ${readFileSync(tokenFile, 'utf8').trim()}` };
    const host = await eventually(async () => {
      const answer = await fetch(`${url}/api/v1/hosts`, { headers });
      return ((await answer.json()) as HostList).hosts.find(({ status }) => status === 'live');
    });
    expect(host.states?.LISTEN).toBeGreaterThan(0);
    expect(started.stdout.trim().split('\n')).toHaveLength(1);

    const children = readFileSync(`/proc/${started.pid}/task/${started.pid}/children`, 'utf8')
      .trim()
      .split(' ')
      .map(Number);
    started.kill('SIGINT');
    expect(await started.ended).toEqual({ code: 0, signal: null });
    expect(children.filter(isRunning)).toEqual([]);
    await expect(fetch(url)).rejects.toThrow();
  }, 120_000);
});
