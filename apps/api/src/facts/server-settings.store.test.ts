import { scratchDatabase } from '../testing/scratch-database.js';
import type { RecordedHop } from './server-settings.js';
import { ServerSettingsStore } from './server-settings.store.js';

const scratch = scratchDatabase();
const ALL = { from: 0, to: Number.MAX_SAFE_INTEGER, belowId: Number.MAX_SAFE_INTEGER, limit: 1_000 };

const toHop = (value: number | string): RecordedHop => ({
  kind: 'f5',
  hop: '/Common/vs',
  target: null,
  settings: { idleTimeout: value },
});

async function addHost(name: string): Promise<number> {
  const host = { name, machineId: name, credentialHash: name, enrolledAt: 0n };
  return (await scratch.prisma.host.create({ data: host })).id;
}

describe('the stored settings of servers', () => {
  it('are the newest two hundred of each host', async () => {
    const store = new ServerSettingsStore(scratch.prisma);
    const [one, other] = [await addHost('a'), await addHost('b')];
    await store.append(other, 1, () => [toHop(0)]);
    for (let value = 1; value <= 203; value += 1) await store.append(one, value, () => [toHop(value)]);
    const kept = await store.readRange(one, ALL);
    expect(kept.map(({ since }) => since)).toEqual(Array.from({ length: 200 }, (_, index) => 203 - index));
    expect(kept.at(-1)).toMatchObject({ before: null, after: [toHop(4)] });
    expect(await store.readRange(other, ALL)).toHaveLength(1);
  });

  it('are fewer where they are long, and always the newest two', async () => {
    const store = new ServerSettingsStore(scratch.prisma);
    const host = await addHost('a');
    for (const since of [1, 2, 3, 4])
      await store.append(host, since, () => [toHop(`${since}${'x'.repeat(6_000_000)}`)]);
    expect((await store.readRange(host, ALL)).map(({ since }) => since)).toEqual([4, 3]);
    await store.append(host, 5, () => [toHop(`5${'x'.repeat(17_000_000)}`)]);
    expect((await store.readRange(host, ALL)).map(({ since }) => since)).toEqual([5, 4]);
  });

  it('that come at once each build on the other', async () => {
    const store = new ServerSettingsStore(scratch.prisma);
    const host = await addHost('a');
    const add = (hop: string) => store.append(host, 1, (known) => [...known, { ...toHop(1), hop }]);
    await Promise.all(['x', 'y', 'z'].map(add));
    const [newest, ...older] = await store.readRange(host, ALL);
    expect(newest?.after.map(({ hop }) => hop)).toEqual(['x', 'y', 'z']);
    expect(older).toHaveLength(2);
  });

  it('go with their host', async () => {
    const store = new ServerSettingsStore(scratch.prisma);
    const host = await addHost('a');
    await store.append(host, 1, () => [toHop(1)]);
    await scratch.prisma.host.delete({ where: { id: host } });
    expect(await scratch.prisma.serverSettings.count()).toBe(0);
  });
});
