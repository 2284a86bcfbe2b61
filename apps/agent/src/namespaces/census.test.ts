import { readFileSync, readdirSync, readlinkSync } from 'node:fs';
import type { HostNamespaces } from '@finwait/contracts/protocol';
import { NetlinkSource } from '../sources/netlink.js';
import { ProcfsSource } from '../sources/procfs.js';
import { withoutDescriptors } from '../testing/exhausted-descriptors.js';
import { NamespaceProcess, mayEnterNamespaces } from '../testing/namespace-process.js';
import { readSettings } from '../settings/read-settings.js';
import { NamespaceCensus, type HostCensus } from './census.js';
import { parseOwner } from './namespace-owner.js';

const start = (listeners: number) => NamespaceProcess.start(listeners);
const find = ({ others }: HostNamespaces, { id }: { id: number }) => others.find((other) => other.id === id);
/** What can keep a namespace alive; pipes of the test runner come and go. */
const listDescriptors = () =>
  readdirSync('/proc/self/fd')
    .flatMap(readDescriptor)
    .filter((target) => !target.startsWith('pipe:'))
    .sort();

/** What tests of other files in this process have left open before. */
const foreign: ReadonlySet<string> = new Set(listDescriptors());

/** The files of counters that this process has open. */
const listCounters = () =>
  listDescriptors().filter((target) => /\/net\/(snmp|sockstat)/.test(target) && !foreign.has(target));

/** The one that lists the folder is gone by the time it is read. */
function readDescriptor(fd: string): string[] {
  try {
    return [readlinkSync(`/proc/self/fd/${fd}`)];
  } catch {
    return [];
  }
}

const described = mayEnterNamespaces ? describe : describe.skip;

