import type { KernelSettings } from '@finwait/tcp';
import { Injectable } from '@nestjs/common';
import { PrismaService } from '../prisma.service.js';
import type { SettingsChange } from './settings-update.js';

/** A change as stored. */
export interface StoredChange extends SettingsChange {
  readonly id: number;
  readonly hostId: number;
  /** What was stored of the same namespace before it; `null` for the first. */
  readonly before: Partial<KernelSettings> | null;
}

/** Which changes of a host to read. */
export interface ChangeRange {
  readonly from: number;
  readonly to: number;
  /** Only changes with a smaller id. */
  readonly belowId: number;
  readonly limit: number;
}

const SELECT_NEWEST = `SELECT *, NULL AS "before" FROM "HostSettings" WHERE "id" IN
  (SELECT MAX("id") FROM "HostSettings" GROUP BY "hostId", "namespace") ORDER BY "id"`;

const SELECT_RANGE = `SELECT * FROM
  (SELECT *, LAG("settings") OVER (PARTITION BY "namespace" ORDER BY "id") AS "before"
   FROM "HostSettings" WHERE "hostId" = ?)
  WHERE "since" >= ? AND "since" < ? AND "id" < ? ORDER BY "id" DESC LIMIT ?`;

type Row = Readonly<Record<string, number | bigint | string | null>>;

/** The kernel settings of every host over time. */
@Injectable()
export class SettingsStore {
  constructor(private readonly prisma: PrismaService) {}

  /** Stores changes of a host in one transaction; once it resolves they are on the disk. */
  async append(hostId: number, changes: readonly SettingsChange[]): Promise<void> {
    await this.prisma.hostSettings.createMany({
      data: changes.map(({ since, namespace, label, values }) => ({
        hostId,
        since: BigInt(since),
        namespace,
        label,
        settings: JSON.stringify(values),
      })),
    });
  }

  /** The newest change of every namespace of every host. */
  async readNewest(): Promise<StoredChange[]> {
    return (await this.prisma.$queryRawUnsafe<Row[]>(SELECT_NEWEST)).map(toChange);
  }

  /** The changes of a host with `from <= since < to`, newest first. */
  async readRange(hostId: number, { from, to, belowId, limit }: ChangeRange): Promise<StoredChange[]> {
    const bounds = [BigInt(from), BigInt(to), BigInt(belowId), limit];
    return (await this.prisma.$queryRawUnsafe<Row[]>(SELECT_RANGE, hostId, ...bounds)).map(toChange);
  }
}

function toChange(row: Row): StoredChange {
  return {
    id: Number(row['id']),
    hostId: Number(row['hostId']),
    since: Number(row['since']),
    namespace: String(row['namespace']),
    label: row['label'] === null ? null : String(row['label']),
    values: parseValues(row['settings'] ?? '{}'),
    before: row['before'] === null ? null : parseValues(row['before'] ?? '{}'),
  };
}

function parseValues(text: Row[string]): Partial<KernelSettings> {
  return JSON.parse(String(text)) as Partial<KernelSettings>;
}
