import { sessionSchema } from '@finwait/contracts';
import { ADMIN_TOKEN, scratchApi } from '../../testing/scratch-api.js';

const scratch = scratchApi();
const PASSWORD = 'a password of some length';
const signIn = (body: object, headers: Record<string, string> = {}) =>
  scratch.post('/api/v1/session', body, { authorization: '', ...headers });
const cookieOf = (answer: Response) => answer.headers.get('set-cookie')?.split(';')[0] ?? '';
const codeOf = async (answer: Response) => ((await answer.json()) as { code: string }).code;
const asked = (path: string, cookie: string, init: RequestInit = {}) =>
  scratch.request(path, { ...init, headers: { cookie } });
const setPassword = (cookie: string, body: object) =>
  scratch.post('/api/v1/session/password', body, { authorization: '', cookie }, 'PUT');
const linkFor = async (user?: string) => {
  const answer = await scratch.post('/api/v1/sign-in-links', { user });
  return new URL(((await answer.json()) as { url: string }).url).searchParams.get('code');
};

describe('the session', () => {
  it('begins once by the link that the start prints, with a cookie no script can read', async () => {
    const code = new URL(scratch.api().signInUrl).searchParams.get('code');
    const answer = await signIn({ code });
    expect(answer.headers.get('set-cookie')).toMatch(/^finwait_session=fw_session_.*HttpOnly; SameSite=Lax$/);
    expect(await answer.json()).toMatchObject({ role: 'admin', name: null, by: 'link', scope: null });
    expect((await asked('/api/v1/hosts', cookieOf(answer))).status).toBe(200);
    expect(await codeOf(await signIn({ code }))).toBe('sign_in_link_used');
  });

  it('begins by the admin token and ends by signing out', async () => {
    const cookie = cookieOf(await signIn({ token: ADMIN_TOKEN }));
    expect((await asked('/api/v1/session', cookie)).status).toBe(200);
    expect((await asked('/api/v1/session', cookie, { method: 'DELETE' })).status).toBe(204);
    expect((await asked('/api/v1/session', cookie)).status).toBe(401);
  });

  it('begins by name, in capitals or not, and password, and is told', async () => {
    await scratch.post('/api/v1/users', { name: 'Ann', scope: ['role:web'], password: PASSWORD });
    const answer = await signIn({ name: 'ANN', password: PASSWORD });
    expect(sessionSchema.parse(await answer.json())).toMatchObject({
      role: 'viewer',
      scope: ['role:web'],
      name: 'ann',
      by: 'password',
    });
    const told = await asked('/api/v1/session', cookieOf(answer));
    expect(await told.json()).toMatchObject({ name: 'ann', expiresAt: expect.any(Number) as number });
  });

  it.each([
    ['a wrong token', { token: 'wrong' }, 'credentials_refused'],
    ['token and code', { token: ADMIN_TOKEN, code: 'x' }, 'request_malformed'],
    ['nothing', {}, 'request_malformed'],
    ['a name alone', { name: 'ann' }, 'request_malformed'],
    ['a wrong password', { name: 'ann', password: 'guess' }, 'sign_in_refused'],
    ['a name nobody has', { name: 'nobody', password: PASSWORD }, 'sign_in_refused'],
  ])('does not begin by %s', async (_, body, code) => {
    expect(await codeOf(await signIn(body))).toBe(code);
  });

  it('ends the one that the browser had', async () => {
    const first = cookieOf(await signIn({ token: ADMIN_TOKEN }));
    const second = cookieOf(await signIn({ token: ADMIN_TOKEN }, { cookie: first }));
    expect((await asked('/api/v1/session', first)).status).toBe(401);
    expect((await asked('/api/v1/session', second)).status).toBe(200);
  });

  it('makes whoever guesses wait, and says how long', async () => {
    const answers: Response[] = [];
    for (let time = 0; time < 6; time += 1) answers.push(await signIn({ name: 'guessed', password: 'x' }));
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401, 429]);
    expect(answers.at(-1)?.headers.get('retry-after')).toBe('1');
  });

  it('takes no change from a page of another origin or site, whatever cookie it brings', async () => {
    const cookie = cookieOf(await signIn({ token: ADMIN_TOKEN }));
    const foreign: Record<string, string>[] = [
      { origin: 'http://evil.example' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ];
    for (const headers of foreign) {
      expect(await codeOf(await signIn({ token: ADMIN_TOKEN }, { cookie, ...headers }))).toBe(
        'origin_refused',
      );
    }
    const own = { cookie, origin: scratch.api().localUrl, 'sec-fetch-site': 'same-origin' };
    expect((await scratch.request('/api/v1/session', { method: 'DELETE', headers: own })).status).toBe(204);
  });
});

