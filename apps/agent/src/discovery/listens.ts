import { readFileSync, readdirSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { toErrorCode } from '../cause.js';

const LISTEN = '0A';
const MOST_DESCRIPTORS = 20_000;

/**
 * Addresses and ports on which processes listen, in the network namespace of the first; `null` where the descriptors of
 * none of them may be seen. Source: proc_pid_fd(5), proc_net_tcp(5).
 */
export function readListens(procRoot: string, pids: readonly number[]): string[] | null {
  const found = pids.map((pid) => readInodes(procRoot, pid)).filter((inodes) => inodes !== null);
  if (found.length === 0) return null;
  const inodes = new Set(found.flat());
  const rows = readAllRows(join(procRoot, String(pids[0])));
  const own = rows.filter(({ inode }) => inodes.has(inode)).map(({ address }) => address);
  return [...new Set(own)].sort();
}

/**
 * Where a server can be reached from the agent: what it listens on, or, where that is closed to the agent, what anybody
 * does; nothing where it runs in another network namespace. Source: namespaces(7).
 */
export function readOwnListens(
  procRoot: string,
  pid: number,
  listens: readonly string[] | null,
): readonly string[] {
  const [own, other] = ['self', String(pid)].map((name) => readNamespace(procRoot, name));
  if (other !== null && other !== own) return [];
  return listens ?? readAllRows(join(procRoot, 'self')).map(({ address }) => address);
}

/** `null` where it is closed to the agent. */
function readNamespace(procRoot: string, name: string): string | null {
  try {
    return readlinkSync(join(procRoot, name, 'ns/net'));
  } catch {
    return null;
  }
}

/** `null` where they are closed to the agent: a worker's may be listed, and not be looked into. */
function readInodes(procRoot: string, pid: number): string[] | null {
  const folder = join(procRoot, String(pid), 'fd');
  let isClosed = false;
  try {
    const inodes = readdirSync(folder)
      .slice(0, MOST_DESCRIPTORS)
      .flatMap((name) => {
        try {
          return /^socket:\[(\d+)\]$/.exec(readlinkSync(join(folder, name)))?.[1] ?? [];
        } catch (error) {
          isClosed ||= toErrorCode(error) === 'EACCES';
          return [];
        }
      });
    return isClosed ? null : inodes;
  } catch {
    return null;
  }
}

interface ListenRow {
  readonly address: string;
  readonly inode: string;
}

function readAllRows(process: string): ListenRow[] {
  return ['tcp', 'tcp6'].flatMap((file) => readRows(join(process, 'net', file)));
}

function readRows(path: string): ListenRow[] {
  let text: string;
  try {
    text = readFileSync(path, 'latin1');
  } catch {
    return [];
  }
  return text.split('\n').flatMap((line) => {
    const words = line.trim().split(/\s+/);
    const [address = '', port = ''] = (words[1] ?? '').split(':');
    if (words[3] !== LISTEN) return [];
    return [{ address: `${toAddress(address)}:${Number.parseInt(port, 16)}`, inode: words[9] ?? '' }];
  });
}

/** The kernel prints an address as 32-bit words of this machine, which is little-endian wherever Node runs but s390x. */
function toAddress(hex: string): string {
  const bytes = (hex.match(/.{8}/g) ?? []).flatMap((word) => (word.match(/../g) ?? []).reverse());
  if (bytes.length === 4) return bytes.map((byte) => Number.parseInt(byte, 16)).join('.');
  const groups = bytes.flatMap((byte, at) => (at % 2 === 0 ? `${byte}${bytes[at + 1] ?? ''}` : []));
  return `[${new URL(`http://[${groups.join(':')}]`).hostname.slice(1, -1)}]`;
}
