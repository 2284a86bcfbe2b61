import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';

/** Some 4 MB: the copy yields to nobody for longer. */
const PAGES_AT_ONCE = 1_000;

/**
 * Copies the database at `source` to `target` as it is at this moment, whatever is written to it meanwhile; `told` hears
 * how much of it is done. The file gets its name when it is whole and on the disk, with mode 0600. The answer is its size
 * in bytes; throws when it could not be made, and leaves nothing then.
 */
export async function copyDatabase(
  source: string,
  target: string,
  told: (share: number) => void,
): Promise<number> {
  const partial = `${target}.partial`;
  await rm(partial, { force: true });
  try {
    await (await open(partial, 'wx', 0o600)).close();
    await copyPages(source, partial, told);
    const bytes = await syncFile(partial);
    await rename(partial, target);
    await syncFile(dirname(target));
    return bytes;
  } catch (error) {
    for (const end of ['', '-journal', '-wal', '-shm']) await rm(`${partial}${end}`, { force: true });
    throw error;
  }
}

async function copyPages(source: string, target: string, told: (share: number) => void): Promise<void> {
  const database = new Database(source, { readonly: true, fileMustExist: true });
  try {
    database.pragma('busy_timeout = 5000');
    // The copy starts over whenever another process commits, unless a read transaction holds its moment.
    database.exec('BEGIN');
    database.prepare('SELECT COUNT(*) FROM sqlite_master').get();
    await database.backup(target, {
      progress: ({ totalPages, remainingPages }) => {
        if (totalPages > 0) told(1 - remainingPages / totalPages);
        return PAGES_AT_ONCE;
      },
    });
  } finally {
    database.close();
  }
}

/** Has a file or folder on the disk before it comes back; the answer is its size in bytes. */
async function syncFile(path: string): Promise<number> {
  const file = await open(path, 'r');
  try {
    await file.sync();
    return (await file.stat()).size;
  } finally {
    await file.close();
  }
}
