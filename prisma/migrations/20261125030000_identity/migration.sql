ALTER TABLE "Host" ADD COLUMN "formerHash" TEXT;
ALTER TABLE "Host" ADD COLUMN "formerUntil" BIGINT;

CREATE UNIQUE INDEX "Host_formerHash_key" ON "Host"("formerHash");

CREATE TABLE "User" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "scope" TEXT,
    "passwordHash" TEXT,
    "createdAt" BIGINT NOT NULL,
    "lastSignInAt" BIGINT
);

CREATE UNIQUE INDEX "User_name_key" ON "User"("name");

-- Sessions of before knew nobody by name: they end.
DROP TABLE "Session";

CREATE TABLE "Session" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "cookieHash" TEXT NOT NULL,
    "userId" INTEGER REFERENCES "User"("id") ON DELETE CASCADE,
    "by" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "browser" TEXT,
    "createdAt" BIGINT NOT NULL,
    "lastUsedAt" BIGINT NOT NULL,
    "expiresAt" BIGINT NOT NULL
);

CREATE UNIQUE INDEX "Session_cookieHash_key" ON "Session"("cookieHash");

CREATE INDEX "Session_userId_idx" ON "Session"("userId");

CREATE TABLE "NewEnrolment" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "tokenHash" TEXT NOT NULL,
    "createdBy" TEXT NOT NULL,
    "createdAt" BIGINT NOT NULL,
    "expiresAt" BIGINT NOT NULL,
    "maxHosts" INTEGER NOT NULL,
    "usedHosts" INTEGER NOT NULL DEFAULT 0,
    "tags" TEXT NOT NULL DEFAULT '{}'
);

INSERT INTO "NewEnrolment" ("tokenHash", "createdBy", "createdAt", "expiresAt", "maxHosts", "usedHosts", "tags")
SELECT "tokenHash", 'admin-token', "createdAt", "expiresAt", "maxHosts", "usedHosts", "tags" FROM "Enrolment" ORDER BY "createdAt";

DROP TABLE "Enrolment";

ALTER TABLE "NewEnrolment" RENAME TO "Enrolment";

CREATE UNIQUE INDEX "Enrolment_tokenHash_key" ON "Enrolment"("tokenHash");

CREATE TABLE "ApiToken" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "scope" TEXT,
    "createdBy" TEXT NOT NULL,
    "createdById" INTEGER REFERENCES "User"("id") ON DELETE CASCADE,
    "createdAt" BIGINT NOT NULL,
    "expiresAt" BIGINT NOT NULL,
    "lastUsedAt" BIGINT
);

CREATE UNIQUE INDEX "ApiToken_tokenHash_key" ON "ApiToken"("tokenHash");

CREATE INDEX "ApiToken_createdById_idx" ON "ApiToken"("createdById");

CREATE TABLE "AuditEntry" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "at" BIGINT NOT NULL,
    "actor" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "target" TEXT,
    "outcome" TEXT NOT NULL,
    "address" TEXT,
    "detail" TEXT NOT NULL,
    "prevHash" TEXT NOT NULL,
    "hash" TEXT NOT NULL
);

CREATE TRIGGER "AuditEntry_stays_as_it_is" BEFORE UPDATE ON "AuditEntry"
BEGIN SELECT RAISE(ABORT, 'the audit log only grows'); END;

CREATE TRIGGER "AuditEntry_stays" BEFORE DELETE ON "AuditEntry"
BEGIN SELECT RAISE(ABORT, 'the audit log only grows'); END;
