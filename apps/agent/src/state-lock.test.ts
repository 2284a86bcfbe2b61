import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lockStateDir, type StateLock } from './state-lock.js';
import { createScratchDir } from './testing/scratch-dir.js';

/** Locks the file of its first argument, says so and stays. */
const HOLDER = `
  const flock = require('koffi').load(null).func('int flock(int, int)');
  const fd = require('node:fs').openSync(process.argv[1], 'a');
  require('node:fs').writeSync(fd, process.pid + '\\n');
  console.log(flock(fd, 2));
  setInterval(() => {}, 1000);
`;

async function lock(stateDir: string, patienceMs?: number): Promise<Extract<StateLock, { kind: 'locked' }>> {
  const answer = await lockStateDir(stateDir, patienceMs);
  if (answer.kind === 'taken') throw new Error(`${answer.holder} has it`);
  return answer;
}

describe('the lock of a state dir', () => {
  it('is had by one at a time, and says by whom', async () => {
    const stateDir = createScratchDir();
    const first = await lock(stateDir);
    expect(first.doubt).toBeNull();
    expect(readFileSync(join(stateDir, 'lock'), 'utf8')).toBe(`${process.pid}\n`);
    expect(await lockStateDir(stateDir, 0)).toEqual({ kind: 'taken', holder: `process ${process.pid}` });
    first.release();
    (await lock(stateDir, 0)).release();
  });

  it('is waited for while another process comes to its end', async () => {
    const stateDir = createScratchDir();
    const first = await lock(stateDir);
    const second = lock(stateDir);
    first.release();
    (await second).release();
  });

  it('is free again when its holder was killed', async () => {
    const stateDir = createScratchDir();
    const holder = spawn(process.execPath, ['-e', HOLDER, join(stateDir, 'lock')], { cwd: __dirname });
    expect(String((await once(holder.stdout, 'data'))[0])).toBe('0\n');
    expect(await lockStateDir(stateDir, 0)).toEqual({ kind: 'taken', holder: `process ${holder.pid}` });
    holder.kill('SIGKILL');
    (await lock(stateDir)).release();
  });

  it('is done without, and said to be, where no file can be locked', async () => {
    const stateDir = createScratchDir();
    mkdirSync(join(stateDir, 'lock'));
    const { doubt, release } = await lock(stateDir);
    expect(doubt).toContain('EISDIR');
    release();
  });
});
