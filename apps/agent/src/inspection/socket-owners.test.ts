import { mkdirSync, readdirSync, readlinkSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { listenOn } from '../testing/real-sockets.js';
import { createScratchDir } from '../testing/scratch-dir.js';
import { findSocketOwners } from './socket-owners.js';

const STAT = 'S 1 1 1 0 -1 0 0 0 0 0 0 0 0 0 20 0 1 0 100 0 0';

/** A folder like `/proc` in which processes hold what the table says. */
function createProcesses(table: Readonly<Record<number, readonly string[]>>): string {
  const root = createScratchDir();
  for (const [pid, targets] of Object.entries(table)) {
    mkdirSync(join(root, pid, 'fd'), { recursive: true });
    writeFileSync(join(root, pid, 'stat'), `${pid} (p${pid}) ${STAT}`);
    for (const [fd, target] of targets.entries()) symlinkSync(target, join(root, pid, 'fd', String(fd)));
  }
  mkdirSync(join(root, 'sys'));
  return root;
}

describe('the owners of sockets', () => {
  it('are this very process for the sockets it holds', async () => {
    await listenOn('127.0.0.1');
    const inodes = readdirSync('/proc/self/fd').flatMap((fd) => {
      try {
        return /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/self/fd/${fd}`))?.[1] ?? [];
      } catch {
        return [];
      }
    });
    expect(inodes.length).toBeGreaterThan(0);
    const owners = findSocketOwners({ procRoot: '/proc', bootedAt: 0 });
    const named = inodes.map((inode) => owners.get(Number(inode)));
    expect(named.every((owner) => owner !== undefined && owner.pid <= process.pid)).toBe(true);
    expect(named.some((owner) => owner?.pid === process.pid)).toBe(true);
  });

  it('are the processes with the lowest pid of those that share a socket', () => {
    const procRoot = createProcesses({
      100: ['socket:[1]', 'pipe:[2]'],
      9: ['/dev/null', 'socket:[1]'],
      11: ['socket:[3]'],
    });
    const owners = findSocketOwners({ procRoot, bootedAt: 0 });
    expect([...owners].map(([inode, { pid, command }]) => [inode, pid, command])).toEqual([
      [1, 9, 'p9'],
      [3, 11, 'p11'],
    ]);
  });

  it('are looked for in so many descriptors and no more', () => {
    const procRoot = createProcesses({ 1: ['socket:[1]', 'socket:[2]'], 2: ['socket:[3]', 'socket:[4]'] });
    expect(findSocketOwners({ procRoot, bootedAt: 0, mostDescriptors: 3 })).toHaveProperty('size', 3);
  });

  it('are nobody where there is no procfs', () => {
    const procRoot = join(createScratchDir(), 'missing');
    expect(findSocketOwners({ procRoot, bootedAt: 0 }).size).toBe(0);
  });
});
