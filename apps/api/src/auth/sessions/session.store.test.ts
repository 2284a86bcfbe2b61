import { scratchDatabase } from '../../testing/scratch-database.js';
import { SessionStore, type NewSession } from './session.store.js';

const opened: SessionStore[] = [];
afterEach(() => Promise.all(opened.splice(0).map((store) => store.onModuleDestroy())));
// Hooks run in this order: the stores have written before the database closes.
const scratch = scratchDatabase();
const HOUR_MS = 3_600_000;
const browser: NewSession = { userId: null, by: 'link', address: '127.0.0.1', browser: 'Lynx' };

async function openStore(): Promise<SessionStore> {
  const store = new SessionStore(scratch.prisma);
  opened.push(store);
  await store.onModuleInit();
  return store;
}

describe('SessionStore', () => {
  it('finds a session until it is ended, also after a restart', async () => {
    const store = await openStore();
    const { cookie, stored } = await store.begin(browser, 0);
    expect(store.use(cookie, 1)).toEqual(stored);
    const restarted = await openStore();
    expect(restarted.use(cookie, 1)).toEqual(stored);
    expect(await restarted.end(({ id }) => id === stored.id)).toBe(1);
    expect(restarted.use(cookie, 2)).toBeUndefined();
    expect((await openStore()).use(cookie, 2)).toBeUndefined();
  });

  it('ends a session that was not used for twelve hours, and keeps one that was', async () => {
    const store = await openStore();
    const { cookie } = await store.begin(browser, 0);
    expect(store.use(cookie, 11 * HOUR_MS)).toBeDefined();
    expect(store.use(cookie, 22 * HOUR_MS)).toBeDefined();
    expect(store.use(cookie, 34 * HOUR_MS)).toBeUndefined();
    expect(store.all(34 * HOUR_MS)).toEqual([]);
  });

  it('ends a session after seven days however much it was used', async () => {
    const store = await openStore();
    const { cookie } = await store.begin(browser, 0);
    for (let hour = 6; hour < 7 * 24; hour += 6) expect(store.use(cookie, hour * HOUR_MS)).toBeDefined();
    expect(store.use(cookie, 7 * 24 * HOUR_MS)).toBeUndefined();
  });

  it('keeps no cookie in the database, and nothing of one that ended', async () => {
    const store = await openStore();
    const { cookie } = await store.begin(browser, 0);
    const read = async () =>
      JSON.stringify(await scratch.prisma.session.findMany(), (_, value: unknown) => String(value));
    expect(await read()).not.toContain(cookie);
    expect(store.use('fw_session_other', 1)).toBeUndefined();
    await store.begin(browser, 8 * 24 * HOUR_MS);
    expect(await scratch.prisma.session.count()).toBe(1);
  });
});
