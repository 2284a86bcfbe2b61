import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { killAll } from '../processes/process-under-test.ts';
import { ROOT } from '../processes/repository.ts';
import { scratchDir } from '../processes/scratch-dir.ts';
import { startApi, type StartedApi } from '../processes/started-api.ts';
import { runCli, toObjects } from './run-cli.ts';

const ESTABLISHED = 'ESTAB 0 0 10.0.0.1:22 10.0.0.2:40000\n';
const CLOSE_WAIT = 'CLOSE-WAIT 1 0 10.0.0.1:80 10.0.0.2:40001\n';

describe('the command line', () => {
  const dir = scratchDir();
  let api: StartedApi;
  const run = (line: string, input = '', token?: string) => runCli(api.url, line.split(' '), input, token);
  beforeAll(async () => {
    api = await startApi(dir);
    await run('import web-01', ESTABLISHED.repeat(3) + CLOSE_WAIT);
    await run('import db-01 -', ESTABLISHED + CLOSE_WAIT.repeat(2));
  });
  afterAll(killAll);

  it('imports a listing and tells every line it did not understand', async () => {
    const { code, stdout, stderr } = await run('import odd-01', `${ESTABLISHED}nonsense \u001b[31m\n`);
    expect(code).toBe(0);
    expect(toObjects(stdout)).toMatchObject([{ parsed: 1, states: { ESTABLISHED: 1 } }]);
    expect(stderr).toMatch(/^line 2 not counted \(not_understood\): nonsense/);
    expect(stderr).not.toContain('\u001b');
  });

  it('lists hosts in the order asked for, as JSON lines and as CSV', async () => {
    const { stdout } = await run('hosts --q -01 --sort -CLOSE_WAIT');
    expect(toObjects(stdout).map(({ name }) => name)).toEqual(['db-01', 'web-01', 'odd-01']);
    const csv = (await run('hosts --csv --q web')).stdout.split('\r\n');
    expect(csv).toHaveLength(3);
    const [head = '', row = ''] = csv;
    expect(row.split(',')[head.split(',').indexOf('ESTABLISHED')]).toBe('3');
  });

  it('tells the history of a host', async () => {
    const json = await run('history web-01 --from -5m --states ESTABLISHED,CLOSE_WAIT');
    expect(toObjects(json.stdout)).toEqual([
      {
        at: expect.any(Number) as number,
        samples: 1,
        states: { ESTABLISHED: { min: 3, avg: 3, max: 3 }, CLOSE_WAIT: { min: 1, avg: 1, max: 1 } },
      },
    ]);
    const csv = await run('history web-01 --states CLOSE_WAIT --csv');
    expect(csv.stdout).toMatch(
      /^time,samples,CLOSE_WAIT_min,CLOSE_WAIT_avg,CLOSE_WAIT_max\r\n\S+Z,1,1,1,1\r\n$/,
    );
  });

  it('makes, lists and ends tokens, and a token may do no more than its role', async () => {
    const made = toObjects((await run('token create ci --expires 1h')).stdout)[0] as {
      id: number;
      token: string;
    };
    const listed = toObjects((await run('token list')).stdout);
    expect(listed).toMatchObject([{ id: made.id, name: 'ci', role: 'viewer' }]);
    expect((await run('hosts', '', made.token)).code).toBe(0);
    const refused = await run('token list', '', made.token);
    expect([refused.code, refused.stdout]).toEqual([3, '']);
    expect(refused.stderr).toMatch(/^not_allowed: /);
    expect((await run(`token revoke ${made.id}`)).code).toBe(0);
    expect((await run('hosts', '', made.token)).stderr).toMatch(/^credentials_refused: /);
  });

  it('prints the command that enrols hosts', async () => {
    const { stdout } = await run('enrol --hosts 5 --tag role:web --expires 2h');
    const [made] = toObjects(stdout);
    expect(made).toMatchObject({
      command: `npm run agent -- --api ${api.url} --token ${String(made?.['token'])}`,
    });
  });

  it.each([
    ['history nobody', 1, /^host_unknown: /],
    ['history web-01 --from yesterday', 2, /^request_malformed: /],
    ['import web-01 /nowhere/at-all', 1, /ENOENT/],
    ['hosts --sort colour --nope', 2, /--nope.*\n.*--sort/],
    ['top', 2, /needs a terminal/],
  ])('ends %j with exit code %i and says why', async (line, code, reason) => {
    const result = await run(line);
    expect([result.code, result.stdout]).toEqual([code, '']);
    expect(result.stderr).toMatch(reason);
  });

  it('stores nothing of a text without a socket, and fails', async () => {
    const result = await run('import nothing-01', 'hello\n');
    expect(result).toMatchObject({ code: 1, stdout: '' });
    expect(result.stderr).toMatch(/^netstat_not_understood: /);
  });

  it('says that a text is too large before it sends it', async () => {
    const result = await run('import big-01', ESTABLISHED.repeat(230_000));
    expect(result).toMatchObject({ code: 1, stdout: '' });
    expect(result.stderr).toMatch(/^request_too_large: /);
  });

  it('ends with 3 when it is refused and with 1 when nobody answers', async () => {
    expect(await run('watch', '', 'wrong')).toMatchObject({ code: 3, stdout: '' });
    expect(await run('hosts', '', 'wrong')).toMatchObject({ code: 3, stdout: '' });
    for (const command of ['hosts', 'watch']) {
      const result = await runCli('http://127.0.0.1:9', [command]);
      expect(result).toMatchObject({ code: 1, stdout: '' });
      expect(result.stderr).toMatch(/^api_unreachable: /);
    }
  });

  it('tells a certificate that cannot be trusted from an API that does not answer', async () => {
    const pem = (name: string) => readFileSync(join(ROOT, 'e2e/src/tls', name));
    const server = createServer({ cert: pem('localhost.crt'), key: pem('localhost.key') });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const { port } = server.address() as AddressInfo;
    const result = await runCli(`https://localhost:${port}`, ['hosts']);
    server.close();
    expect(result).toMatchObject({ code: 1, stdout: '' });
    expect(result.stderr).toMatch(/^api_certificate_refused: .*NODE_EXTRA_CA_CERTS/);
  });
});
