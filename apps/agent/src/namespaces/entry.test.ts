import { readdirSync, readlinkSync } from 'node:fs';
import { NamespaceProcess, mayEnterNamespaces } from '../testing/namespace-process.js';
import { readOwnNamespace } from './discovery.js';
import { NamespaceEntry } from './entry.js';

const withRight = mayEnterNamespaces ? it : it.skip;

const readCurrent = () => readlinkSync('/proc/thread-self/ns/net');
const listDescriptors = () => readdirSync('/proc/self/fd').length;

async function openEntry(): Promise<NamespaceEntry> {
  const { entry, why } = await NamespaceEntry.open();
  if (entry === null) throw new Error(why);
  return entry;
}

describe('entering a network namespace', () => {
  withRight('runs the work there, then comes back and keeps nothing open', async () => {
    const namespace = await NamespaceProcess.start();
    const entry = await openEntry();
    const own = readCurrent();
    const before = listDescriptors();
    const paths = [`/proc/${namespace.pid}/ns/net`];
    expect(entry.visit(namespace.id, paths, readCurrent)).toEqual({
      kind: 'done',
      answer: `net:[${namespace.id}]`,
    });
    expect([readCurrent(), listDescriptors()]).toEqual([own, before]);
    entry.close();
  });

  withRight('comes back when the work fails', async () => {
    const namespace = await NamespaceProcess.start();
    const entry = await openEntry();
    const own = readCurrent();
    const fail = () => {
      throw new Error('no such luck');
    };
    expect(() => entry.visit(namespace.id, [`/proc/${namespace.pid}/ns/net`], fail)).toThrow('no such luck');
    expect(readCurrent()).toBe(own);
    entry.close();
  });

  withRight('takes the first path that leads there, and none that leads elsewhere', async () => {
    const namespace = await NamespaceProcess.start();
    const entry = await openEntry();
    const elsewhere = ['/proc/self/ns/net', '/proc/0/ns/net'];
    const paths = [...elsewhere, `/proc/${namespace.pid}/ns/net`];
    expect(entry.visit(namespace.id, paths, () => 1)).toEqual({ kind: 'done', answer: 1 });
    expect(entry.visit(namespace.id, elsewhere, () => 1)).toEqual({ kind: 'gone' });
    entry.close();
  });

  withRight('takes a failure that says nothing of the namespace for a refusal, not for its end', async () => {
    const namespace = await NamespaceProcess.start();
    const entry = await openEntry();
    expect(entry.visit(namespace.id, [`/${'x'.repeat(300)}`], () => 1)).toEqual({
      kind: 'refused',
      why: 'it cannot be entered (open: ENAMETOOLONG)',
    });
    entry.close();
  });

  const withoutRight = mayEnterNamespaces ? it.skip : it;

  withoutRight('is refused without the right to, with the reason', async () => {
    expect(await NamespaceEntry.open()).toEqual({
      entry: null,
      why: 'entering another takes CAP_SYS_ADMIN (setns: EPERM)',
    });
    expect(readCurrent()).toBe(`net:[${readOwnNamespace()}]`);
  });
});
