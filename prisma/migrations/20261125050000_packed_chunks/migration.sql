ALTER TABLE "Chunk" ADD COLUMN "restBytes" INTEGER;

CREATE TABLE "ChunkRest" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "bytes" BLOB NOT NULL
);

CREATE INDEX "Chunk_unpacked_idx" ON "Chunk"("tier", "startAt") WHERE "restBytes" IS NULL;

DROP TRIGGER "Chunk_added";
DROP TRIGGER "Chunk_changed";
DROP TRIGGER "Chunk_removed";

CREATE TRIGGER "Chunk_added" AFTER INSERT ON "Chunk" BEGIN
    UPDATE "KeptTier" SET "chunks" = "chunks" + 1, "bytes" = "bytes" + LENGTH(NEW."blob") + COALESCE(NEW."restBytes", 0)
    WHERE "tier" = NEW."tier";
END;

CREATE TRIGGER "Chunk_changed" AFTER UPDATE OF "blob" ON "Chunk" BEGIN
    UPDATE "KeptTier" SET "bytes" = "bytes" + LENGTH(NEW."blob") + COALESCE(NEW."restBytes", 0)
        - LENGTH(OLD."blob") - COALESCE(OLD."restBytes", 0)
    WHERE "tier" = NEW."tier";
    DELETE FROM "ChunkRest" WHERE OLD."restBytes" > 0 AND NEW."restBytes" IS NULL
        AND "id" >= OLD."id" * 16 AND "id" < OLD."id" * 16 + 16;
END;

CREATE TRIGGER "Chunk_removed" AFTER DELETE ON "Chunk" BEGIN
    UPDATE "KeptTier" SET "chunks" = "chunks" - 1, "bytes" = "bytes" - LENGTH(OLD."blob") - COALESCE(OLD."restBytes", 0)
    WHERE "tier" = OLD."tier";
    DELETE FROM "ChunkRest" WHERE OLD."restBytes" > 0 AND "id" >= OLD."id" * 16 AND "id" < OLD."id" * 16 + 16;
END;
