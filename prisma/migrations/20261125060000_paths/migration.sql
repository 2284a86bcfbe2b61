CREATE TABLE "PathChange" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "changedAt" BIGINT NOT NULL,
    "changedBy" TEXT NOT NULL,
    "path" TEXT
);

CREATE INDEX "PathChange_name_id_idx" ON "PathChange" ("name", "id");
