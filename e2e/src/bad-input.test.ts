import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { killAll, ProcessUnderTest } from './processes/process-under-test.ts';
import { AGENT, API } from './processes/repository.ts';
import { scratchDir } from './processes/scratch-dir.ts';
import { startApi } from './processes/started-api.ts';

const dir = scratchDir();

afterAll(killAll);

async function runToEnd(args: string[], env: Record<string, string> = {}) {
  const process = new ProcessUnderTest(args, { FINWAIT_STATE_DIR: join(dir, 'state'), ...env });
  const { code } = await process.ended;
  return { code, stdout: process.stdout, stderr: process.stderr };
}

describe('the agent', () => {
  it.each([
    ['an unknown option', ['--colour', 'blue'], /--colour/],
    ['an option without its value', ['--api'], /--api/],
    ['an address that is none', ['--api', 'not a url'], /--api/],
    ['an interval that is none', ['--api', 'http://127.0.0.1:1', '--interval', 'often'], /--interval/],
    ['a source that is none', ['--api', 'http://127.0.0.1:1', '--source', 'ebpf'], /--source/],
    ['a tag without a value', ['--api', 'http://127.0.0.1:1', '--tag', 'role'], /--tag/],
    ['a name no host may have', ['--api', 'http://127.0.0.1:1', '--name', 'a b/c'], /--name/],
  ])('refuses %s with exit code 2 and no output', async (_, options, named) => {
    const { code, stdout, stderr } = await runToEnd([AGENT, ...options]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/config_invalid/);
    expect(stderr).toMatch(named);
  });

  it('prints every problem together', async () => {
    const { code, stderr } = await runToEnd([AGENT, '--interval', 'x', '--tag', 'y', '--nope'], {
      FINWAIT_API: 'z',
    });
    expect(code).toBe(2);
    for (const part of [/--interval/, /--tag/, /--nope/, /FINWAIT_API/]) expect(stderr).toMatch(part);
  });

  it('is refused a wrong token with exit code 3, and is told what to do', async () => {
    const api = await startApi(join(dir, 'refusing'));
    const { code, stderr } = await runToEnd([
      AGENT,
      '--api',
      api.url,
      '--token',
      'fw_enrol_wrong',
      '--name',
      'x',
    ]);
    expect(code).toBe(3);
    expect(stderr).toMatch(/enrolment_refused/);
    expect(stderr).not.toMatch(/fw_enrol_wrong/);
    api.process.kill('SIGTERM');
    expect((await api.process.ended).code).toBe(0);
  });
});

describe('the API', () => {
  it.each([
    ['a bad port', { FINWAIT_PORT: '99999' }, /FINWAIT_PORT/],
    ['a short token', { FINWAIT_BOOTSTRAP_TOKEN: 'short' }, /FINWAIT_BOOTSTRAP_TOKEN/],
    ['another database', { DATABASE_URL: 'mysql://x' }, /DATABASE_URL/],
    ['plain HTTP for other machines', { FINWAIT_HOST: '0.0.0.0' }, /plain_http_refused: FINWAIT_HOST/],
    [
      'a certificate that is not there',
      { FINWAIT_TLS_CERT: '/nowhere.pem', FINWAIT_TLS_KEY: '/nowhere.pem' },
      /^certificate_unusable: .*ENOENT/m,
    ],
  ])('refuses %s with exit code 2', async (_, env, named) => {
    const { code, stderr } = await runToEnd([API], { FINWAIT_DATA_DIR: join(dir, 'never'), ...env });
    expect(code).toBe(2);
    expect(stderr).toMatch(named);
  });

  it.each([
    [
      'an address that is not of this machine',
      { FINWAIT_HOST: '192.0.2.1', FINWAIT_INSECURE: 'true' },
      /^address_unusable: .*192\.0\.2\.1/m,
    ],
    ['a data dir below a file', { FINWAIT_DATA_DIR: join(AGENT, 'var') }, /^data_dir_unusable: .*ENOTDIR/m],
  ])('says that it cannot use %s', async (_, env, said) => {
    const { code, stderr } = await runToEnd([API], {
      FINWAIT_DATA_DIR: join(dir, 'never'),
      FINWAIT_PORT: '0',
      ...env,
    });
    expect(code).toBe(2);
    expect(stderr).toMatch(said);
  });

  it('says which port is taken', async () => {
    const api = await startApi(join(dir, 'first'));
    const port = new URL(api.url).port;
    const { code, stderr } = await runToEnd([API], {
      FINWAIT_DATA_DIR: join(dir, 'second'),
      FINWAIT_PORT: port,
    });
    expect(code).toBe(2);
    expect(stderr).toMatch(new RegExp(`port_in_use.*${port}`));
    api.process.kill('SIGTERM');
    await api.process.ended;
  });

  it('does not start on a file that is no database, and leaves the file as it was', async () => {
    const text = 'this is a text file and no database at all\n'.repeat(200);
    mkdirSync(join(dir, 'broken'));
    writeFileSync(join(dir, 'broken/finwait.db'), text);
    const { code, stderr } = await runToEnd([API], {
      FINWAIT_DATA_DIR: join(dir, 'broken'),
      FINWAIT_PORT: '0',
    });
    expect(code).toBe(1);
    expect(stderr).toMatch(/^database_refused: .*not a database/);
    expect(readFileSync(join(dir, 'broken/finwait.db'), 'utf8')).toBe(text);
  });
});
