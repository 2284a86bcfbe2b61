CREATE TABLE "KeptTier" (
    "tier" TEXT NOT NULL PRIMARY KEY,
    "chunks" INTEGER NOT NULL DEFAULT 0,
    "bytes" BIGINT NOT NULL DEFAULT 0,
    "floorAt" BIGINT NOT NULL DEFAULT 0,
    "floorBy" TEXT NOT NULL DEFAULT 'age'
);

INSERT INTO "KeptTier" ("tier", "chunks", "bytes")
SELECT "names"."tier", COUNT("Chunk"."id"), COALESCE(SUM(LENGTH("Chunk"."blob")), 0)
FROM (SELECT 'raw' AS "tier" UNION ALL SELECT '5m' UNION ALL SELECT '1h') AS "names"
LEFT JOIN "Chunk" ON "Chunk"."tier" = "names"."tier" GROUP BY "names"."tier";

CREATE TRIGGER "Chunk_added" AFTER INSERT ON "Chunk" BEGIN
    UPDATE "KeptTier" SET "chunks" = "chunks" + 1, "bytes" = "bytes" + LENGTH(NEW."blob") WHERE "tier" = NEW."tier";
END;

CREATE TRIGGER "Chunk_changed" AFTER UPDATE OF "blob" ON "Chunk" BEGIN
    UPDATE "KeptTier" SET "bytes" = "bytes" + LENGTH(NEW."blob") - LENGTH(OLD."blob") WHERE "tier" = NEW."tier";
END;

CREATE TRIGGER "Chunk_removed" AFTER DELETE ON "Chunk" BEGIN
    UPDATE "KeptTier" SET "chunks" = "chunks" - 1, "bytes" = "bytes" - LENGTH(OLD."blob") WHERE "tier" = OLD."tier";
END;

CREATE TABLE "Removal" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "removedAt" BIGINT NOT NULL,
    "tier" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "chunks" INTEGER NOT NULL,
    "bytes" BIGINT NOT NULL,
    "fromAt" BIGINT NOT NULL,
    "toAt" BIGINT NOT NULL
);

CREATE TABLE "RemovedHost" (
    "hostId" INTEGER NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "removedAt" BIGINT NOT NULL,
    "erasedAt" BIGINT
);
