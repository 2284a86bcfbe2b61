import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { execFile, spawnSync } from 'node:child_process';
import { DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';
import { eventually } from './processes/condition.ts';
import { PastSnapshots } from './kills/past-snapshots.ts';
import { streamPast } from './kills/past-stream.ts';
import { killAll } from './processes/process-under-test.ts';
import { runProgram } from './processes/program.ts';
import { ROOT } from './processes/repository.ts';
import { scratchDir } from './processes/scratch-dir.ts';
import { enrol, startApi } from './processes/started-api.ts';

const HOUR_MS = 3_600_000;
const FROM = Math.floor(Date.now() / HOUR_MS) * HOUR_MS - 24 * HOUR_MS;

const dir = scratchDir();

afterAll(killAll);

describe('backup', () => {
  it('copies a database that is written to, with all that was acknowledged before, and the copy restores by the document', async () => {
    const dataDir = join(dir, 'data');
    const backup = join(dir, 'finwait.bak');
    let api = await startApi(dataDir);
    const snapshots = new PastSnapshots(FROM, 3);
    const stop = streamPast(api.url, await enrol(api.url, 'streaming'), snapshots);
    await eventually(() => Promise.resolve(snapshots.acknowledged.size > 200));

    const before = new Map(snapshots.acknowledged);
    const commands = [
      .../^```sh name=(\w+)\n([^`]*)^```$/gm[Symbol.matchAll](
        readFileSync(join(ROOT, 'docs/maintenance.md'), 'utf8'),
      ),
    ];
    const run = (name: string) => {
      const script = commands.find((command) => command[1] === name)?.[2] ?? 'exit 9';
      // What npm would start, without its check of what is to be built.
      const npm = 'npm() { shift; local name=$1; shift 2; "$NODE" "$ROOT/apps/api/dist/$name.js" "$@"; }';
      const env = { ...process.env, NODE: process.execPath, ROOT, DATA_DIR: dataDir, BACKUP: backup };
      return promisify(execFile)('bash', ['--norc', '-euc', `${npm}\n${script}`], { env });
    };
    expect((await run('backup')).stderr).toBe('');
    expect(statSync(backup).mode & 0o777).toBe(0o600);
    expect(snapshots.acknowledged.size).toBeGreaterThan(before.size);
    await stop();
    api.process.kill('SIGTERM');
    await api.process.ended;

    const database = new DatabaseSync(join(dataDir, 'finwait.db'));
    database.exec('DELETE FROM Sample; DELETE FROM Chunk');
    database.close();
    expect((await run('restore')).stderr).toBe('');
    api = await startApi(dataDir);
    const lost = await snapshots.findLost(api.url, 'streaming');
    expect(lost.filter((at) => before.has(at))).toEqual([]);
    api.process.kill('SIGTERM');
    await api.process.ended;
  });

  it('refuses to replace a file unless it is told to, and never replaces the database', async () => {
    const dataDir = join(dir, 'refused');
    const api = await startApi(dataDir);
    api.process.kill('SIGTERM');
    await api.process.ended;
    const database = join(dataDir, 'finwait.db');
    const target = join(dir, 'target.bak');
    const backup = (...args: string[]) => runProgram('backup', [...args, '--data-dir', dataDir]);
    expect((await backup(target)).code).toBe(0);
    expect(await backup(target)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--force replaces it') as unknown,
    });
    expect((await backup(target, '--force')).code).toBe(0);
    expect(await backup(database, '--force')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('is the database itself') as unknown,
    });
    expect(await backup()).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('name the file to make') as unknown,
    });
    expect((await backup(join(dir, 'nowhere/x.bak'))).code).toBe(2);
  });

  it('leaves nothing and says why when the file cannot be made', () => {
    const dataDir = join(dir, 'refused');
    const folder = join(dir, 'small');
    const script = `ulimit -f 16; mkdir "$1"; exec "$2" "$3" "$1/x.bak" --data-dir "$4"`;
    const program = join(ROOT, 'apps/api/dist/backup.js');
    const { status, stderr } = spawnSync(
      'bash',
      ['-c', script, 'bash', folder, process.execPath, program, dataDir],
      { encoding: 'utf8' },
    );
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: expect.stringMatching(/^backup_failed: /) as unknown,
    });
    expect(existsSync(folder) && readdirSync(folder)).toEqual([]);
  });
});
