import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { COLUMN_NAMES } from '@finwait/tcp';
import { ROOT } from '../processes/repository.ts';

/** Numbers of snapshots by their time; `NaN` where not every figure is what it was sent with. */
export type Numbers = ReadonlyMap<number, number>;

/** The snapshots of one host that a database file holds. */
export interface RawHistory {
  /** Chunks that begin before are to be removed: epoch milliseconds. */
  readonly floorAt: number;
  /** By the beginning of their chunk. */
  readonly chunks: ReadonlyMap<number, Numbers>;
  readonly hot: Numbers;
}

interface Series {
  readonly at: Float64Array;
  readonly series: readonly Float64Array[];
}

/** Reads a database file. Snapshots are those of `PastSnapshots`. */
export type ReadRawHistory = (path: string, hostId: number) => RawHistory;

/** Loads the decoder of the built API, and gives what reads with it. */
export async function loadRawHistory(): Promise<ReadRawHistory> {
  const chunkCode = join(ROOT, 'apps/api/dist/history/chunk/chunk-code.js');
  const { decodeChunk } = (await import(chunkCode)) as {
    decodeChunk: (blob: Uint8Array) => { ok: boolean; content: Series; reason: string };
  };
  return (path, hostId) => {
    const database = new DatabaseSync(path, { readOnly: true });
    const read = (sql: string, ...values: number[]) => database.prepare(sql).all(...values);
    const [floor] = read(`SELECT "floorAt" FROM "KeptTier" WHERE "tier" = 'raw'`);
    const rows = read(
      `SELECT "id", "startAt", "blob" FROM "Chunk" WHERE "tier" = 'raw' AND "hostId" = ?`,
      hostId,
    );
    const chunks = rows.map(({ id, startAt, blob }): [number, Numbers] => {
      const pieces = `SELECT "bytes" FROM "ChunkRest" WHERE "id" / 16 = ? ORDER BY "id"`;
      const rest = read(pieces, Number(id)).map(({ bytes }) => bytes as Uint8Array);
      const chunk = decodeChunk(Buffer.concat([blob as Uint8Array, ...rest]));
      if (!chunk.ok) throw new Error(`chunk at ${String(startAt)}: ${chunk.reason}`);
      return [Number(startAt), toNumbers(chunk.content)];
    });
    const columns = COLUMN_NAMES.map((name) => `"${name}"`).join(', ');
    const hot = read(`SELECT "takenAt", "seq", "flags", ${columns} FROM "Sample" WHERE "hostId" = ?`, hostId);
    database.close();
    return {
      floorAt: Number(floor?.['floorAt']),
      chunks: new Map(chunks),
      hot: new Map(
        hot.map(({ takenAt, flags, ...figures }) => [
          Number(takenAt),
          toNumber(Object.values(figures).map(Number), Number(flags)),
        ]),
      ),
    };
  };
}

/** A chunk's series are number, flags, two of the fleet alone, then the columns. */
function toNumbers({ at, series: [seqs, flags, , , ...columns] }: Series): Numbers {
  const figure = (of: Float64Array | undefined, row: number) => of?.[row] ?? Number.NaN;
  return new Map(
    Array.from(at, (takenAt, row) => {
      const figures = [seqs, ...columns].map((column) => figure(column, row));
      return [takenAt, toNumber(figures, figure(flags, row))];
    }),
  );
}

function toNumber(figures: readonly number[], flags: number): number {
  const [seq = Number.NaN] = figures;
  const isWhole =
    figures.length === 1 + COLUMN_NAMES.length && figures.every((figure) => figure === seq) && flags === 0;
  return isWhole ? seq : Number.NaN;
}
