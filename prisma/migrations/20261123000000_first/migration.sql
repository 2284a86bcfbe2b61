CREATE TABLE "Host" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "machineId" TEXT NOT NULL,
    "credentialHash" TEXT NOT NULL,
    "tags" TEXT NOT NULL DEFAULT '{}',
    "enrolledAt" BIGINT NOT NULL,
    "agentVersion" TEXT,
    "source" TEXT,
    "platform" TEXT,
    "intervalMs" INTEGER
);

CREATE UNIQUE INDEX "Host_name_key" ON "Host"("name");

CREATE UNIQUE INDEX "Host_credentialHash_key" ON "Host"("credentialHash");

CREATE TABLE "Sample" (
    "takenAt" BIGINT NOT NULL,
    "hostId" INTEGER NOT NULL,
    "seq" INTEGER NOT NULL,
    "flags" INTEGER NOT NULL,
    "LISTEN" INTEGER,
    "SYN_SENT" INTEGER,
    "SYN_RECV" INTEGER,
    "ESTABLISHED" INTEGER,
    "FIN_WAIT1" INTEGER,
    "FIN_WAIT2" INTEGER,
    "CLOSE_WAIT" INTEGER,
    "LAST_ACK" INTEGER,
    "CLOSING" INTEGER,
    "TIME_WAIT" INTEGER,
    "CLOSED" INTEGER,
    "unknown" INTEGER,
    "orphans" INTEGER,
    "socketMemoryPages" INTEGER,
    "fullestAcceptQueue" INTEGER,
    "activeOpens" BIGINT,
    "passiveOpens" BIGINT,
    "attemptFails" BIGINT,
    "establishedResets" BIGINT,
    "retransmittedSegments" BIGINT,
    "sentSegments" BIGINT,
    "synRetransmissions" BIGINT,
    "closesIntoTimeWait" BIGINT,
    "listenOverflows" BIGINT,
    "listenDrops" BIGINT,
    "timeWaitOverflows" BIGINT,
    "synCookiesSent" BIGINT,

    PRIMARY KEY ("takenAt", "hostId")
) WITHOUT ROWID;

CREATE INDEX "Sample_hostId_takenAt_idx" ON "Sample"("hostId", "takenAt");

CREATE TABLE "Enrolment" (
    "tokenHash" TEXT NOT NULL PRIMARY KEY,
    "createdAt" BIGINT NOT NULL,
    "expiresAt" BIGINT NOT NULL,
    "maxHosts" INTEGER NOT NULL,
    "usedHosts" INTEGER NOT NULL DEFAULT 0,
    "tags" TEXT NOT NULL DEFAULT '{}'
);

CREATE TABLE "Session" (
    "idHash" TEXT NOT NULL PRIMARY KEY,
    "createdAt" BIGINT NOT NULL,
    "lastUsedAt" BIGINT NOT NULL,
    "expiresAt" BIGINT NOT NULL
);
