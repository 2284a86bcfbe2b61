import { auditPageSchema } from '@finwait/contracts';
import { findChainBreak } from '../../audit/audit-chain.js';
import { scratchApi, whenConnected } from '../../testing/scratch-api.js';

const scratch = scratchApi();
const PASSWORD = 'a password of some length';
const add = (body: object) => scratch.post('/api/v1/users', body);
const codeOf = async (answer: Response) => ((await answer.json()) as { code: string }).code;
const act = (method: string, path: string, body?: object, headers: Record<string, string> = {}) =>
  scratch.post(path, body ?? {}, headers, method);
const cookieFor = async (name: string) => {
  const answer = await scratch.post('/api/v1/session', { name, password: PASSWORD }, { authorization: '' });
  return answer.headers.get('set-cookie')?.split(';')[0] ?? '';
};
const statusFor = async (cookie: string) =>
  (await scratch.request('/api/v1/session', { headers: { cookie } })).status;
const makeToken = async (cookie: string, body: object) => {
  const answer = await scratch.post('/api/v1/tokens', body, { authorization: '', cookie });
  return ((await answer.json()) as { token: string }).token;
};
const statusOfToken = async (token: string) =>
  (await scratch.request('/api/v1/session', { headers: { authorization: `Bearer ${token}` } })).status;

describe('users', () => {
  it('are listed by name, without a trace of their passwords', async () => {
    await add({ name: 'zoe', role: 'operator', scope: ['env:test'], password: PASSWORD });
    await add({ name: 'Abe' });
    const text = await (await scratch.request('/api/v1/users')).text();
    expect(JSON.parse(text)).toMatchObject({
      users: [
        { name: 'abe', role: 'viewer', scope: null, hasPassword: false, lastSignInAt: null },
        { name: 'zoe', role: 'operator', scope: ['env:test'], hasPassword: true },
      ],
    });
    expect(text).not.toMatch(/argon2/);
  });

  it.each([
    ['a name that is taken', { name: 'ZOE' }, 'user_exists'],
    ['a name with a space', { name: 'zo e' }, 'request_malformed'],
    ['a short password', { name: 'new', password: 'too short' }, 'request_malformed'],
    ['an empty scope', { name: 'new', scope: [] }, 'request_malformed'],
    ['an admin with a scope', { name: 'new', role: 'admin', scope: ['a:b'] }, 'request_malformed'],
    ['a role that is none', { name: 'new', role: 'root' }, 'request_malformed'],
  ])('are not added with %s', async (_, body, code) => {
    expect(await codeOf(await add(body))).toBe(code);
  });

  it('are added once when two ask for one name at once', async () => {
    const both = await Promise.all([add({ name: 'twin' }), add({ name: 'twin' })]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it.each([
    ['role', { role: 'operator' }, 401],
    ['scope', { scope: ['env:test'] }, 401],
    ['password', { password: 'another password' }, 200],
  ])(
    'lose their sessions by another %s, and their tokens unless only the password changed',
    async (what, change, status) => {
      const name = `changed-${what}`;
      await add({ name, role: 'admin', password: PASSWORD });
      const cookie = await cookieFor(name);
      const token = await makeToken(cookie, { name: 'mine' });
      expect([await statusFor(cookie), await statusOfToken(token)]).toEqual([200, 200]);
      const whole = what === 'scope' ? { role: 'viewer', ...change } : change;
      expect((await act('PATCH', `/api/v1/users/${name}`, whole)).status).toBe(200);
      expect([await statusFor(cookie), await statusOfToken(token)]).toEqual([401, status]);
    },
  );

  it('lose everything when they are removed, a live feed within seconds', async () => {
    await add({ name: 'gone', role: 'admin', password: PASSWORD });
    const cookie = await cookieFor('gone');
    const token = await makeToken(cookie, { name: 'mine' });
    const viewers = [scratch.connectViewer({}, { cookie }), scratch.connectViewer({ token })];
    await Promise.all(viewers.map(whenConnected));
    const closed = viewers.map((viewer) => new Promise((resolve) => viewer.on('disconnect', resolve)));
    expect((await act('DELETE', '/api/v1/users/gone')).status).toBe(204);
    expect([await statusFor(cookie), await statusOfToken(token)]).toEqual([401, 401]);
    expect(await Promise.all(closed)).toEqual(['io server disconnect', 'io server disconnect']);
    expect(await codeOf(await act('DELETE', '/api/v1/users/gone'))).toBe('user_unknown');
  });

  it('are not left with a scope by becoming admins, nor given one as admins', async () => {
    await add({ name: 'rising', scope: ['a:b'] });
    expect(await (await act('PATCH', '/api/v1/users/rising', { role: 'admin' })).json()).toMatchObject({
      role: 'admin',
      scope: null,
    });
    const narrowed = await act('PATCH', '/api/v1/users/rising', { scope: ['a:b'] });
    expect(await codeOf(narrowed)).toBe('request_malformed');
  });
});

describe('the audit log', () => {
  it('tells who did it, from where, page by page, with no secret in it', async () => {
    await add({ name: 'audited', password: PASSWORD });
    await scratch.post(
      '/api/v1/session',
      { name: 'audited', password: 'a wrong one' },
      { authorization: '' },
    );
    const answer = await scratch.request('/api/v1/audit?limit=2');
    const text = await answer.text();
    const page = auditPageSchema.parse(JSON.parse(text));
    expect(page.entries).toMatchObject([
      { actor: 'nobody', action: 'sign_in', target: 'audited', outcome: 'refused', address: '127.0.0.1' },
      { actor: 'admin-token', action: 'user_create', target: 'audited', outcome: 'done' },
    ]);
    const rest = await scratch.request(`/api/v1/audit?limit=1000&cursor=${page.nextCursor}`);
    const { entries } = auditPageSchema.parse(await rest.json());
    const all = [...page.entries, ...entries].reverse();
    expect(
      findChainBreak(all.map((entry) => ({ ...entry, detail: JSON.stringify(entry.detail) }))),
    ).toBeUndefined();
    expect(JSON.stringify(all)).not.toMatch(new RegExp(`${PASSWORD}|a wrong one|argon2|fw_|fwt_`));
    const created = await (
      await scratch.request('/api/v1/audit?action=user_remove&actor=admin-token')
    ).json();
    expect(created).toMatchObject({ entries: [{ target: 'gone', detail: { sessions: 1, tokens: 1 } }] });
  });
});
