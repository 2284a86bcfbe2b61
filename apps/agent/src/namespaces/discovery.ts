import { readdirSync, readlinkSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { toErrorCode } from '../cause.js';

/** A network namespace other than the agent's own, and where it was seen. */
export interface SeenNamespace {
  /** Inode number. */
  readonly id: number;
  /** The processes in it. */
  readonly pids: readonly number[];
  /** Files that keep it whether or not a process is in it. */
  readonly mounts: readonly string[];
}

/** All other network namespaces that can be seen. */
export interface Discovery {
  readonly namespaces: readonly SeenNamespace[];
  /** Processes that this agent may not look at. */
  readonly refused: number;
  /** There are more processes than were looked at. */
  readonly isTruncated: boolean;
  /** Processes of other users do not even show. Source: hidepid in proc(5). */
  readonly hidesProcesses: boolean;
}

/** Where `ip netns` and Docker keep namespaces. Source: ip-netns(8); github.com/moby/moby libnetwork/osl. */
const MOUNT_FOLDERS = ['/run/netns', '/run/docker/netns'];
/** The default of `kernel.pid_max` on large machines is higher; a scan of this many takes a quarter of a second. */
const MAX_PROCESSES = 65_536;
/** A link is read in about 4 µs, so this many hold the event loop for a millisecond. */
const PROCESSES_A_TURN = 256;
/** A process that ended, or one that has no namespaces any more. */
const GONE_CODES = ['ENOENT', 'ESRCH'];

/** Looks through `/proc` and the folders of named namespaces. `own` is the inode number to leave out. */
export async function discoverNamespaces(own: number): Promise<Discovery> {
  const found = new Map<number, { id: number; pids: number[]; mounts: string[] }>();
  const at = (id: number) => {
    const namespace = found.get(id) ?? { id, pids: [], mounts: [] };
    found.set(id, namespace);
    return namespace;
  };
  const pids = listProcesses();
  let refused = 0;
  for (const [index, pid] of pids.slice(0, MAX_PROCESSES).entries()) {
    if (index % PROCESSES_A_TURN === PROCESSES_A_TURN - 1) await nextTurn();
    const id = readNamespaceOf(pid);
    if (id === 'refused') refused += 1;
    else if (id !== null && id !== own) at(id).pids.push(pid);
  }
  for (const { id, path } of listMounts()) if (id !== own) at(id).mounts.push(path);
  const namespaces = [...found.values()];
  return { namespaces, refused, isTruncated: pids.length > MAX_PROCESSES, hidesProcesses: !pids.includes(1) };
}

/** Lowest number first. */
function listProcesses(): number[] {
  const pids = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? [Number(name)] : []));
  return pids.sort((one, other) => one - other);
}

/** The inode number of the network namespace that this process is in. */
export function readOwnNamespace(): number {
  return statSync('/proc/self/ns/net').ino;
}

/** The link reads `net:[4026531840]`. Source: namespaces(7). */
function readNamespaceOf(pid: number): number | 'refused' | null {
  try {
    const id = /\d+/.exec(readlinkSync(`/proc/${pid}/ns/net`))?.[0];
    return id === undefined ? null : Number(id);
  } catch (error) {
    return GONE_CODES.includes(toErrorCode(error) ?? '') ? null : 'refused';
  }
}

/** A file there is only a namespace once one is mounted over it: then it is on the device of all namespaces. */
function listMounts(): { id: number; path: string }[] {
  const { dev } = statSync('/proc/self/ns/net');
  return MOUNT_FOLDERS.flatMap((folder) => listFolder(folder)).flatMap((path) => {
    const file = readFileNumbers(path);
    return file?.dev === dev ? [{ id: file.ino, path }] : [];
  });
}

/** `null` where it is gone, or where this user may not look. */
function readFileNumbers(path: string): { dev: number; ino: number } | null {
  try {
    return statSync(path);
  } catch {
    return null;
  }
}

function listFolder(folder: string): string[] {
  try {
    return readdirSync(folder).map((name) => join(folder, name));
  } catch {
    return [];
  }
}
