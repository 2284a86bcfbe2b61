import { MAX_PATHS } from '@finwait/contracts';
import type { Path } from '@finwait/tcp';
import { Injectable } from '@nestjs/common';
import { PrismaService } from '../prisma.service.js';

/** Changes of one path that are kept. */
const MAX_CHANGES = 100;

/** Removed paths whose changes are kept. */
const MAX_REMOVED = 200;

const FORGET_REMOVED = `DELETE FROM "PathChange" WHERE "name" IN (SELECT "name" FROM "PathChange" WHERE "id" IN
  (SELECT MAX("id") FROM "PathChange" GROUP BY "name") AND "path" IS NULL ORDER BY "id" DESC LIMIT -1 OFFSET ${MAX_REMOVED})`;

const CURRENT = `"PathChange" WHERE "id" IN
  (SELECT MAX("id") FROM "PathChange" GROUP BY "name") AND "path" IS NOT NULL`;

const SELECT_CURRENT = `SELECT * FROM ${CURRENT} ORDER BY "name"`;

/** Looks and writes in one statement: of two paths that come at once for the last place, only one gets it. */
const INSERT_CHANGE = `WITH "added" ("name", "changedAt", "changedBy", "path") AS (VALUES (?, ?, ?, ?))
  INSERT INTO "PathChange" ("name", "changedAt", "changedBy", "path") SELECT * FROM "added"
  WHERE "name" IN (SELECT "name" FROM ${CURRENT})
  OR ("path" IS NOT NULL AND (SELECT COUNT(*) FROM ${CURRENT}) < ${MAX_PATHS})`;

/** What a path became at some time; `path` is `null` where it was removed. Times are epoch milliseconds. */
export interface StoredPathChange {
  readonly name: string;
  readonly changedAt: number;
  readonly changedBy: string;
  readonly path: Path | null;
}

/** A path that is there. */
export type StoredPath = StoredPathChange & { readonly path: Path };

interface Row {
  readonly name: string;
  readonly changedAt: bigint | number;
  readonly changedBy: string;
  readonly path: string | null;
}

/** Declared paths, and what each was before. */
@Injectable()
export class PathStore {
  constructor(private readonly prisma: PrismaService) {}

  /** Every path that is there, by name. */
  async readAll(): Promise<StoredPath[]> {
    const rows = await this.prisma.$queryRawUnsafe<Row[]>(SELECT_CURRENT);
    return rows.map(toChange).filter(isThere);
  }

  /** `undefined` where there is none, or it was removed. */
  async read(name: string): Promise<StoredPath | undefined> {
    const row = await this.prisma.pathChange.findFirst({ where: { name }, orderBy: { id: 'desc' } });
    return row === null ? undefined : [toChange(row)].find(isThere);
  }

  /** The newest first. */
  async readChanges(name: string): Promise<StoredPathChange[]> {
    const rows = await this.prisma.pathChange.findMany({
      where: { name },
      orderBy: { id: 'desc' },
      take: MAX_CHANGES,
    });
    return rows.map(toChange);
  }

  /**
   * Adds a change, and removes those that are too many: of the same path, and of paths that were removed long ago.
   * `false`, and nothing is changed, where a path that is not there would be removed, or one come beyond {@link MAX_PATHS}.
   */
  async append({ name, changedAt, changedBy, path }: StoredPathChange): Promise<boolean> {
    const text = path === null ? null : JSON.stringify(path);
    const added = await this.prisma.$executeRawUnsafe(
      INSERT_CHANGE,
      name,
      BigInt(changedAt),
      changedBy,
      text,
    );
    if (added === 0) return false;
    await this.#forget(name);
    if (path === null) await this.prisma.$executeRawUnsafe(FORGET_REMOVED);
    return true;
  }

  async #forget(name: string): Promise<void> {
    const [oldest] = await this.prisma.pathChange.findMany({
      where: { name },
      orderBy: { id: 'desc' },
      skip: MAX_CHANGES,
      take: 1,
      select: { id: true },
    });
    if (oldest) await this.prisma.pathChange.deleteMany({ where: { name, id: { lte: oldest.id } } });
  }
}

function toChange({ name, changedAt, changedBy, path }: Row): StoredPathChange {
  return {
    name,
    changedAt: Number(changedAt),
    changedBy,
    path: path === null ? null : (JSON.parse(path) as Path),
  };
}

function isThere(change: StoredPathChange): change is StoredPath {
  return change.path !== null;
}
