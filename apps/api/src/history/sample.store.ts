import { COLUMN_NAMES, type ColumnValues } from '@finwait/tcp';
import { Injectable } from '@nestjs/common';
import { PrismaService } from '../prisma.service.js';
import { toStorageFailure } from '../storage/storage-failure.js';

/** A snapshot to store or as stored. */
export interface Sample {
  readonly hostId: number;
  readonly takenAt: number;
  readonly seq: number;
  readonly flags: number;
  /** In wire order. */
  readonly values: ColumnValues;
}

const FIELDS = ['takenAt', 'hostId', 'seq', 'flags', ...COLUMN_NAMES];
const FIELD_LIST = FIELDS.map((name) => `"${name}"`).join(', ');

const SELECT_RANGE = `SELECT ${FIELD_LIST} FROM "Sample" INDEXED BY "Sample_hostId_takenAt_idx"
  WHERE "hostId" = ? AND "takenAt" >= ? AND "takenAt" < ? ORDER BY "takenAt"`;

const SELECT_NEWEST = `SELECT ${FIELDS.map((name) => `s."${name}"`).join(', ')} FROM "Host" h JOIN "Sample" s
  ON s."hostId" = h."id" AND s."takenAt" = (SELECT MAX("takenAt") FROM "Sample" WHERE "hostId" = h."id")`;

type Row = Readonly<Record<string, number | bigint | null>>;

/** The hot rows: every snapshot as it arrived. */
@Injectable()
export class SampleStore {
  constructor(private readonly prisma: PrismaService) {}

  /** A host's samples with `from <= takenAt < to`, oldest first. */
  async readRange(hostId: number, from: number, to: number): Promise<Sample[]> {
    const rows = await this.prisma.$queryRawUnsafe<Row[]>(SELECT_RANGE, hostId, BigInt(from), BigInt(to));
    return rows.map(toSample);
  }

  /** Why the table cannot be read, or `null`. */
  async readFailure(): Promise<string | null> {
    return this.prisma.$queryRawUnsafe('SELECT 1 FROM "Sample" LIMIT 1').then(
      () => null,
      (error: unknown) => toStorageFailure(error),
    );
  }

  /** The newest sample of every host that has one. */
  async readNewest(): Promise<Sample[]> {
    return (await this.prisma.$queryRawUnsafe<Row[]>(SELECT_NEWEST)).map(toSample);
  }
}

function toSample(row: Row): Sample {
  return {
    hostId: Number(row.hostId),
    takenAt: Number(row.takenAt),
    seq: Number(row.seq),
    flags: Number(row.flags),
    values: COLUMN_NAMES.map((name) => {
      const value = row[name];
      return value === null || value === undefined ? null : Number(value);
    }),
  };
}