described('a census of network namespaces, which takes CAP_SYS_ADMIN', () => {
  let source: NetlinkSource;
  let census: HostCensus;
  let now = 1_764_000_000_000;

  beforeEach(async () => {
    source = await NetlinkSource.open();
    census = await NamespaceCensus.open(source, () => now);
  });
  afterEach(() => {
    census.close();
    source.close();
  });

  const count = async (allowanceMs?: number) => (await census.count(allowanceMs)).namespaces;

  it('counts each namespace for itself and says whose it is', async () => {
    const three = await Promise.all([1, 2, 3].map(start));
    const namespaces = await count();
    const owner = parseOwner(readFileSync('/proc/self/cgroup', 'utf8')) ?? { kind: 'process', label: 'node' };
    for (const [index, one] of three.entries()) {
      expect(find(namespaces, one)).toEqual({
        id: one.id,
        ...owner,
        states: expect.objectContaining({ LISTEN: index + 1, ESTABLISHED: 0, SYN_RECV: 0 }) as object,
        unknown: 0,
        quality: 'exact',
        hasMoved: false,
        countedAt: now,
      });
    }
  });

  it('lets figures stand while no counter moves, and counts again only where one did', async () => {
    const [quiet, busy] = await Promise.all([start(1), start(1)]);
    const first = await count();
    now += 1_000;
    await busy.listen();
    const second = await count();
    expect(find(second, quiet)).toEqual({ ...find(first, quiet), quality: 'aged' });
    expect(find(second, busy)).toMatchObject({ states: { LISTEN: 2 }, quality: 'exact', countedAt: now });
  });

  it('counts what stood for five minutes again', async () => {
    const quiet = await start(1);
    await count();
    now += 299_000;
    expect(find(await count(), quiet)?.quality).toBe('aged');
    now += 1_000;
    expect(find(await count(), quiet)).toMatchObject({ quality: 'exact', countedAt: now });
  });

  it('counts one at a time where the allowance is used up, those that waited longest first', async () => {
    await Promise.all([start(1), start(1)]);
    const notCounted = (namespaces: HostNamespaces) =>
      namespaces.others.filter(({ states }) => states === null).length;
    const first = await count(0);
    expect(notCounted(first)).toBe(first.others.length - 1);
    expect(first.others.find(({ states }) => states === null)).toMatchObject({
      unknown: null,
      quality: null,
      hasMoved: false,
      countedAt: null,
    });
    for (let left = first.others.length; left > 0; left -= 1) await count(0);
    expect(notCounted(await count(0))).toBe(0);
  });

  it('drops a namespace that is gone and finds a new one, and keeps none alive', async () => {
    const before = listDescriptors();
    const gone = await start(1);
    expect(find(await count(), gone)).toBeDefined();
    const { id } = gone;
    await gone.end();
    expect(find(await count(), { id })).toBeUndefined();
    const come = await start(2);
    now += 30_000;
    expect(find(await count(), come)).toMatchObject({ states: { LISTEN: 2 } });
    await come.end();
    expect(listDescriptors()).toEqual(before);
  });

  it('keeps counters open where looks follow each other closely, and lets go of what has ended', async () => {
    const one = await start(1);
    await count();
    expect(listCounters()).toEqual([]);
    now += 10_000;
    expect(find(await count(), one)).toMatchObject({ quality: 'aged' });
    expect(listCounters().length).toBeGreaterThanOrEqual(3);
    await one.listen();
    expect(find(await count(), one)).toMatchObject({ states: { LISTEN: 2 }, quality: 'exact' });
    const { id } = one;
    await one.end();
    expect(find(await count(), { id })).toBeUndefined();
    now += 15_001;
    await count();
    expect(listCounters()).toEqual([]);
  });

  it('keeps nothing open once it is closed', async () => {
    const other = await NamespaceCensus.open(source, () => now);
    await start(1);
    await other.count();
    await other.count();
    expect(listCounters()).not.toEqual([]);
    other.close();
    expect(listCounters()).toEqual([]);
  });

  it('tells the settings of as many namespaces as there are, and each change within a few discoveries', async () => {
    const line = 'echo 17 > /proc/sys/net/ipv4/tcp_fin_timeout';
    const forty = await Promise.all(Array.from({ length: 40 }, () => NamespaceProcess.startIdle(line)));
    const tell = () => {
      const told = new Map(census.toSettings({}).map(({ namespace, values }) => [namespace, values]));
      return forty.map(({ id }) => told.get(String(id))?.tcp_fin_timeout);
    };
    await census.discover();
    expect(tell()).toEqual(forty.map(() => 17));
    for (const one of forty) one.run(line.replace('17', '19'));
    for (let count = 0; count < 12; count += 1) {
      now += 30_000;
      await census.discover();
    }
    expect(tell()).toEqual(forty.map(() => 19));
  });

  it('keeps the earlier figures, and says why, while no file can be opened', async () => {
    const one = await start(1);
    expect(find(await count(), one)).toMatchObject({ quality: 'exact' });
    now += 30_000;
    const namespaces = await withoutDescriptors(() => count());
    expect(namespaces).toMatchObject({ seen: 'some', why: expect.stringContaining('EMFILE') as string });
    expect(find(namespaces, one)).toMatchObject({ states: { LISTEN: 1 }, quality: 'aged' });
    now += 30_000;
    expect((await count()).why ?? '').not.toContain('EMFILE');
  });

  it('tells the settings of each that are not those of the own namespace', async () => {
    const [changed, same] = await Promise.all([start(0), start(0)]);
    changed.run('echo 17 > /proc/sys/net/ipv4/tcp_fin_timeout');
    const own = readSettings('/proc');
    await census.discover();
    const settings = new Map(census.toSettings(own).map((one) => [one.namespace, one.values]));
    expect(settings.get(String(changed.id))).toEqual({
      ...settings.get(String(same.id)),
      tcp_fin_timeout: 17,
    });
    expect(settings.get(String(same.id)) ?? {}).not.toHaveProperty('tcp_mem');
    expect(readSettings('/proc')).toEqual(own);
  });

  it('costs something', async () => {
    expect((await census.count()).cpuMs).toBeGreaterThan(0);
  });
});

describe('a census from a source that reads one namespace', () => {
  it('has seen its own only, and says why', async () => {
    const census = await NamespaceCensus.open(new ProcfsSource());
    expect(await census.count()).toEqual({
      namespaces: { seen: 'own', why: 'procfs reads its own only', others: [] },
      cpuMs: 0,
    });
  });
});
