import { scratchDatabase } from '../../testing/scratch-database.js';
import { ApiTokenStore } from './api-token.store.js';

const opened: ApiTokenStore[] = [];
afterEach(() => Promise.all(opened.splice(0).map((store) => store.onModuleDestroy())));
// Hooks run in this order: the stores have written before the database closes.
const scratch = scratchDatabase();
const fields = {
  name: 'ci',
  role: 'viewer',
  scope: ['env:test'],
  createdBy: 'admin-token',
  createdById: null,
  createdAt: 0,
  expiresAt: 100_000,
} as const;

async function openStore(): Promise<ApiTokenStore> {
  const store = new ApiTokenStore(scratch.prisma);
  opened.push(store);
  await store.onModuleInit();
  return store;
}

describe('ApiTokenStore', () => {
  it('knows a token until its end, also after a restart, and shows how it begins', async () => {
    const { token, stored } = await (await openStore()).create(fields);
    expect(token).toMatch(/^fwt_.{43}$/);
    expect(stored).toMatchObject({ ...fields, id: 1, prefix: token.slice(0, 10), lastUsedAt: null });
    const store = await openStore();
    expect(store.use(token, 99_999)).toMatchObject({ role: 'viewer', scope: ['env:test'] });
    expect(store.use(token, 100_000)).toBeUndefined();
    expect(store.use('fwt_guess', 1)).toBeUndefined();
    expect(store.all(100_000)).toEqual([]);
  });

  it('notes when a token was used', async () => {
    const store = await openStore();
    const { token } = await store.create(fields);
    store.use(token, 70_000);
    expect(store.all(70_000)).toMatchObject([{ lastUsedAt: 70_000 }]);
  });

  it('ends a token at once, and those of a user together', async () => {
    const store = await openStore();
    const [user] = await scratch.prisma.user.createManyAndReturn({
      data: [{ name: 'ann', role: 'admin', createdAt: 0 }],
    });
    const one = await store.create(fields);
    const two = await store.create({ ...fields, createdById: user?.id ?? 0 });
    expect(await store.revoke(one.stored.id)).toMatchObject({ name: 'ci' });
    expect(await store.revoke(one.stored.id)).toBeUndefined();
    expect(await store.revokeOf(user?.id ?? 0)).toBe(1);
    for (const { token } of [one, two]) {
      expect(store.use(token, 1)).toBeUndefined();
      expect((await openStore()).use(token, 1)).toBeUndefined();
    }
  });

  it('keeps no token in the database', async () => {
    const { token } = await (await openStore()).create(fields);
    const rows = await scratch.prisma.apiToken.findMany();
    expect(JSON.stringify(rows, (_, value: unknown) => String(value))).not.toContain(token.slice(10));
  });
});
