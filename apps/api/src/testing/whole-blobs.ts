import type Database from 'better-sqlite3';
import { ChunkRest } from '../history/chunk-rest.js';

/** A row of the `Chunk` table with its whole blob. */
export interface WholeChunk {
  readonly id: number;
  readonly hostId: number;
  readonly tier: string;
  readonly startAt: number;
  readonly blob: Uint8Array;
}

/** Every chunk, wherever the pieces of its blob are, by host, tier and time. */
export function readWholeChunks(database: Database.Database): WholeChunk[] {
  const rest = new ChunkRest(database);
  const rows = database
    .prepare('SELECT "id", "hostId", "tier", "startAt", "blob", "restBytes" FROM "Chunk" ORDER BY 2, 3, 4')
    .all() as (WholeChunk & { readonly restBytes: number | null })[];
  return rows.map(({ restBytes, ...chunk }) => ({
    ...chunk,
    blob: rest.join(chunk.id, chunk.blob, restBytes),
  }));
}
