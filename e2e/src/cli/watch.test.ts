import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { eventually } from '../processes/condition.ts';
import { killAll, ProcessUnderTest } from '../processes/process-under-test.ts';
import { scratchDir } from '../processes/scratch-dir.ts';
import { ADMIN_TOKEN, startApi, type StartedApi } from '../processes/started-api.ts';
import { CLI, cliEnvironment, runCli, toObjects } from './run-cli.ts';

const ESTABLISHED = 'ESTAB 0 0 10.0.0.1:22 10.0.0.2:40000\n';

describe('watch', () => {
  const dir = scratchDir();
  let api: StartedApi;
  beforeAll(async () => {
    api = await startApi(dir);
  });
  afterAll(killAll);
  const post = (name: string, sockets: number) =>
    runCli(api.url, ['import', name], ESTABLISHED.repeat(sockets));
  const start = (...args: string[]) =>
    new ProcessUnderTest([CLI, 'watch', ...args], { FINWAIT_API: api.url, FINWAIT_TOKEN: ADMIN_TOKEN });

  /** Posts until the watcher, which says nothing when it begins, has printed what it should. */
  async function postUntil(name: string, sockets: number, hasCome: () => boolean): Promise<void> {
    await eventually(async () => {
      if (hasCome()) return true;
      await post(name, sockets);
      return hasCome();
    });
  }

  it('prints a line for each snapshot, goes on after the API was gone, and ends with Ctrl-C', async () => {
    const watcher = start('--states', 'ESTABLISHED');
    const lines = () => (watcher.stdout === '' ? [] : toObjects(watcher.stdout));
    await postUntil('web-01', 2, () => lines().length > 0);
    expect(lines()[0]).toEqual({
      host: 'web-01',
      at: expect.any(Number) as number,
      states: { ESTABLISHED: 2 },
    });

    api.process.kill('SIGKILL');
    await api.process.ended;
    await watcher.printed(/connection lost/);
    api = await startApi(dir, Number(new URL(api.url).port));
    await watcher.printed(/connected again/);
    await postUntil('web-01', 7, () => watcher.stdout.includes('"ESTABLISHED":7'));

    watcher.kill('SIGINT');
    expect(await watcher.ended).toEqual({ code: 0, signal: null });
  });

  it('ends without a word when whoever reads has seen enough', async () => {
    const command = `"${process.execPath}" "${CLI}" watch --csv | head -n 1`;
    const shell = spawn('bash', ['--norc', '-c', `set -o pipefail; ${command}`], {
      env: cliEnvironment(api.url),
    });
    const output = Promise.all([text(shell.stdout), text(shell.stderr)]);
    let code: number | null | undefined;
    shell.on('close', (ending) => (code = ending));
    await postUntil('web-02', 1, () => code !== undefined);
    expect(code).toBe(0);
    const [stdout, stderr] = await output;
    expect(stdout).toMatch(/^host,time,LISTEN,.*\r\n$/);
    expect(stderr).not.toMatch(/error|EPIPE/i);
  });

  it('prints the totals of the fleet with --fleet', async () => {
    const watcher = start('--fleet', '--states', 'ESTABLISHED', '--csv');
    await postUntil('web-03', 1, () => /\n\S+Z,\d+\r\n/.test(watcher.stdout));
    expect(watcher.stdout).toMatch(/^time,ESTABLISHED\r\n/);
    watcher.kill('SIGTERM');
    expect((await watcher.ended).code).toBe(0);
  });
});