describe('the password', () => {
  it('is set first through a link, and from then on with the one before', async () => {
    await scratch.post('/api/v1/users', { name: 'bob' });
    expect(await codeOf(await signIn({ name: 'bob', password: '' }))).toBe('request_malformed');
    const invited = cookieOf(await signIn({ code: await linkFor('bob') }));
    const set = await setPassword(invited, { password: PASSWORD });
    expect(await set.json()).toMatchObject({ name: 'bob', by: 'password' });
    const cookie = cookieOf(set);
    expect(await codeOf(await setPassword(cookie, { password: 'another password' }))).toBe('password_wrong');
    expect(await codeOf(await setPassword(cookie, { current: PASSWORD, password: 'short' }))).toBe(
      'request_malformed',
    );
    expect((await setPassword(cookie, { current: PASSWORD, password: 'another password' })).status).toBe(200);
    expect((await signIn({ name: 'bob', password: 'another password' })).status).toBe(200);
  });

  it('ends every other session of the user when it changes', async () => {
    await scratch.post('/api/v1/users', { name: 'eve', password: PASSWORD });
    const [one, other] = await Promise.all([
      signIn({ name: 'eve', password: PASSWORD }).then(cookieOf),
      signIn({ name: 'eve', password: PASSWORD }).then(cookieOf),
    ]);
    const renewed = cookieOf(await setPassword(one, { current: PASSWORD, password: 'another password' }));
    const statuses = await Promise.all(
      [one, other, renewed].map((cookie) => asked('/api/v1/session', cookie)),
    );
    expect(statuses.map(({ status }) => status)).toEqual([401, 401, 200]);
  });

  it('cannot be set where there is no user', async () => {
    const cookie = cookieOf(await signIn({ code: await linkFor() }));
    expect(await codeOf(await setPassword(cookie, { password: PASSWORD }))).toBe('account_missing');
    expect(await codeOf(await scratch.post('/api/v1/sign-in-links', { user: 'nobody' }))).toBe(
      'user_unknown',
    );
  });
});

describe('the list of sessions', () => {
  it('shows an admin all and a user their own, and lets each end those', async () => {
    await scratch.post('/api/v1/users', { name: 'joe', password: PASSWORD });
    const admin = cookieOf(await signIn({ token: ADMIN_TOKEN }));
    const joe = cookieOf(await signIn({ name: 'joe', password: PASSWORD }, { 'user-agent': 'Lynx/2.9' }));
    const list = async (cookie: string) =>
      ((await (await asked('/api/v1/sessions', cookie)).json()) as { sessions: { id: number }[] }).sessions;
    const [own] = await list(joe);
    expect(await list(joe)).toMatchObject([
      { user: 'joe', by: 'password', browser: 'Lynx/2.9', address: '127.0.0.1', isCurrent: true },
    ]);
    const all = await list(admin);
    expect(all.length).toBeGreaterThan(1);
    const mine = (await (await asked('/api/v1/sessions', admin)).json()) as {
      sessions: { id: number; isCurrent: boolean }[];
    };
    const adminsOwn = mine.sessions.find(({ isCurrent }) => isCurrent)?.id;
    const end = (cookie: string, id: unknown) =>
      asked(`/api/v1/sessions/${String(id)}`, cookie, { method: 'DELETE' });
    expect(await codeOf(await end(joe, adminsOwn))).toBe('session_unknown');
    expect((await end(admin, own?.id)).status).toBe(204);
    expect((await asked('/api/v1/session', joe)).status).toBe(401);
    expect(await codeOf(await end(admin, own?.id))).toBe('session_unknown');
  });
});
