import { readFileSync, readlinkSync, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { ServerKind } from '@finwait/contracts/protocol';

/** The main process of a server that runs. */
export interface ServerProcess {
  readonly kind: ServerKind;
  readonly pid: number;
  /** Itself and its children of the same name. */
  readonly pids: readonly number[];
  /** Its program; `null` where the agent may not see it. */
  readonly program: string | null;
  /** Its arguments, the program's name first. */
  readonly words: readonly string[];
}

interface Candidate {
  readonly pid: number;
  readonly parent: number;
  readonly name: string;
}

const KINDS: Readonly<Record<string, ServerKind>> = {
  apache2: 'apache',
  httpd: 'apache',
  nginx: 'nginx',
  haproxy: 'haproxy',
};

/**
 * The servers that run, by the names of their processes; one whose parent has the same name is a worker. Where the
 * program itself can be seen, its name counts too. Source: proc_pid_stat(5), proc_pid_exe(5).
 */
export function findServerProcesses(procRoot: string): ServerProcess[] {
  const candidates = readPids(procRoot).flatMap((pid): Candidate[] => readCandidate(procRoot, pid));
  const names = new Map(candidates.map(({ pid, name }) => [pid, name]));
  const mains = candidates.filter(({ parent, name }) => names.get(parent) !== name);
  return mains.flatMap(({ pid, name }): ServerProcess[] => {
    const kind = KINDS[name];
    const program = readProgram(procRoot, pid);
    if (!kind || (program !== null && KINDS[basename(program)] !== kind)) return [];
    const workers = candidates.filter((other) => other.parent === pid && other.name === name);
    const pids = [pid, ...workers.map((worker) => worker.pid)];
    return [{ kind, pid, pids, program, words: readWords(procRoot, pid) }];
  });
}

function readPids(procRoot: string): number[] {
  try {
    return readdirSync(procRoot)
      .filter((name) => /^\d+$/.test(name))
      .map(Number);
  } catch {
    return [];
  }
}

function readCandidate(procRoot: string, pid: number): Candidate[] {
  const [, name = '', parent] =
    /^\d+ \((.*)\) \S (\d+)/s.exec(readText(join(procRoot, String(pid), 'stat'))) ?? [];
  return name in KINDS ? [{ pid, parent: Number(parent), name }] : [];
}

/** A program that was replaced since its start counts by its name. */
function readProgram(procRoot: string, pid: number): string | null {
  try {
    return readlinkSync(join(procRoot, String(pid), 'exe')).replace(/ \(deleted\)$/, '');
  } catch {
    return null;
  }
}

/** nginx writes its title over its arguments, blanks between them: `nginx: master process /usr/sbin/nginx -g daemon off;`. */
function readWords(procRoot: string, pid: number): string[] {
  const text = readText(join(procRoot, String(pid), 'cmdline')).replace(/\0+$/, '');
  const [, title] = /^nginx: master process (.*)$/s.exec(text) ?? [];
  return title === undefined ? text.split('\0') : title.split(' ');
}

/** The user that a process runs as; `null` once it has ended. */
export function readUser(procRoot: string, pid: number): number | null {
  try {
    return statSync(join(procRoot, String(pid))).uid;
  } catch {
    return null;
  }
}

/** The variables that a process was started with; empty where they are closed to the agent. Source: proc_pid_environ(5). */
export function readVariables(procRoot: string, pid: number): Readonly<Record<string, string>> {
  const pairs = readText(join(procRoot, String(pid), 'environ')).split('\0');
  return Object.fromEntries(
    pairs
      .filter((pair) => pair.includes('='))
      .map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]),
  );
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
