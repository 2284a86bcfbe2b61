import { existsSync, readlinkSync, statSync } from 'node:fs';
import { join } from 'node:path';
import {
  MAX_SERVERS,
  MAX_SERVERS_TEXT,
  type HostServer,
  type HostServers,
  type UnseenSetting,
} from '@finwait/contracts/protocol';
import { pickTarget, type StatusTarget } from '../activity/status-target.js';
import { readApache } from './apache.js';
import { readHaproxy } from './haproxy.js';
import { readListens, readOwnListens } from './listens.js';
import { readNginx } from './nginx.js';
import { findDistrust } from './run-dump.js';
import { toUnseen, type ServerFindings } from './server-findings.js';
import { findServerProcesses, readUser, readVariables, type ServerProcess } from './server-process.js';

const ROOT = 0;
const USUAL_FOLDERS = ['/usr/sbin', '/usr/local/sbin', '/usr/bin', '/usr/local/bin'];
const NAMES = { apache: ['apache2', 'httpd'], nginx: ['nginx'], haproxy: ['haproxy'] } as const;
const LISTENS_CLOSED: UnseenSetting = {
  setting: 'listens',
  reason: 'the descriptors of its processes are closed to the agent',
};

/** The servers of a host, and where they are asked what they do. */
export interface FoundServers {
  readonly servers: HostServers;
  readonly targets: readonly StatusTarget[];
}

/** Whether this system has what servers are found by. */
export const HAS_PROCESS_FILES = process.platform === 'linux';

/** The servers that run on this host with what they say of themselves, one after the other. */
export async function findServers(
  procRoot: string,
  processes: readonly ServerProcess[] = findServerProcesses(procRoot),
): Promise<FoundServers> {
  const servers: HostServer[] = [];
  const targets = new Map<string, StatusTarget>();
  for (const process of processes.slice(0, MAX_SERVERS)) {
    const { kind, pid, pids } = process;
    const listens = readListens(procRoot, pids);
    const { version, hops, unseen, places } = await readFindings(procRoot, process);
    const closed = listens === null ? [LISTENS_CLOSED] : [];
    servers.push({ kind, version, pid, listens, hops, unseen: [...unseen, ...closed] });
    if (places.length === 0) continue;
    const target = pickTarget(kind, places, readOwnListens(procRoot, pid, listens));
    if (target !== null) targets.set(target.place, target);
  }
  return { servers: trimServers(servers, findHiding(procRoot)), targets: [...targets.values()] };
}

async function readFindings(procRoot: string, process: ServerProcess): Promise<ServerFindings> {
  const { kind, pid, words } = process;
  if (!isSameRoot(procRoot, pid)) return toUnseen("it runs in a container, whose files are not the agent's");
  const program = process.program ?? findUsual(kind);
  if (program === null) return toUnseen('its program is not where it usually is');
  const user = readUser(procRoot, pid);
  // HAProxy gives its rights up, and of it nothing is run but its version.
  const distrust = findDistrust(program, kind === 'haproxy' ? ROOT : user);
  if (distrust !== null) return toUnseen(distrust);
  if (kind === 'haproxy') return readHaproxy(program, words, readFolder(procRoot, pid));
  return kind === 'nginx'
    ? readNginx(program, words)
    : readApache(program, words, readVariables(procRoot, pid));
}

/** Where processes of other users are hidden, the first process is. Source: `hidepid` in proc(5), ProtectProc= in systemd.exec(5). */
function findHiding(procRoot: string): string | null {
  return existsSync(join(procRoot, '1')) ? null : 'processes of other users are hidden from the agent';
}

/**
 * Whether a process sees the files that the agent sees, which a container does not; where that is closed to the agent,
 * it is taken for so.
 */
function isSameRoot(procRoot: string, pid: number): boolean {
  try {
    const own = statSync('/');
    const root = statSync(join(procRoot, String(pid), 'root/'));
    return root.dev === own.dev && root.ino === own.ino;
  } catch {
    return true;
  }
}

function readFolder(procRoot: string, pid: number): string {
  try {
    return readlinkSync(join(procRoot, String(pid), 'cwd'));
  } catch {
    return '/';
  }
}

function findUsual(kind: HostServer['kind']): string | null {
  const paths = USUAL_FOLDERS.flatMap((folder) => NAMES[kind].map((name) => join(folder, name)));
  return paths.find((path) => existsSync(path)) ?? null;
}

/** Hops beyond the length of a message are left out, those of the last server first. */
export function trimServers(servers: readonly HostServer[], why: string | null = null): HostServers {
  let left = MAX_SERVERS_TEXT - JSON.stringify(servers.map((server) => ({ ...server, hops: [] }))).length;
  let omittedHops = 0;
  const kept = servers.map((server) => {
    const hops = server.hops.filter((hop) => {
      left -= JSON.stringify(hop).length + 1;
      return left >= 0;
    });
    omittedHops += server.hops.length - hops.length;
    return { ...server, hops };
  });
  return { servers: kept, why, omittedHops };
}
