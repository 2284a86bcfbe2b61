import { Injectable } from '@nestjs/common';
import type { RecordedServers } from '../hosts/host-registry.js';
import { PrismaService } from '../prisma.service.js';
import { parseRecord, toRecord, type RecordedHop } from './server-settings.js';
import type { ChangeRange } from './settings.store.js';

/** What was set from `since` on, and what was kept before it; `before` is `null` in the oldest. */
export interface StoredServers {
  readonly id: number;
  readonly since: number;
  readonly before: readonly RecordedHop[] | null;
  readonly after: readonly RecordedHop[];
}

const NEWEST = `(SELECT MAX("id") FROM "ServerSettings" WHERE "hostId" = ?)`;

/** Looks and writes in one statement: of two that were made from the same row, only one is added. */
const INSERT_AFTER = `INSERT INTO "ServerSettings" ("hostId", "since", "servers")
  SELECT ?, ?, ? WHERE ${NEWEST} IS ?`;

const SELECT_RANGE = `SELECT "id", "since", "servers",
  (SELECT "servers" FROM "ServerSettings" WHERE "hostId" = "s"."hostId" AND "id" < "s"."id" ORDER BY "id" DESC LIMIT 1) AS "before"
  FROM "ServerSettings" AS "s" WHERE "hostId" = ? AND "since" >= ? AND "since" < ? AND "id" < ? ORDER BY "id" DESC LIMIT ?`;

const SELECT_NEWEST = `SELECT "hostId", "since", "servers" FROM "ServerSettings" WHERE "id" IN
  (SELECT MAX("id") FROM "ServerSettings" GROUP BY "hostId")`;

interface NewestRow {
  readonly hostId: number | bigint;
  readonly since: number | bigint;
  readonly servers: string;
}

interface Row {
  readonly id: number | bigint;
  readonly since: number | bigint;
  readonly servers: string;
  readonly before: string | null;
}

/** What the servers of every host have set over time. How much is kept says the trigger of the table. */
@Injectable()
export class ServerSettingsStore {
  constructor(private readonly prisma: PrismaService) {}

  /** Once it resolves, what `record` makes of the newest is the newest on the disk. The same as before is not stored again. */
  async append(
    hostId: number,
    since: number,
    record: (known: readonly RecordedHop[]) => readonly RecordedHop[],
  ): Promise<void> {
    for (;;) {
      const newest = await this.prisma.serverSettings.findFirst({
        where: { hostId },
        orderBy: { id: 'desc' },
        select: { id: true, servers: true },
      });
      const known = newest?.servers ?? '[]';
      const servers = toRecord(record(parseRecord(known)));
      if (servers === known) return;
      const values = [hostId, BigInt(since), servers, hostId, newest?.id ?? null];
      if ((await this.prisma.$executeRawUnsafe(INSERT_AFTER, ...values)) > 0) return;
    }
  }

  /** What was stored last, by the number of the host. */
  async readNewest(): Promise<Map<number, RecordedServers>> {
    const rows = await this.prisma.$queryRawUnsafe<NewestRow[]>(SELECT_NEWEST);
    return new Map(
      rows.map(({ hostId, since, servers }) => [
        Number(hostId),
        { since: Number(since), hops: parseRecord(servers) },
      ]),
    );
  }

  /** What was set since `from <= since < to`, newest first. */
  async readRange(hostId: number, { from, to, belowId, limit }: ChangeRange): Promise<StoredServers[]> {
    const bounds = [BigInt(from), BigInt(to), BigInt(belowId), limit];
    const rows = await this.prisma.$queryRawUnsafe<Row[]>(SELECT_RANGE, hostId, ...bounds);
    return rows.map(({ id, since, servers, before }) => ({
      id: Number(id),
      since: Number(since),
      before: before === null ? null : parseRecord(before),
      after: parseRecord(servers),
    }));
  }
}
