import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** Options are judged before anything is built or started. */
function refuse(args: readonly string[]) {
  const { status, stderr } = spawnSync(process.execPath, [join(__dirname, 'demo.mjs'), ...args], {
    encoding: 'utf8',
  });
  return { status, problems: stderr.trim().split('\n') };
}

describe('the options of npm run demo', () => {
  it('are refused all at once, each with what was given', () => {
    const { status, problems } = refuse(['--hosts', '0', '--days=many', '--seed', '-x', 'word']);
    expect(status).toBe(2);
    expect(problems).toEqual([
      '--seed: only --hosts and --days are known',
      '-x: only --hosts and --days are known',
      'word: only --hosts and --days are known',
      '--hosts: given "0", expected a whole number from 1 to 10000',
      '--days: given "many", expected a whole number from 1 to 365',
    ]);
  });

  it('need a value', () => {
    expect(refuse(['--days', '3', '--hosts'])).toEqual({
      status: 2,
      problems: ['--hosts: given no value, expected a whole number from 1 to 10000'],
    });
  });
});
