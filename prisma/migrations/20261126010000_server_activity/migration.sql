CREATE TABLE "ServerSeries" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "hostId" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "place" TEXT NOT NULL
);

CREATE UNIQUE INDEX "ServerSeries_hostId_kind_place_key" ON "ServerSeries"("hostId", "kind", "place");

CREATE TABLE "ServerReading" (
    "seriesId" INTEGER NOT NULL,
    "at" BIGINT NOT NULL,
    "figures" TEXT NOT NULL,

    PRIMARY KEY ("seriesId", "at"),
    CONSTRAINT "ServerReading_seriesId_fkey" FOREIGN KEY ("seriesId") REFERENCES "ServerSeries" ("id") ON DELETE CASCADE ON UPDATE CASCADE
) WITHOUT ROWID;

CREATE TABLE "ServerDay" (
    "seriesId" INTEGER NOT NULL,
    "startAt" BIGINT NOT NULL,
    "blob" BLOB NOT NULL,

    PRIMARY KEY ("seriesId", "startAt"),
    CONSTRAINT "ServerDay_seriesId_fkey" FOREIGN KEY ("seriesId") REFERENCES "ServerSeries" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE INDEX "ServerDay_startAt_idx" ON "ServerDay"("startAt");
