import type Database from 'better-sqlite3';
import { ChunkRest } from '../history/chunk-rest.js';
import type { Tier } from '../history/tier.js';

/** A row of the `Chunk` table without its blob. */
export interface ChunkKey {
  readonly id: number;
  readonly hostId: number;
  readonly tier: Tier;
  readonly startAt: number;
  readonly lastAt: number;
}

type KeyRow = [number, number, Tier, number, number];
const KEY = 'SELECT "id", "hostId", "tier", "startAt", "lastAt" FROM "Chunk"';

/** The `Chunk` table as it is, whatever its rows say. Times are epoch milliseconds. */
export class ChunkRows {
  readonly #starts: Database.Statement;
  readonly #keys: Database.Statement;
  readonly #blob: Database.Statement;
  readonly #rest: ChunkRest;

  constructor(database: Database.Database) {
    const prepare = (sql: string) => database.prepare<unknown[]>(sql).raw();
    this.#starts = prepare('SELECT DISTINCT "startAt" FROM "Chunk" WHERE "tier" = ? ORDER BY 1');
    this.#keys = prepare(`${KEY} WHERE "tier" = ? AND "startAt" >= ? AND "startAt" < ? ORDER BY 2, 4`);
    this.#blob = prepare('SELECT "blob", "restBytes" FROM "Chunk" WHERE "id" = ?');
    this.#rest = new ChunkRest(database);
  }

  /** When the chunks of a tier begin. */
  readStarts(tier: Tier): number[] {
    return (this.#starts.all(tier) as [number][]).map(([startAt]) => startAt);
  }

  /** The chunks of a tier that begin in a span, host by host and oldest first. */
  readKeys(tier: Tier, from: number, to: number): ChunkKey[] {
    const rows = this.#keys.all(tier, from, to) as KeyRow[];
    return rows.map(([id, hostId, ownTier, startAt, lastAt]) => ({
      id,
      hostId,
      tier: ownTier,
      startAt,
      lastAt,
    }));
  }

  /** Throws where the file is too damaged for it. */
  readBlob(id: number): Uint8Array {
    const [blob, restBytes] = this.#blob.get(id) as [unknown, number | null];
    if (!(blob instanceof Uint8Array)) throw new Error('its blob is none');
    return this.#rest.join(id, blob, restBytes);
  }
}
