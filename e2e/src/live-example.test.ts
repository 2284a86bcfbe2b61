import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { killAll, ProcessUnderTest } from './processes/process-under-test.ts';
import { AGENT, ROOT } from './processes/repository.ts';
import { scratchDir } from './processes/scratch-dir.ts';
import { ADMIN_TOKEN, newEnrolmentToken, startApi } from './processes/started-api.ts';

const dir = scratchDir();
afterAll(killAll);

/** The example of the document, as it is printed there. */
function readExample(): string {
  const [, section = ''] = readFileSync(join(ROOT, 'docs/api.md'), 'utf8').split('\n## Live feed\n');
  const [, code = ''] = /```js\n([\s\S]*?)```/.exec(section) ?? [];
  return code;
}

describe('the example client of docs/api.md', () => {
  it('prints a heading and a line for each snapshot of a host', async () => {
    const { url } = await startApi(join(dir, 'data'));
    new ProcessUnderTest(
      [AGENT, '--api', url, '--name', 'shown', '--interval', '200ms', '--cpu-budget', '100%'],
      {
        FINWAIT_STATE_DIR: join(dir, 'state'),
        FINWAIT_TOKEN: await newEnrolmentToken(url),
      },
    );
    const example = readExample();
    expect(example.trim().split('\n').length).toBeLessThanOrEqual(22);
    const code = example.replace('http://127.0.0.1:4000', url);
    expect(code).not.toBe(example);
    const client = spawn(process.execPath, ['--input-type=module', '-e', code], {
      cwd: join(ROOT, 'apps/agent'),
      env: { ...process.env, TOKEN: ADMIN_TOKEN, NODE_OPTIONS: '' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let printed = '';
    for await (const part of client.stdout) {
      printed += String(part);
      if (printed.split('\n').length > 4) break;
    }
    client.kill('SIGKILL');
    const [head, ...lines] = printed.split('\n');
    expect(head).toBe('host\ttime\tESTABLISHED\tCLOSE_WAIT');
    expect(lines[0]).toMatch(/^shown\t20\d\d-\S+Z\t\d+\t\d+$/);
  });
});
