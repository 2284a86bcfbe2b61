import { statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import type Database from 'better-sqlite3';

/**
 * Snapshots leave so much of the disk to sealing and removing: 4 MiB for the log, which is as long before it goes into the file,
 * and the same for what the file grows by then. Source: https://sqlite.org/pragma.html#pragma_wal_autocheckpoint
 */
export const LEAST_ROOM_BYTES = 8 * 2 ** 20;

/** How much the database can take in, in bytes: what is left on its disk, and where that is not enough its free pages too. */
export function readRoom(database: Database.Database): number {
  const { bavail, bsize, blocks } = statfsSync(dirname(database.name));
  if (blocks === 0) return Infinity;
  const left = bavail * bsize;
  if (left >= LEAST_ROOM_BYTES) return left;
  const read = (name: string) => database.pragma(name, { simple: true }) as number;
  return left + read('freelist_count') * read('page_size');
}
