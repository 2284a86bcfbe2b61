import { closeSync, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { getSystemErrorName } from 'node:util';
import { toCause } from './cause.js';

/** A state dir that is this process's own until it lets go of it or ends, or one that another process has. */
export type StateLock =
  | {
      readonly kind: 'locked';
      readonly release: () => void;
      /** Why another process might use the folder all the same; `null` when none can. */
      readonly doubt: string | null;
    }
  | { readonly kind: 'taken'; readonly holder: string };

/** Locks an open file; answers with the name of the errno, `null` when it worked. */
type LockFile = (fd: number) => string | null;

const FILE_NAME = 'lock';
/** Never waits. The same numbers on every system. Source: flock(2). */
const LOCK_EX_NB = 2 | 4;
const HELD_BY_ANOTHER = 'EAGAIN';
/** An agent that was killed or told to stop may take a moment to end. */
const PATIENCE_MS = 2_000;
const TRY_EVERY_MS = 50;

/**
 * Makes a state dir this process's own. The kernel takes the lock back when the process ends, however it ends, so none is ever
 * stale; the file that bears it stays, and names the process that had it last. Two agents would send each other's
 * snapshots and delete each other's files.
 */
export async function lockStateDir(stateDir: string, patienceMs = PATIENCE_MS): Promise<StateLock> {
  const path = join(stateDir, FILE_NAME);
  let fd: number | undefined;
  try {
    const lock = await loadLock();
    fd = openSync(path, 'a+', 0o600);
    const isMine = await attempt(lock, fd, patienceMs);
    if (!isMine) {
      closeSync(fd);
      return { kind: 'taken', holder: readHolder(path) };
    }
    ftruncateSync(fd);
    writeSync(fd, `${process.pid}\n`);
    return toLocked(fd, null);
  } catch (error) {
    return toLocked(fd, `${path} cannot be locked (${toCause(error)})`);
  }
}

function toLocked(fd: number | undefined, doubt: string | null): StateLock {
  const release = () => (fd === undefined ? undefined : closeSync(fd));
  return { kind: 'locked', release, doubt };
}

/** False when another process has the file all the time. Throws when no lock can be had. */
async function attempt(lock: LockFile, fd: number, patienceMs: number): Promise<boolean> {
  const endAt = performance.now() + patienceMs;
  for (;;) {
    const failure = lock(fd);
    if (failure === null) return true;
    if (failure !== HELD_BY_ANOTHER) throw new Error(`flock: ${failure}`);
    if (performance.now() >= endAt) return false;
    await wait(TRY_EVERY_MS);
  }
}

function readHolder(path: string): string {
  const pid = /^\d+$/m.exec(readFileSync(path, 'latin1'))?.[0];
  return pid === undefined ? 'another process' : `process ${pid}`;
}

async function loadLock(): Promise<LockFile> {
  const koffi = await import('koffi');
  const flock = koffi.load(null).func('int flock(int, int)');
  return (fd) => (flock(fd, LOCK_EX_NB) === 0 ? null : getSystemErrorName(-koffi.errno()));
}
