import { COLUMN_NAMES, type ColumnValues } from '@finwait/tcp';
import { Injectable } from '@nestjs/common';
import { PrismaService } from '../prisma.service.js';
import { MOST_PIECES } from './chunk-rest.js';
import { decodeChunk, type DecodedChunk } from './chunk/chunk-code.js';
import { ROW_FIELDS, toColumnPlace } from './store-column.js';
import { toStorageFailure } from '../storage/storage-failure.js';
import type { HistoryStore } from './store/history-store.js';

/** A snapshot to store or as stored. */
export interface Sample {
  readonly hostId: number;
  readonly takenAt: number;
  readonly seq: number;
  readonly flags: number;
  /** In wire order. */
  readonly values: ColumnValues;
  /** Of a row of the fleet: the hosts behind it. */
  readonly hosts?: { readonly reporting: number; readonly held: number };
}

const FIELDS = ['takenAt', 'hostId', 'seq', 'flags', ...COLUMN_NAMES];

/** CROSS JOIN keeps the planner from reading every row there is: it begins with the hosts. Source: sqlite.org/optoverview.html §7.2. */
const SELECT_NEWEST = `SELECT ${FIELDS.map((name) => `s."${name}"`).join(', ')} FROM "Host" h CROSS JOIN "Sample" s
  ON s."hostId" = h."id" AND s."takenAt" = (SELECT MAX("takenAt") FROM "Sample" WHERE "hostId" = h."id")`;

/** The newest chunk of every host whose newest hot row, if it has one, is not newer; its pieces in hex. */
const SELECT_NEWEST_CHUNKS = `SELECT c."hostId", c."blob", (SELECT group_concat(hex("bytes"), '') FROM
    (SELECT "bytes" FROM "ChunkRest" WHERE "id" >= c."id" * ${MOST_PIECES} AND "id" < (c."id" + 1) * ${MOST_PIECES}
      ORDER BY "id")) AS "rest" FROM "Host" h CROSS JOIN "Chunk" c
  ON c."hostId" = h."id" AND c."tier" = 'raw' AND c."startAt" =
    (SELECT MAX("startAt") FROM "Chunk" WHERE "hostId" = h."id" AND "tier" = 'raw')
  WHERE COALESCE((SELECT MAX("takenAt") FROM "Sample" WHERE "hostId" = h."id"), 0) < c."lastAt"`;

const toNewestBucket = (tier: '5m' | '1h') =>
  `(SELECT "lastAt" FROM "Chunk" WHERE "hostId" = h."id" AND "tier" = '${tier}' ORDER BY "startAt" DESC LIMIT 1)`;

/** The beginning of the newest bucket of every host that has neither hot rows nor raw chunks. */
const SELECT_LAST_HEARD = `SELECT "id", "at" FROM
  (SELECT h."id", COALESCE(${toNewestBucket('5m')}, ${toNewestBucket('1h')}) AS "at" FROM "Host" h
    WHERE NOT EXISTS (SELECT 1 FROM "Chunk" WHERE "hostId" = h."id" AND "tier" = 'raw')
      AND NOT EXISTS (SELECT 1 FROM "Sample" WHERE "hostId" = h."id")) WHERE "at" IS NOT NULL`;

interface NewestChunk {
  readonly hostId: number | bigint;
  readonly blob: Uint8Array;
  readonly rest: string | null;
}

type Row = Readonly<Record<string, number | bigint | null>>;

/** The hot rows: every snapshot as it arrived. */
@Injectable()
export class SampleStore implements Pick<HistoryStore, 'readNewest' | 'readLastHeard'> {
  constructor(private readonly prisma: PrismaService) {}

  /** Why the table cannot be read, or `null`. */
  async readFailure(): Promise<string | null> {
    return this.prisma.$queryRawUnsafe('SELECT 1 FROM "Sample" LIMIT 1').then(
      () => null,
      (error: unknown) => toStorageFailure(error),
    );
  }

  /** The newest sample of every host that has one, sealed or not; of some hosts also one that is older. */
  async readNewest(): Promise<Sample[]> {
    const hot = (await this.prisma.$queryRawUnsafe<Row[]>(SELECT_NEWEST)).map(toSample);
    const chunks = await this.prisma.$queryRawUnsafe<NewestChunk[]>(SELECT_NEWEST_CHUNKS);
    const sealed = chunks.flatMap(({ hostId, blob, rest }) => {
      const whole = rest === null ? blob : Buffer.concat([blob, Buffer.from(rest, 'hex')]);
      return toLastSample(Number(hostId), decodeChunk(whole));
    });
    return [...sealed, ...hot];
  }

  /** When the hosts that have no sample any more were last heard. */
  async readLastHeard(): Promise<ReadonlyMap<number, number>> {
    const rows =
      await this.prisma.$queryRawUnsafe<{ id: number | bigint; at: number | bigint }[]>(SELECT_LAST_HEARD);
    return new Map(rows.map(({ id, at }) => [Number(id), Number(at)]));
  }
}

/** A chunk that is damaged has none. */
function toLastSample(hostId: number, chunk: DecodedChunk): Sample[] {
  if (!chunk.ok) return [];
  const { at, series } = chunk.content;
  const figure = (place: number) => series[place]?.at(-1) ?? Number.NaN;
  const values = COLUMN_NAMES.map((name) => {
    const value = figure(ROW_FIELDS.length + toColumnPlace(name));
    return Number.isNaN(value) ? null : value;
  });
  return [{ hostId, takenAt: at.at(-1) ?? 0, seq: figure(0), flags: figure(1), values }];
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
