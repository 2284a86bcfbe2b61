import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { killAll, ProcessUnderTest } from './processes/process-under-test.ts';
import { AGENT } from './processes/repository.ts';
import { scratchDir } from './processes/scratch-dir.ts';
import { ADMIN_TOKEN, enrol, newEnrolmentToken, readAsAdmin, startApi } from './processes/started-api.ts';

const dir = scratchDir();
const PASSWORD = 'a password that nobody may print';

afterAll(killAll);

/** The command lines of all processes. Source: proc_pid_cmdline(5). */
function readCommandLines(): string {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.map((pid) => readIfThere(`/proc/${pid}/cmdline`)).join('\n');
}

function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

const post = (url: string, body: object, headers: Record<string, string> = {}) =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

const send = <T>(url: string, body: object) =>
  readAsAdmin<T>(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${ADMIN_TOKEN}` },
    body: JSON.stringify(body),
  });

describe('secrets', () => {
  it('are in no log of API or agent, at the level that says most, and in no process list', async () => {
    const api = await startApi(join(dir, 'data'), 0, { FINWAIT_LOG_LEVEL: 'debug' });
    const at = (path: string) => `${api.url}/api/v1/${path}`;
    await send(at('users'), { name: 'ann', role: 'viewer', password: PASSWORD });
    const { token } = await send<{ token: string }>(at('tokens'), {
      name: 'reader',
      role: 'viewer',
      expiresIn: 3600,
    });
    const { url: link } = await send<{ url: string }>(at('sign-in-links'), {});
    const code = new URL(link).searchParams.get('code') ?? '';
    const wrong = [
      { name: 'ann', password: `${PASSWORD}!` },
      { code: `${code}x` },
      { token: `${ADMIN_TOKEN}x` },
    ];
    const right = [{ name: 'ann', password: PASSWORD }, { code }, { token: ADMIN_TOKEN }];
    const answers = await Promise.all([...wrong, ...right].map((body) => post(at('session'), body)));
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 200, 200, 200]);
    const cookies = answers
      .slice(3)
      .map(({ headers }) => /=([^;]+)/.exec(headers.get('set-cookie') ?? '')?.[1]);
    for (const secret of [token, `${token}x`]) {
      await fetch(at('hosts'), { headers: { authorization: `Bearer ${secret}` } });
    }
    const credential = await enrol(api.url, 'by-hand');
    const [inFile, inEnvironment] = [await newEnrolmentToken(api.url), await newEnrolmentToken(api.url)];
    writeFileSync(join(dir, 'token.txt'), inFile);
    const ways: Record<string, string>[] = [
      { FINWAIT_TOKEN_FILE: join(dir, 'token.txt') },
      { FINWAIT_TOKEN: inEnvironment },
    ];
    const agents = ways.map(
      (env, index) =>
        new ProcessUnderTest([AGENT, '--api', api.url, '--name', `agent-${index}`], {
          ...env,
          FINWAIT_STATE_DIR: join(dir, `agent-${index}`),
        }),
    );
    await Promise.all(agents.map((agent) => agent.printed(/connected to/)));
    const commands = readCommandLines();
    expect(commands).toContain('agent-1');
    const processes = [api.process, ...agents];
    for (const process of processes) process.kill('SIGTERM');
    await Promise.all(processes.map(({ ended }) => ended));
    // The sign-in link that is printed at the start is there on purpose.
    const printed = processes.map(({ stdout, stderr }) => stdout + stderr).join('\n');
    const kept = [0, 1].map((index) =>
      readdirSync(join(dir, `agent-${index}`), { recursive: true, encoding: 'utf8' })
        .map((name) => /fw_host_[\w-]+/.exec(readIfThere(join(dir, `agent-${index}`, name)))?.[0])
        .find((found) => found !== undefined),
    );
    const secrets = [
      PASSWORD,
      ADMIN_TOKEN,
      token,
      code,
      credential,
      inFile,
      inEnvironment,
      ...cookies,
      ...kept,
    ];
    expect(secrets).toHaveLength(12);
    for (const secret of secrets) {
      expect(secret?.length).toBeGreaterThan(20);
      expect(printed).not.toContain(secret);
      expect(commands).not.toContain(secret);
    }
  });
});
