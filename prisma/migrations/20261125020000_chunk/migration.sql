CREATE TABLE "Chunk" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "hostId" INTEGER NOT NULL,
    "tier" TEXT NOT NULL,
    "startAt" BIGINT NOT NULL,
    "content" BLOB NOT NULL
);

CREATE UNIQUE INDEX "Chunk_hostId_tier_startAt_key" ON "Chunk"("hostId", "tier", "startAt");
