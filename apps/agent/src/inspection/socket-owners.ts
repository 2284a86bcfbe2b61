import { readlinkSync } from 'node:fs';
import { opendir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { InspectedProcess } from '@finwait/contracts/protocol';
import { EventLoopShare } from './event-loop-share.js';
import { readProcess } from './process-stat.js';

/** Which process holds a socket, by the socket's inode. */
export type SocketOwners = ReadonlyMap<number, InspectedProcess>;

/** Where procfs is, and what is known of this boot. */
export interface OwnerSearch {
  readonly procRoot: string;
  /** Epoch milliseconds. */
  readonly bootedAt: number;
  /** Most descriptors looked at, sockets or not. */
  readonly mostDescriptors?: number;
}

/** Half a million take about three seconds. */
const MOST_DESCRIPTORS = 500_000;
const DESCRIPTORS_AT_ONCE = 1_024;

/**
 * The holders of all sockets that this process may see, from the descriptors of every process. A socket that several
 * hold goes to the one with the lowest pid, which is usually the parent. Where there are too many descriptors the rest is
 * not looked at. Source: `/proc/PID/fd` in proc_pid_fd(5).
 */
export async function findSocketOwners(search: OwnerSearch): Promise<SocketOwners> {
  const owners = new Map<number, InspectedProcess>();
  const share = new EventLoopShare();
  let left = search.mostDescriptors ?? MOST_DESCRIPTORS;
  for (const pid of await readPids(search.procRoot)) {
    if (left <= 0) break;
    left -= await addSockets(owners, { ...search, pid, share, most: left });
  }
  return owners;
}

interface ProcessSearch extends OwnerSearch {
  readonly pid: number;
  readonly share: EventLoopShare;
  readonly most: number;
}

async function readPids(procRoot: string): Promise<number[]> {
  const names = await readdir(procRoot).catch(() => []);
  return names
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .sort((one, two) => one - two);
}

/** Adds the sockets of one process; none when it has ended or may not be looked at. The number of descriptors looked at. */
async function addSockets(owners: Map<number, InspectedProcess>, search: ProcessSearch): Promise<number> {
  const { procRoot, pid, bootedAt, share, most } = search;
  const folder = join(procRoot, String(pid), 'fd');
  let owner: InspectedProcess | null = null;
  let looked = 0;
  try {
    for await (const { name } of await opendir(folder, { bufferSize: DESCRIPTORS_AT_ONCE })) {
      if (looked >= most) break;
      looked += 1;
      if (share.isOver) await share.pass();
      const inode = readInode(`${folder}/${name}`);
      if (inode === null || owners.has(inode)) continue;
      owner ??= readProcess(procRoot, pid, bootedAt);
      if (owner === null) break;
      owners.set(inode, owner);
    }
  } catch {
    return looked;
  }
  return looked;
}

/** The inode of the socket behind a descriptor, `null` when it is none or closed. A trip to the thread pool would cost four times the reading. */
function readInode(path: string): number | null {
  let target: string;
  try {
    target = readlinkSync(path);
  } catch {
    return null;
  }
  return target.startsWith('socket:[') ? Number(target.slice(8, -1)) : null;
}
