import { readlinkSync } from 'node:fs';
import { ADDRESS_FAMILIES } from '@finwait/tcp';
import koffi from 'koffi';
import { loadSystemCalls } from '../sources/system-call.js';

const SOCK_STREAM_CLOEXEC = 1 | 0x80000;

const closers: (() => void)[] = [];

afterEach(() => {
  for (const close of closers.splice(0)) close();
});

/** Listens on a free port and never accepts, until the test ends; comes back with the inode number of the socket. */
export async function listenUnattended(backlog: number): Promise<number> {
  const calls = await loadSystemCalls();
  const listen = koffi.load(null).func('int listen(int, int)');
  const fd = calls.socket(ADDRESS_FAMILIES.inet, SOCK_STREAM_CLOEXEC, 0);
  closers.push(() => calls.close(fd));
  calls.bindAnywhere(fd);
  expect(listen(fd, backlog)).toBe(0);
  return Number(/\d+/.exec(readlinkSync(`/proc/self/fd/${fd}`))?.[0]);
}
