import { request, type RequestOptions } from 'node:https';
import { readFileSync } from 'node:fs';
import type { IncomingHttpHeaders } from 'node:http';
import { join } from 'node:path';
import { killAll, ProcessUnderTest } from '../processes/process-under-test.ts';
import { AGENT } from '../processes/repository.ts';
import { scratchDir } from '../processes/scratch-dir.ts';
import { ADMIN_TOKEN, startApi } from '../processes/started-api.ts';
import { CERTIFICATE, KEY } from './proxy.ts';

const dir = scratchDir();
const ca = readFileSync(CERTIFICATE);
let api: string;

beforeAll(async () => {
  const env = { FINWAIT_HOST: '0.0.0.0', FINWAIT_TLS_CERT: CERTIFICATE, FINWAIT_TLS_KEY: KEY };
  const { url } = await startApi(join(dir, 'data'), 0, env);
  api = `https://localhost:${new URL(url).port}`;
});
afterAll(killAll);

interface Answer {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

function post(path: string, body: object): Promise<Answer> {
  const headers = { authorization: `Bearer ${ADMIN_TOKEN}`, 'content-type': 'application/json' };
  return ask(path, { method: 'POST', headers }, JSON.stringify(body));
}

function readSession(cookie: string): Promise<Answer> {
  return ask('/api/v1/session', { headers: { cookie } });
}

function ask(path: string, options: RequestOptions, body?: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(`${api}${path}`, { ...options, ca }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part: string) => (text += part));
      answer.on('end', () => resolve({ status: answer.statusCode, headers: answer.headers, text }));
    });
    sent.on('error', reject).end(body);
  });
}

describe('an API with a certificate of its own', () => {
  it('keeps browsers on TLS, and the session cookie with them', async () => {
    const { status, headers } = await post('/api/v1/session', { token: ADMIN_TOKEN });
    expect(status).toBe(200);
    expect(headers['strict-transport-security']).toBe('max-age=15552000');
    const [cookie = ''] = headers['set-cookie'] ?? [];
    expect(cookie).toMatch(/^__Host-finwait_session=fw_session_.*; Path=\/;.*; Secure(;|$)/);
    expect(cookie).not.toMatch(/Domain/i);
  });

  it('takes a session from the cookie that came over TLS, and from no other of its name', async () => {
    const { headers } = await post('/api/v1/session', { token: ADMIN_TOKEN });
    const [pair = ''] = headers['set-cookie']?.[0]?.split(';') ?? [];
    expect((await readSession(pair)).status).toBe(200);
    expect((await readSession(pair.replace('__Host-', ''))).status).toBe(401);
  });

  it('takes in an agent that trusts the certificate', async () => {
    const { token } = JSON.parse((await post('/api/v1/enrolments', {})).text) as { token: string };
    const agent = new ProcessUnderTest([AGENT, '--api', api, '--name', 'sealed'], {
      FINWAIT_STATE_DIR: join(dir, 'agent'),
      FINWAIT_TOKEN: token,
      NODE_EXTRA_CA_CERTS: CERTIFICATE,
    });
    await agent.printed(/connected to https:\/\/localhost/);
    agent.kill('SIGTERM');
    expect((await agent.ended).code).toBe(0);
  });

  it('speaks nothing else', async () => {
    await expect(fetch(api.replace('https:', 'http:'))).rejects.toThrow();
  });
});
