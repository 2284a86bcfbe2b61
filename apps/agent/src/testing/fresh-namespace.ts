import { closeSync, openSync } from 'node:fs';

/** Source: include/uapi/linux/sched.h. */
const CLONE_NEWNET = 0x40000000;

/**
 * Puts the main thread, what it opens and the processes it starts into a network namespace without any socket. The
 * answer leads back; `null` where that takes more rights than this process has.
 */
export async function enterFreshNamespace(): Promise<(() => void) | null> {
  const koffi = await import('koffi');
  const libc = koffi.load(null);
  const unshare = libc.func('int unshare(int)');
  const setns = libc.func('int setns(int, int)');
  const own = openSync('/proc/self/ns/net', 'r');
  if (unshare(CLONE_NEWNET) !== 0) {
    closeSync(own);
    return null;
  }
  return () => {
    if (setns(own, CLONE_NEWNET) !== 0) throw new Error('the way back into the own network namespace failed');
    closeSync(own);
  };
}
