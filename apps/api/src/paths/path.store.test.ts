import type { Path } from '@finwait/tcp';
import { scratchDatabase } from '../testing/scratch-database.js';
import { PathStore } from './path.store.js';

const scratch = scratchDatabase();
const PATH: Path = { hops: [{ kind: 'node' }] };
const change = (name: string, changedAt: number, path: Path | null = PATH) => {
  return { name, changedAt, changedBy: 'somebody', path };
};

describe('the store of paths', () => {
  it('keeps the last hundred changes of a path, and what other paths were', async () => {
    const store = new PathStore(scratch.prisma);
    await store.append(change('other', 1));
    for (let at = 1; at <= 103; at += 1) await store.append(change('shop', at));
    const times = (await store.readChanges('shop')).map(({ changedAt }) => changedAt);
    expect(times).toEqual(Array.from({ length: 100 }, (_, place) => 103 - place));
    expect(await store.readChanges('other')).toEqual([change('other', 1)]);
    expect((await store.readAll()).map(({ name }) => name)).toEqual(['other', 'shop']);
  });

  it('forgets paths that were removed long ago, and none that is there again', async () => {
    const store = new PathStore(scratch.prisma);
    const remove = async (name: string) => {
      await store.append(change(name, 1));
      await store.append(change(name, 2, null));
    };
    await remove('first');
    await remove('back');
    await store.append(change('back', 3));
    for (let place = 0; place < 200; place += 1) await remove(`gone-${place}`);
    expect(await store.readChanges('first')).toEqual([]);
    expect(await store.readChanges('gone-0')).toHaveLength(2);
    expect(await store.readChanges('back')).toHaveLength(3);
    expect((await store.readAll()).map(({ name }) => name)).toEqual(['back']);
  });
});
