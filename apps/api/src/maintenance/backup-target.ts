import { realpathSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** Why a backup cannot be made as this file; `undefined` when it can. */
export function findTargetProblem(
  path: string,
  { isForced, source }: { readonly isForced: boolean; readonly source: string },
): string | undefined {
  const folder = dirname(path);
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return `there is no folder ${folder}`;
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats && !stats.isFile()) return `${path} is no file`;
  const name = basename(path);
  const inUse = source === '' ? [] : ['', '-wal', '-shm'].map((end) => `${realpathSync(source)}${end}`);
  const real = stats ? realpathSync(path) : join(realpathSync(folder), name);
  if (inUse.includes(real)) return `${path} is the database itself`;
  return stats && !isForced ? `${path} is there; --force replaces it` : undefined;
}
