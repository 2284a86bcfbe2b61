import { closeSync, fstatSync, openSync, statSync, writeSync } from 'node:fs';
import { getSystemErrorName } from 'node:util';
import { toErrorCode } from '../cause.js';

/** What came of entering a namespace: the answer of what ran there, or why nothing did. */
export type Visit<T> =
  | { readonly kind: 'done'; readonly answer: T }
  | { readonly kind: 'gone' }
  | { readonly kind: 'refused'; readonly why: string };

/** The right to enter network namespaces, or the reason why there is none. */
export type OpenedEntry =
  { readonly entry: NamespaceEntry; readonly why: null } | { readonly entry: null; readonly why: string };

const OWN = '/proc/self/ns/net';
/** Source: include/uapi/linux/sched.h. */
const CLONE_NEWNET = 0x40000000;
const STDERR = 2;
/** Nothing is there any more. Any other failure, such as too many open files, says nothing of the namespace. */
const GONE_CODES = ['ENOENT', 'ESRCH'];

type SetNamespace = (fd: number) => string | null;

/**
 * Runs work inside other network namespaces. Only the main thread enters, and only for the length of one synchronous
 * call, so nothing else of the process ever runs there. Files and sockets opened inside stay tied to the namespace and
 * keep it alive: close them soon.
 */
export class NamespaceEntry {
  readonly #set: SetNamespace;
  readonly #own: number;

  private constructor(set: SetNamespace, own: number) {
    this.#set = set;
    this.#own = own;
  }

  /** Tries the way into the namespace that the process is in already, which takes the same right as any other. */
  static async open(): Promise<OpenedEntry> {
    const set = await loadSetNamespace();
    const own = openSync(OWN, 'r');
    const failure = set(own);
    if (failure === null) return { entry: new NamespaceEntry(set, own), why: null };
    closeSync(own);
    return { entry: null, why: `entering another takes CAP_SYS_ADMIN (setns: ${failure})` };
  }

  /**
   * Runs the work in the namespace with this inode number, by the first of the paths that still leads there. The
   * process is aborted when the way back fails: everything it would read from then on would be another namespace's.
   */
  visit<T>(id: number, paths: readonly string[], work: () => T): Visit<T> {
    let refusal: string | null = null;
    for (const path of paths) {
      const opened = openNamespace(path, id);
      if (opened === 'gone') continue;
      if (typeof opened !== 'number') {
        refusal = opened.why;
        continue;
      }
      try {
        const failure = this.#set(opened);
        if (failure === null) return { kind: 'done', answer: this.#runAndReturn(work) };
        refusal = `setns: ${failure}`;
      } finally {
        closeSync(opened);
      }
    }
    return refusal === null
      ? { kind: 'gone' }
      : { kind: 'refused', why: `it cannot be entered (${refusal})` };
  }

  close(): void {
    closeSync(this.#own);
  }

  #runAndReturn<T>(work: () => T): T {
    try {
      return work();
    } finally {
      const failure = this.#set(this.#own);
      if (failure !== null) {
        writeSync(STDERR, `the way back into the own network namespace failed (setns: ${failure})\n`);
        process.abort();
      }
    }
  }
}

/** Whether a path leads to the namespace with this inode number, as far as this user may see. */
export function leadsTo(path: string, id: number): boolean {
  try {
    return statSync(path).ino === id;
  } catch {
    return false;
  }
}

/** Loads `setns` from the C library; it answers with the name of the errno, `null` when it worked. */
async function loadSetNamespace(): Promise<SetNamespace> {
  const koffi = await import('koffi');
  const setns = koffi.load(null).func('int setns(int, int)');
  return (fd) => {
    const result: unknown = setns(fd, CLONE_NEWNET);
    return result === 0 ? null : getSystemErrorName(-koffi.errno());
  };
}

/** An inode number is proof only while the file is open: a process ends and its number goes to another. */
function openNamespace(path: string, id: number): number | 'gone' | { readonly why: string } {
  let fd: number;
  try {
    fd = openSync(path, 'r');
  } catch (error) {
    const code = toErrorCode(error) ?? '';
    return GONE_CODES.includes(code) ? 'gone' : { why: `open: ${code}` };
  }
  if (fstatSync(fd).ino === id) return fd;
  closeSync(fd);
  return 'gone';
}
