import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { killAll } from '../processes/process-under-test.ts';
import { scratchDir } from '../processes/scratch-dir.ts';
import { startApi } from '../processes/started-api.ts';
import { runCli, toObjects } from './run-cli.ts';

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
