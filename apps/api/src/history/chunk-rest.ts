import type Database from 'better-sqlite3';
import { packBlob, toPageOrder, unpackBlob } from './packed-blob.js';

/** Pieces of a chunk have the numbers from so many times the chunk's own on. */
export const MOST_PIECES = 16;

const SQL = {
  read: 'SELECT "bytes" FROM "ChunkRest" WHERE "id" >= ? AND "id" < ? ORDER BY "id"',
  lastId: 'SELECT MAX("id") FROM "Chunk"',
  pack: 'UPDATE "Chunk" SET "id" = ?, "blob" = ?, "restBytes" = ? WHERE "id" = ?',
  add: 'INSERT INTO "ChunkRest" ("id", "bytes") VALUES (?, ?)',
} as const;

/** Blobs of chunks as the tables `Chunk` and `ChunkRest` hold them together. Triggers remove what belongs to no chunk. */
export class ChunkRest {
  readonly #database: Database.Database;
  #read: Database.Statement<[number, number]> | undefined;

  constructor(database: Database.Database) {
    this.#database = database;
  }

  /** The whole blob of a chunk of which `head` lies in its row, and `restBytes` elsewhere. */
  join(id: number, head: Uint8Array, restBytes: number | null): Uint8Array {
    if (!restBytes) return head;
    this.#read ??= this.#database.prepare<[number, number]>(SQL.read).pluck();
    const first = id * MOST_PIECES;
    return unpackBlob({ head, pieces: this.#read.all(first, first + MOST_PIECES) as Uint8Array[] });
  }

  /** Moves chunks that are in one piece to the end of their table, cut and in the order in which they fill pages. */
  pack(chunks: readonly { readonly id: number; readonly blob: Uint8Array }[]): void {
    const [pack, add] = [this.#database.prepare(SQL.pack), this.#database.prepare(SQL.add)];
    let last = this.#database.prepare(SQL.lastId).pluck().get() as number;
    for (const { id, blob, head, pieces } of toPageOrder(
      chunks.map((chunk) => ({ ...chunk, ...packBlob(chunk.blob) })),
    )) {
      last += 1;
      pack.run(last, head, blob.length - head.length, id);
      for (const [place, piece] of pieces.entries()) add.run(last * MOST_PIECES + place, piece);
    }
  }
}
