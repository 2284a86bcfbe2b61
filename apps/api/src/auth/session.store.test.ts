import { scratchDatabase } from '../testing/scratch-database.js';
import { SessionStore } from './session.store.js';

const scratch = scratchDatabase();
const HOUR_MS = 3_600_000;

describe('SessionStore', () => {
  it('finds a session until it is ended', async () => {
    const store = new SessionStore(scratch.prisma);
    const { cookie, expiresAt } = await store.begin(0);
    expect(await store.find(cookie, 1)).toBe(expiresAt);
    await store.end(cookie);
    expect(await store.find(cookie, 2)).toBeUndefined();
  });

  it('ends a session that was not used for twelve hours, and keeps one that was', async () => {
    const store = new SessionStore(scratch.prisma);
    const { cookie } = await store.begin(0);
    expect(await store.find(cookie, 11 * HOUR_MS)).toBeDefined();
    expect(await store.find(cookie, 22 * HOUR_MS)).toBeDefined();
    expect(await store.find(cookie, 34 * HOUR_MS)).toBeUndefined();
  });

  it('ends a session after seven days however much it was used', async () => {
    const store = new SessionStore(scratch.prisma);
    const { cookie } = await store.begin(0);
    for (let hour = 6; hour < 7 * 24; hour += 6)
      expect(await store.find(cookie, hour * HOUR_MS)).toBeDefined();
    expect(await store.find(cookie, 7 * 24 * HOUR_MS)).toBeUndefined();
  });

  it('keeps no cookie in the database', async () => {
    const store = new SessionStore(scratch.prisma);
    const { cookie } = await store.begin(0);
    expect(
      JSON.stringify(await scratch.prisma.session.findMany(), (_, v: unknown) => String(v)),
    ).not.toContain(cookie);
    expect(await store.find('fw_session_other', 1)).toBeUndefined();
  });
});
