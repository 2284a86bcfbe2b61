import { WHOLE_LAYOUT } from '../history/bucket-layout.js';
import { decodeChunk, type Series } from '../history/chunk/chunk-code.js';
import { ROW_FIELDS, STORE_COLUMNS } from '../history/store-column.js';
import { HOUR_MS, TIERS } from '../history/tier.js';
import type { ChunkKey, ChunkRows } from './chunk-rows.js';
import { toTimeText, type Fault } from './fault.js';

/** A chunk as far as it can be trusted: its rows, or what is wrong with it. */
export interface CheckedChunk {
  readonly hostId: number;
  readonly startAt: number;
  readonly bytes: number;
  readonly content: { readonly rows: Series } | { readonly fault: Fault };
}

/** Reads a chunk and holds it against its key. Never throws. */
export function checkChunk(chunks: ChunkRows, key: ChunkKey): CheckedChunk {
  const { hostId, tier, startAt } = key;
  const toFault = (code: Fault['code'], cause: string) => ({ fault: { code, cause, hostId, tier, startAt } });
  try {
    const blob = chunks.readBlob(key.id);
    const bytes = blob.length;
    const decoded = decodeChunk(blob);
    if (!decoded.ok) return { hostId, startAt, bytes, content: toFault('chunk_damaged', decoded.reason) };
    const misplaced = findMisplacement(key, decoded.content);
    const content =
      misplaced === undefined ? { rows: decoded.content } : toFault('chunk_misplaced', misplaced);
    return { hostId, startAt, bytes, content };
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    return { hostId, startAt, bytes: 0, content: toFault('chunk_damaged', cause) };
  }
}

/** Its rows; `undefined` where they cannot be trusted. */
export function toRows({ content }: CheckedChunk): Series | undefined {
  return 'rows' in content ? content.rows : undefined;
}

function findMisplacement({ tier, startAt, lastAt }: ChunkKey, { at, series }: Series): string | undefined {
  const { chunkMs, stepMs } = TIERS[tier];
  const [first, last] = [at[0] as number, at.at(-1) as number];
  // Chunks of snapshots were shorter once.
  const gridMs = tier === 'raw' ? chunkMs / 2 : chunkMs;
  if (startAt % gridMs !== 0) return `it begins at no multiple of ${gridMs / HOUR_MS} h`;
  if (first < startAt || last >= startAt + chunkMs)
    return `its rows are of ${toTimeText(first)} to ${toTimeText(last)}`;
  if (last !== lastAt) return `its last row is of ${toTimeText(last)}, its key says ${toTimeText(lastAt)}`;
  const isOff = stepMs > 0 && at.some((time) => time % stepMs !== 0);
  if (isOff) return `a bucket of it begins at no multiple of ${stepMs / 60_000} min`;
  const most = tier === 'raw' ? ROW_FIELDS.length + STORE_COLUMNS.length : WHOLE_LAYOUT.width;
  return series.length > most ? `it has ${series.length} series, this release knows ${most}` : undefined;
}
