CREATE TABLE "ServerSettings" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "hostId" INTEGER NOT NULL,
    "since" BIGINT NOT NULL,
    "servers" TEXT NOT NULL,

    CONSTRAINT "ServerSettings_hostId_fkey" FOREIGN KEY ("hostId") REFERENCES "Host" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE INDEX "ServerSettings_hostId_id_idx" ON "ServerSettings"("hostId", "id");

-- Of each host the newest 200 rows stay, and of those beyond the newest two what fits into 16 MiB.
CREATE TRIGGER "ServerSettings_added" AFTER INSERT ON "ServerSettings" BEGIN
    DELETE FROM "ServerSettings" WHERE "id" IN (
        SELECT "id" FROM (
            SELECT "id", ROW_NUMBER() OVER "newest" AS "place", SUM(OCTET_LENGTH("servers")) OVER "newest" AS "bytes"
            FROM "ServerSettings" WHERE "hostId" = NEW."hostId" WINDOW "newest" AS (ORDER BY "id" DESC)
        ) WHERE "place" > 200 OR ("place" > 2 AND "bytes" > 16777216)
    );
END;
