CREATE TABLE "HostSettings" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "hostId" INTEGER NOT NULL,
    "since" BIGINT NOT NULL,
    "namespace" TEXT NOT NULL,
    "label" TEXT,
    "settings" TEXT NOT NULL,

    CONSTRAINT "HostSettings_hostId_fkey" FOREIGN KEY ("hostId") REFERENCES "Host" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE INDEX "HostSettings_hostId_namespace_id_idx" ON "HostSettings"("hostId", "namespace", "id");
