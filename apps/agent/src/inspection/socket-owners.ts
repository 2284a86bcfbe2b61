import { opendirSync, readdirSync, readlinkSync, type Dir } from 'node:fs';
import { join } from 'node:path';
import type { InspectedProcess } from '@finwait/contracts/protocol';
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
export function findSocketOwners(search: OwnerSearch): SocketOwners {
  const owners = new Map<number, InspectedProcess>();
  let left = search.mostDescriptors ?? MOST_DESCRIPTORS;
  for (const pid of readPids(search.procRoot)) {
    if (left <= 0) break;
    left -= addSockets(owners, { ...search, pid, most: left });
  }
  return owners;
}

interface ProcessSearch extends OwnerSearch {
  readonly pid: number;
  readonly most: number;
}

function readPids(procRoot: string): number[] {
  try {
    const names = readdirSync(procRoot).filter((name) => /^\d+$/.test(name));
    return names.map(Number).sort((one, two) => one - two);
  } catch {
    return [];
  }
}

/** Adds the sockets of one process; none when it has ended or may not be looked at. The number of descriptors looked at. */
function addSockets(owners: Map<number, InspectedProcess>, search: ProcessSearch): number {
  const { procRoot, pid, bootedAt, most } = search;
  const folder = join(procRoot, String(pid), 'fd');
  let owner: InspectedProcess | null = null;
  let looked = 0;
  for (const name of readNames(folder)) {
    if (looked >= most) break;
    looked += 1;
    const inode = readInode(`${folder}/${name}`);
    if (inode === null || owners.has(inode)) continue;
    owner ??= readProcess(procRoot, pid, bootedAt);
    if (owner === null) break;
    owners.set(inode, owner);
  }
  return looked;
}

/** The names in a folder, a piece at a time: there may be a million. None when it cannot be read. */
function* readNames(folder: string): Generator<string> {
  let dir: Dir | undefined;
  try {
    dir = opendirSync(folder, { bufferSize: DESCRIPTORS_AT_ONCE });
    for (let entry = dir.readSync(); entry !== null; entry = dir.readSync()) yield entry.name;
  } catch {
    return;
  } finally {
    dir?.closeSync();
  }
}

/** The inode of the socket behind a descriptor, `null` when it is none or closed. */
function readInode(path: string): number | null {
  let target: string;
  try {
    target = readlinkSync(path);
  } catch {
    return null;
  }
  return target.startsWith('socket:[') ? Number(target.slice(8, -1)) : null;
}
