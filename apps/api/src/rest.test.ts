import { historySchema, hostDetailSchema, problemSchema } from '@finwait/contracts';
import { COLUMN_NAMES } from '@finwait/tcp';
import { PrismaService } from './prisma.service.js';
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
    '/api/v1/hosts/x/rates',
    '/api/v1/states',
    '/api/v1/columns',
    '/api/v1/session',
    '/api/v1/hosts/x/history',
    '/api/v1/hosts/x/settings',
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
      (path: object) => Object.values(path) as { summary?: string }[],
    );
    expect(operations.filter(({ summary }) => !summary?.endsWith('.'))).toEqual([]);
    expect(Object.keys(document.paths).sort()).toEqual([
      '/api/v1/columns',
      '/api/v1/enrol',
      '/api/v1/enrolments',
      '/api/v1/fleet/history',
      '/api/v1/fleet/latest',
      '/api/v1/hosts',
      '/api/v1/hosts/{name}',
      '/api/v1/hosts/{name}/history',
      '/api/v1/hosts/{name}/netstat',
      '/api/v1/hosts/{name}/rates',
      '/api/v1/hosts/{name}/settings',
      '/api/v1/hosts/{name}/sockets',
      '/api/v1/session',
      '/api/v1/states',
      '/health/live',
      '/health/ready',
      '/metrics',
    ]);
  });
});

describe('enrolment', () => {
  const tokenFor = async (request: object) =>
    ((await (await scratch.post('/api/v1/enrolments', request)).json()) as { token: string }).token;
  const enrol = (token: string, name: string, machineId = `machine-of-${name}`) =>
    scratch.post('/api/v1/enrol', { token, name, machineId }, { authorization: '' });

  it('admits as many hosts as the token says, with its tags', async () => {
    const token = await tokenFor({ maxHosts: 2, tags: { role: 'edge' } });
    const statuses = [
      await enrol(token, 'edge-1'),
      await enrol(token, 'edge-2'),
      await enrol(token, 'edge-3'),
    ];
    expect(statuses.map(({ status }) => status)).toEqual([200, 200, 403]);
    expect(await (await scratch.request('/api/v1/hosts?tag=role:edge')).json()).toMatchObject({
      hosts: [{ name: 'edge-1', status: 'never', tags: { role: 'edge' } }, { name: 'edge-2' }],
    });
  });

  it('is told when the disk is full, and works again when it is not', async () => {
    const prisma = scratch.api().app.get(PrismaService);
    const limit = (pages: number) => prisma.$queryRawUnsafe(`PRAGMA max_page_count = ${pages}`);
    await limit(1);
    const answers: Response[] = [];
    for (let time = 0; time < 60; time += 1) answers.push(await scratch.post('/api/v1/enrolments', {}));
    const refused = answers.find(({ status }) => status !== 200);
    await limit(1_000_000);
    if (!refused) throw new Error('60 tokens fit on a full disk');
    expect(await problemOf(refused)).toMatchObject({ status: 503, code: 'storage_unavailable' });
    expect((await scratch.post('/api/v1/enrolments', {})).status).toBe(200);
  });

  it('refuses a token it never made', async () => {
    expect(await problemOf(await enrol('fw_enrol_guess', 'x'))).toMatchObject({ code: 'enrolment_refused' });
  });

  it('keeps a name for the machine that has it and does not use the token up on another', async () => {
    const token = await tokenFor({ maxHosts: 2 });
    expect((await enrol(token, 'twin', 'machine-one')).status).toBe(200);
    expect(await problemOf(await enrol(token, 'twin', 'machine-two'))).toMatchObject({
      code: 'host_name_taken',
    });
    expect((await enrol(token, 'other')).status).toBe(200);
  });

  it('gives one of two machines the name both ask for at once', async () => {
    const token = await tokenFor({ maxHosts: 2 });
    const both = await Promise.all([
      enrol(token, 'race', 'machine-one'),
      enrol(token, 'race', 'machine-two'),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  });
});

describe('the session', () => {
  const signIn = (body: object, headers: Record<string, string> = {}) =>
    scratch.post('/api/v1/session', body, { authorization: '', ...headers });
  const cookieOf = (answer: Response) => answer.headers.get('set-cookie')?.split(';')[0] ?? '';

  it('signs in once by the link that the start prints, with a cookie no script can read', async () => {
    const code = new URL(scratch.api().signInUrl).searchParams.get('code');
    const answer = await signIn({ code });
    expect(answer.headers.get('set-cookie')).toMatch(/^finwait_session=fw_session_.*HttpOnly; SameSite=Lax$/);
    const hosts = await scratch.request('/api/v1/hosts', { headers: { cookie: cookieOf(answer) } });
    expect(hosts.status).toBe(200);
    expect(await problemOf(await signIn({ code }))).toMatchObject({ status: 401, code: 'sign_in_link_used' });
  });

  it('signs in by the admin token and out again', async () => {
    const cookie = cookieOf(await signIn({ token: ADMIN_TOKEN }));
    expect((await scratch.request('/api/v1/session', { headers: { cookie } })).status).toBe(200);
    expect((await scratch.request('/api/v1/session', { method: 'DELETE', headers: { cookie } })).status).toBe(
      204,
    );
    expect((await scratch.request('/api/v1/session', { headers: { cookie } })).status).toBe(401);
  });

  it('refuses a wrong token, both at once and neither', async () => {
    expect(await problemOf(await signIn({ token: 'wrong' }))).toMatchObject({ code: 'credentials_refused' });
    expect(await problemOf(await signIn({ token: ADMIN_TOKEN, code: 'x' }))).toMatchObject({
      code: 'request_malformed',
    });
    expect(await problemOf(await signIn({}))).toMatchObject({ code: 'request_malformed' });
  });

  it('takes no change from a page of another origin, whatever cookie it brings', async () => {
    const cookie = cookieOf(await signIn({ token: ADMIN_TOKEN }));
    const foreign = { cookie, origin: 'http://evil.example' };
    expect(await problemOf(await signIn({ token: ADMIN_TOKEN }, foreign))).toMatchObject({
      code: 'origin_refused',
    });
    const own = { cookie, origin: scratch.api().localUrl };
    expect((await scratch.request('/api/v1/session', { method: 'DELETE', headers: own })).status).toBe(204);
  });
});
