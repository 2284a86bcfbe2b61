import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { MAX_INSPECTED_TEXT_BYTES } from '@finwait/contracts/protocol';

/** Where control groups are mounted. */
export const CGROUP_ROOT = '/sys/fs/cgroup';

/** Paths of control groups (v2) by their id, as this process sees them; the topmost is `/`. */
export type CgroupPaths = ReadonlyMap<bigint, string>;

const MOST_CGROUPS = 10_000;

/**
 * The paths of all control groups, at most 10,000. An id is the inode of the group's folder. Empty where there is no v2
 * hierarchy. Source: `cgroup_id` in include/linux/cgroup.h, Documentation/admin-guide/cgroup-v2.rst.
 */
export function readCgroupPaths(root: string): CgroupPaths {
  const paths = new Map<bigint, string>();
  const top = [root, join(root, 'unified')].find((folder) => existsSync(join(folder, 'cgroup.controllers')));
  if (top === undefined) return paths;
  const waiting = ['/'];
  for (let path = waiting.pop(); path !== undefined && paths.size < MOST_CGROUPS; path = waiting.pop()) {
    const folder = join(top, path);
    try {
      paths.set(statSync(folder, { bigint: true }).ino, toShown(path));
      for (const entry of readdirSync(folder, { withFileTypes: true }))
        if (entry.isDirectory()) waiting.push(join(path, entry.name));
    } catch {
      continue;
    }
  }
  return paths;
}

function toShown(path: string): string {
  const bytes = Buffer.from(path);
  return bytes.length > MAX_INSPECTED_TEXT_BYTES ? `…${bytes.toString('utf8', bytes.length - 190)}` : path;
}
