import { MAX_PATHS } from '@finwait/contracts';
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

  it('removes none that is not there', async () => {
    const store = new PathStore(scratch.prisma);
    expect(await store.append(change('never', 1, null))).toBe(false);
    expect(await store.append(change('never', 2))).toBe(true);
    expect(await store.append(change('never', 3, null))).toBe(true);
    expect(await store.append(change('never', 4, null))).toBe(false);
    expect((await store.readChanges('never')).map(({ changedAt }) => changedAt)).toEqual([3, 2]);
  });

  it('is full at a count that many who come at once do not pass', async () => {
    const store = new PathStore(scratch.prisma);
    const free = MAX_PATHS - (await store.readAll()).length;
    const added = await Promise.all(
      Array.from({ length: MAX_PATHS + 100 }, (_, place) => store.append(change(`many-${place}`, place))),
    );
    expect(added.filter(Boolean)).toHaveLength(free);
    expect(await store.readAll()).toHaveLength(MAX_PATHS);
    const changed = await Promise.all(Array.from({ length: 5 }, () => store.append(change('many-0', 9))));
    expect(changed).toEqual(Array.from({ length: 5 }, () => true));
    const removed = await Promise.all(
      Array.from({ length: 5 }, () => store.append(change('many-0', 10, null))),
    );
    expect(removed.filter(Boolean)).toHaveLength(1);
    expect(await store.readAll()).toHaveLength(MAX_PATHS - 1);
  });
});
