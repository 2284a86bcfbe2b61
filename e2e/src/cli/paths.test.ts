import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { hasCommands } from '../processes/command.ts';
import { killAll } from '../processes/process-under-test.ts';
import { scratchDir } from '../processes/scratch-dir.ts';
import { startApi } from '../processes/started-api.ts';
import { CLI, cliEnvironment, runCli, toObjects } from './run-cli.ts';

const shop = (ms: number) => ({
  name: 'shop',
  hops: [{ kind: 'aws-alb' }, { kind: 'node', settings: { keepAliveTimeout: ms } }],
});
const NOBODY = 'http://127.0.0.1:9';

describe('paths on the command line', () => {
  const dir = scratchDir();
  const write = (name: string, content: unknown) => {
    const file = join(dir, name);
    writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
    return file;
  };
  afterAll(killAll);

  it('are judged without an API: 1 where one has an error, 0 where none has', async () => {
    const bad = await runCli(NOBODY, ['paths', 'check', write('bad.json', [shop(70_000), shop(5_000)])]);
    expect(bad.code).toBe(1);
    expect(toObjects(bad.stdout).map(({ verdicts }) => verdicts)).toMatchObject([
      [],
      [{ code: 'REUSE_RACE', hop: 1 }],
    ]);
    const good = await runCli(NOBODY, ['paths', 'check', '-'], JSON.stringify({ paths: [shop(70_000)] }));
    expect(good).toMatchObject({ code: 0, stderr: '' });
  });

  it.each([
    ['no JSON', 'hops', /not JSON/],
    ['a kind that is none', { hops: [{ kind: 'toaster' }] }, /hops\.0\.kind/],
    [
      'a setting that is none',
      { hops: [{ kind: 'nginx', settings: { keep_alive: 1 } }] },
      /hop 0, keep_alive: is no setting of nginx/,
    ],
    ['no path', [], /has no path/],
    ['a value that is none', shop('soon' as never), /shop, hop 1, keepAliveTimeout: "soon" is no time/],
  ])('that cannot be judged end with 2, and what is wrong is said: %s', async (_, content, reason) => {
    const result = await runCli(NOBODY, ['paths', 'check', write('odd.json', content)]);
    expect([result.code, result.stdout]).toEqual([2, '']);
    expect(result.stderr).toMatch(reason);
  });

  it('that cannot be judged are told so in Chinese where asked for', async () => {
    const file = write('odd.json', [
      shop('soon' as never),
      { hops: [{ kind: 'nginx', settings: { idle: 1 } }] },
    ]);
    const { code, stderr } = await runCli(NOBODY, ['paths', 'check', file, '--lang', 'zh']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/shop，节点 1，keepAliveTimeout："soon" 不是时间/);
    expect(stderr).toMatch(/链路 1，节点 0，idle：不是 nginx 的设置项/);
  });

  it('of a host are judged by what the file says, which is told', async () => {
    const path = { name: 'edge', hops: [{ kind: 'linux', host: 'edge-01' }] };
    const { code, stderr } = await runCli(NOBODY, ['paths', 'check', '-'], JSON.stringify(path));
    expect([code, stderr]).toEqual([
      0,
      '0 Linux host: edge-01: not asked, only the API knows its settings\n',
    ]);
  });

  const onTerminal = hasCommands('script') ? it : it.skip;
  onTerminal('are a table on a terminal, in Chinese where asked for, that no name steers', async () => {
    const [alb, node] = shop(5_000).hops;
    const file = write('race.json', { name: 'a\u001b[2J', hops: [alb, { ...node, name: 'b\u009b2J' }] });
    const command = `stty cols 100; "${process.execPath}" "${CLI}" paths check "${file}" --lang zh`;
    const script = spawn('script', ['-qec', command, '/dev/null'], {
      env: { ...cliEnvironment(NOBODY, ''), TERM: 'xterm', NO_COLOR: '1' },
    });
    const ended = new Promise((resolve) => script.on('close', resolve));
    const shown = await text(script.stdout);
    expect(await ended).toBe(1);
    expect(shown).toMatch(/错误 +REUSE_RACE +1 b\?2J +keepAliveTimeout +5000 +0 AWS/);
    expect(shown).toContain('→ 调大 keepAliveTimeout');
    expect(shown).not.toMatch(/[\u001b\u009b]/);
  });

  it('of a file that is not there end with 2', async () => {
    expect(await runCli(NOBODY, ['paths', 'check', join(dir, 'nowhere.json')])).toMatchObject({
      code: 2,
      stdout: '',
    });
  });

  it('are declared, listed, shown and removed over the API', async () => {
    const { url } = await startApi(dir);
    const run = (...words: string[]) => runCli(url, ['paths', ...words]);
    expect((await run('put', 'shop', write('shop.json', shop(5_000)))).code).toBe(0);
    expect(toObjects((await run('list')).stdout)).toMatchObject([
      { name: 'shop', worst: 'error', codes: ['REUSE_RACE'] },
    ]);
    expect(toObjects((await run('show', 'shop')).stdout)).toMatchObject([
      { report: { verdicts: [{ code: 'REUSE_RACE' }] } },
    ]);
    expect((await run('remove', 'shop')).code).toBe(0);
    const gone = await run('show', 'shop');
    expect(gone.code).toBe(1);
    expect(gone.stderr).toMatch(/^path_unknown: /);
  });
});
