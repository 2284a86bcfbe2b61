import Database from 'better-sqlite3';
import fc from 'fast-check';
import { scratchDatabase } from '../testing/scratch-database.js';
import { readWholeChunks } from '../testing/whole-blobs.js';
import { ChunkRest } from './chunk-rest.js';
import { packBlob, toPageOrder, unpackBlob } from './packed-blob.js';

const toBlob = (length: number) => Uint8Array.from({ length }, (_, place) => (place * 31) % 251);

describe('a packed blob', () => {
  it('is whole again, and leaves less than a quarter of a page to be shared', () => {
    fc.assert(
      fc.property(fc.nat(90_000), (length) => {
        const blob = toBlob(length);
        const { head, pieces } = packBlob(blob);
        expect(Buffer.compare(unpackBlob({ head, pieces }), blob)).toBe(0);
        expect(pieces.length).toBeLessThanOrEqual(8);
        expect((head.length + 31 - 489) % 4_092).toBeLessThan(498);
      }),
    );
  });

  it('is in the order of pages once', () => {
    const rows = [100, 5_000, 700, 900, 4_600, 30_000].map((length) => ({ head: toBlob(length) }));
    const ordered = toPageOrder(rows);
    expect(ordered).toHaveLength(rows.length);
    expect(new Set(ordered)).toEqual(new Set(rows));
  });
});

describe('packed chunks', () => {
  const scratch = scratchDatabase();
  let database: Database.Database;
  beforeEach(() => (database = new Database(scratch.path)));
  afterEach(() => database.close());

  const insert = (blobs: readonly Uint8Array[]) => {
    const add = database.prepare(
      `INSERT INTO "Chunk" ("hostId", "tier", "startAt", "lastAt", "blob") VALUES (1, 'raw', ?, ?, ?)`,
    );
    blobs.forEach((blob, place) => add.run(place * 43_200_000, place * 43_200_000 + 5, blob));
  };
  const pack = () => new ChunkRest(database).pack(readWholeChunks(database));
  const readRest = () => database.prepare('SELECT COUNT(*) FROM "ChunkRest"').pluck().get() as number;
  const readKept = () =>
    database.prepare(`SELECT "chunks", "bytes" FROM "KeptTier" WHERE "tier" = 'raw'`).get();

  it('hold what they held, in fewer pages, and count as many bytes', () => {
    const blobs = Array.from({ length: 64 }, (_, place) => toBlob(2_000 + place * 397));
    insert(blobs);
    const kept = readKept();
    const used = () =>
      (database.pragma('page_count', { simple: true }) as number) -
      (database.pragma('freelist_count', { simple: true }) as number);
    const before = used();
    pack();
    expect(readWholeChunks(database).map(({ blob }) => Buffer.from(blob))).toEqual(
      blobs.map((blob) => Buffer.from(blob)),
    );
    expect(readKept()).toEqual(kept);
    const payload = blobs.reduce((sum, { length }) => sum + length, 0);
    expect(used()).toBeLessThan(before);
    expect(
      database
        .prepare(`SELECT SUM("unused") FROM "dbstat" WHERE "name" IN ('Chunk', 'ChunkRest')`)
        .pluck()
        .get(),
    ).toBeLessThan(0.03 * payload);
  });

  it('leave no piece behind when they are written anew or removed', () => {
    insert([toBlob(3_000), toBlob(9_000)]);
    pack();
    expect(readRest()).toBeGreaterThan(1);
    database.exec(`DELETE FROM "Chunk" WHERE "startAt" > 0`);
    database.exec(`UPDATE "Chunk" SET "blob" = X'0102', "restBytes" = NULL`);
    expect(readRest()).toBe(0);
    expect(readKept()).toEqual({ chunks: 1, bytes: 2 });
  });
});
