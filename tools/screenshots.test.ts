import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { join, posix } from 'node:path';

const APP = join(__dirname, '../apps/dashboard/src/app');

function run(args: readonly string[], env = process.env) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(__dirname, 'screenshots.mjs'), ...args],
    {
      encoding: 'utf8',
      env,
    },
  );
  return { status, lines: stdout.trim().split('\n'), problems: stderr.trim().split('\n') };
}

describe('the pictures of npm run screenshots', () => {
  it('show every page of the dashboard, and none that is gone', () => {
    const { status, lines } = run(['--list']);
    expect(status).toBe(0);
    const shown = lines.map((line) => line.split(' ')[1]?.replace(/\?.*/, ''));
    const pages = globSync('**/page.tsx', { cwd: APP }).map((file) =>
      posix.join('/', file.replaceAll('\\', '/').replace('page.tsx', '')),
    );
    expect(pages).toContain('/settings/users/');
    expect([...new Set(shown)].sort()).toEqual([...pages, '/no-such-page/'].sort());
  });

  it('are chosen by page, theme, language and width, and what is not among them is refused', () => {
    const { status, problems } = run(['--page', 'fleet,roof', '--theme', 'pink', '--frame', '--width']);
    expect(status).toBe(2);
    expect(problems).toEqual([
      '--frame: only --page, --theme, --language, --width, --scale, --out, --list are known',
      expect.stringMatching(/^--page: given roof, expected of sign-in, .*not-found$/),
      '--theme: given pink, expected of light, dark',
      '--width: given no value, expected of 390, 1280, 2560',
    ]);
  });

  (process.platform === 'darwin' ? it.skip : it)('are not begun without a browser', () => {
    expect(run([], { PATH: '' })).toEqual({
      status: 1,
      lines: [''],
      problems: ['No Chromium was found. Install one, or set FINWAIT_TEST_BROWSER to its path.'],
    });
  });
});
