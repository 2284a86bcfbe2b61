import { historySchema, hostDetailSchema, problemSchema } from '@finwait/contracts';
import { COLUMN_NAMES } from '@finwait/tcp';
import { ADMIN_TOKEN, scratchApi, whenConnected } from './testing/scratch-api.js';

const scratch = scratchApi();
const values = COLUMN_NAMES.map((_, index) => index);

async function problemOf(answer: Response) {
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
  return problemSchema.parse(await answer.json());
}

/** Stores rows for a new host, one each ten seconds up to now. */
async function store(name: string, count: number): Promise<number[]> {
  const agent = scratch.connectAgent(await scratch.enrol(name));
  await whenConnected(agent);
  const now = Date.now();
  const times = Array.from({ length: count }, (_, index) => now - (count - 1 - index) * 10_000);
  const rows = times.map((at, index) => [index + 1, at, 0, ...values] as const);
  const ack: unknown = await agent.timeout(5_000).emitWithAck('snapshots', { v: 1, run: 'r', rows });
  expect(ack).toEqual({ ok: true, seq: count });
  return times;
}

describe('REST', () => {
  it.each([
    '/api/v1/hosts',
    '/api/v1/fleet/latest',
    '/api/v1/fleet/history',
    '/api/v1/fleet/heatmap',
    '/api/v1/hosts/x/rates',
    '/api/v1/states',
    '/api/v1/columns',
    '/api/v1/session',
    '/api/v1/hosts/x/history',
    '/api/v1/hosts/x/settings',
    '/api/v1/hosts/x/servers/activity',
    '/api/v1/hosts/x/sockets',
  ])('refuses %s without credentials and with wrong ones', async (path) => {
    const without = await scratch.request(path, { headers: {} });
    expect(without.status).toBe(401);
    expect(await problemOf(without)).toMatchObject({ code: 'credentials_missing' });
    for (const authorization of [
      'Bearer wrong',
      'Bearer',
      `Basic ${ADMIN_TOKEN}`,
      `Bearer ${ADMIN_TOKEN} x`,
    ]) {
      const answer = await scratch.request(path, { headers: { authorization } });
      expect(await problemOf(answer)).toMatchObject({ status: 401, code: 'credentials_refused' });
    }
    const forged = await scratch.request(path, { headers: { cookie: 'finwait_session=fw_session_forged' } });
    expect(await problemOf(forged)).toMatchObject({ code: 'credentials_refused' });
  });

  it('answers health without credentials', async () => {
    const answer = await scratch.request('/health/ready', { headers: {} });
    expect([answer.status, await answer.json()]).toEqual([200, { ready: true, reason: null }]);
  });

  it('tells a host with all its figures, and its history with every snapshot once', async () => {
    const times = await store('web-01', 30);
    const host = hostDetailSchema.parse(await (await scratch.request('/api/v1/hosts/web-01')).json());
    expect(host).toMatchObject({ name: 'web-01', status: 'live', intervalMs: 10_000, takenAt: times.at(-1) });
    expect(host.states).toMatchObject({ LISTEN: 0, SYN_SENT: 1, CLOSED: 10 });
    expect(host.counters).toMatchObject({ activeOpens: COLUMN_NAMES.indexOf('activeOpens') });
    const answer = await scratch.request('/api/v1/hosts/web-01/history?from=-1h&to=now&states=CLOSE_WAIT');
    const history = historySchema.parse(await answer.json());
    expect(history).toMatchObject({ tier: 'raw', at: times, samples: times.map(() => 1) });
    expect(Object.keys(history.series)).toEqual(['CLOSE_WAIT']);
  });

  it('lists hosts by page and adds them up', async () => {
    await store('db-01', 1);
    const first = (await (await scratch.request('/api/v1/hosts?limit=1')).json()) as { nextCursor: string };
    const second = await (await scratch.request(`/api/v1/hosts?limit=1&cursor=${first.nextCursor}`)).json();
    expect([first, second]).toMatchObject([
      { hosts: [{ name: 'db-01' }] },
      { hosts: [{ name: 'web-01' }], nextCursor: null },
    ]);
    const latest = await (await scratch.request('/api/v1/fleet/latest')).json();
    expect(latest).toMatchObject({ hosts: { live: 2 }, reporting: 2, states: { SYN_SENT: 2, CLOSED: 20 } });
  });

  it.each([
    ['/api/v1/hosts?sort=colour', 400, 'request_malformed'],
    ['/api/v1/hosts?limit=0', 400, 'request_malformed'],
    ['/api/v1/hosts?tag=role', 400, 'request_malformed'],
    ['/api/v1/hosts?hots=web', 400, 'request_malformed'],
    ['/api/v1/hosts/nobody', 404, 'host_unknown'],
    ['/api/v1/hosts/%00%2e', 404, 'host_unknown'],
    ['/api/v1/hosts/nobody/history', 404, 'host_unknown'],
    ['/api/v1/hosts/web-01/history?from=yesterday', 400, 'request_malformed'],
    ['/api/v1/hosts/web-01/history?from=now&to=-1h', 400, 'request_malformed'],
    ['/api/v1/hosts/web-01/history?states=HALF_OPEN', 400, 'request_malformed'],
    ['/api/v1/hosts/web-01/history?maxPoints=1e9', 400, 'request_malformed'],
    ['/api/v1/hosts/web-01/history?from=0', 400, 'request_malformed'],
    ['/api/v1/states?lang=fr', 400, 'request_malformed'],
    ['/api/v1/nothing', 404, 'route_unknown'],
    ['/%ff', 400, 'request_malformed'],
  ])('refuses %s with %i %s', async (path, status, code) => {
    const answer = await scratch.request(path);
    expect(await problemOf(answer)).toMatchObject({ status, code });
    expect(answer.status).toBe(status);
  });

  it.each([
    '{',
    '[]',
    'null',
    '"text"',
    '{"expiresIn":"soon"}',
    '{"maxHosts":0}',
    '{"other":1}',
    '{"tags":{"a":1}}',
  ])('refuses the enrolment request %s', async (body) => {
    const headers = { authorization: `Bearer ${ADMIN_TOKEN}`, 'content-type': 'application/json' };
    const answer = await scratch.request('/api/v1/enrolments', { method: 'POST', headers, body });
    expect(await problemOf(answer)).toMatchObject({ status: 400, code: 'request_malformed' });
  });

  it('refuses a body larger than it reads', async () => {
    const answer = await scratch.post('/api/v1/enrol', { token: 'x'.repeat(300_000) });
    expect(await problemOf(answer)).toMatchObject({ status: 413, code: 'request_too_large' });
  });

  it('describes every route and every reference in its OpenAPI document', async () => {
    const text = await (await scratch.request('/openapi.json', { headers: {} })).text();
    const document = JSON.parse(text) as { paths: object; components: { schemas: object } };
    const references = [...text.matchAll(/"#\/components\/schemas\/(\w+)"/g)].map((match) => match[1]);
    expect(references.filter((name) => !Object.hasOwn(document.components.schemas, name ?? ''))).toEqual([]);
    expect(text.match(/"#\/\$defs/)).toBeNull();
    const operations = Object.values(document.paths).flatMap(
      (path: object) => Object.values(path) as { summary?: string; operationId?: string }[],
    );
    expect(operations.filter(({ summary }) => !summary?.endsWith('.'))).toEqual([]);
    const names = operations.map(({ operationId }) => operationId ?? '');
    expect(names.filter((name) => !/^[a-z]+[A-Z][A-Za-z]+$/.test(name))).toEqual([]);
    expect(new Set(names).size).toBe(names.length);
    expect(Object.keys(document.paths).sort()).toEqual([
      '/api/v1/annotations',
      '/api/v1/annotations/{annotation}',
      '/api/v1/audit',
      '/api/v1/audit/chain',
      '/api/v1/columns',
      '/api/v1/enrol',
      '/api/v1/enrolments',
      '/api/v1/enrolments/{enrolment}',
      '/api/v1/fleet/heatmap',
      '/api/v1/fleet/history',
      '/api/v1/fleet/latest',
      '/api/v1/hosts',
      '/api/v1/hosts/{name}',
      '/api/v1/hosts/{name}/credential',
      '/api/v1/hosts/{name}/history',
      '/api/v1/hosts/{name}/netstat',
      '/api/v1/hosts/{name}/rates',
      '/api/v1/hosts/{name}/servers',
      '/api/v1/hosts/{name}/servers/activity',
      '/api/v1/hosts/{name}/servers/history',
      '/api/v1/hosts/{name}/services',
      '/api/v1/hosts/{name}/settings',
      '/api/v1/hosts/{name}/sockets',
      '/api/v1/paths',
      '/api/v1/paths/check',
      '/api/v1/paths/{path}',
      '/api/v1/paths/{path}/changes',
      '/api/v1/session',
      '/api/v1/session/password',
      '/api/v1/sessions',
      '/api/v1/sessions/{session}',
      '/api/v1/sign-in-links',
      '/api/v1/states',
      '/api/v1/storage',
      '/api/v1/tokens',
      '/api/v1/tokens/{token}',
      '/api/v1/users',
      '/api/v1/users/{user}',
      '/health/live',
      '/health/ready',
      '/metrics',
    ]);
  });
});
