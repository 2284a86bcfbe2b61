import type { SettingsQuery } from '@finwait/contracts';
import type { ChangeRange } from './settings.store.js';

/** One page of what changed on a host, newest first, and where the next one begins. */
export interface ChangePage<Change> {
  readonly changes: readonly Change[];
  readonly nextCursor: string | null;
}

/** Reads a page; the cursor is the number of the last change of the page before. */
export async function readChangePage<Change extends { readonly id: number }>(
  { from, to, limit, cursor }: SettingsQuery,
  read: (range: ChangeRange) => Promise<readonly Change[]>,
): Promise<ChangePage<Change>> {
  const belowId = cursor === undefined ? Number.MAX_SAFE_INTEGER : Number(cursor);
  const found = await read({ from, to, belowId, limit: limit + 1 });
  const changes = found.slice(0, limit);
  return { changes, nextCursor: found.length > limit ? String(changes.at(-1)?.id) : null };
}
