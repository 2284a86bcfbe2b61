ALTER TABLE "Sample" ADD COLUMN "reporting" INTEGER;
ALTER TABLE "Sample" ADD COLUMN "held" INTEGER;

CREATE TABLE "Chunk" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "hostId" INTEGER NOT NULL,
    "tier" TEXT NOT NULL,
    "startAt" BIGINT NOT NULL,
    "lastAt" BIGINT NOT NULL,
    "blob" BLOB NOT NULL
);

CREATE UNIQUE INDEX "Chunk_hostId_tier_startAt_key" ON "Chunk"("hostId", "tier", "startAt");

CREATE INDEX "Chunk_tier_startAt_idx" ON "Chunk"("tier", "startAt");

CREATE TABLE "FleetRecount" (
    "startAt" BIGINT NOT NULL PRIMARY KEY
);
