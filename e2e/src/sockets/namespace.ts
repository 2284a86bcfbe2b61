import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import type { Family } from './loopback-address.ts';

const SOCKETS_DIRECTORY = import.meta.dirname;

/** With a user namespace no privilege is needed; a root that may not have those needs none. */
const WRAPPERS = [
  ['unshare', '-r', '-n'],
  ['unshare', '-n'],
];

/**
 * The words before a command that run it in a network namespace of its own, empty of other programs' sockets; `null`
 * where the host permits none. A namespace may be granted without the right to bring `lo` up in it, so that is tried.
 */
export function findNamespaceWrapper(): readonly string[] | null {
  const probe = [process.execPath, join(SOCKETS_DIRECTORY, 'loopback-process.ts')];
  const works = ([command = '', ...words]: string[]) => spawnSync(command, [...words, ...probe]).status === 0;
  return WRAPPERS.find(works) ?? null;
}

/** The IP versions a test can use: in a namespace of one's own what the kernel has, else what `lo` has now. */
export function findLoopbackFamilies(hasOwnNamespace: boolean): Family[] {
  const hasIpv6 = hasOwnNamespace
    ? existsSync('/proc/net/if_inet6')
    : Object.values(networkInterfaces()).some((addresses) =>
        addresses?.some(({ address }) => address === '::1'),
      );
  return hasIpv6 ? [4, 6] : [4];
}
