import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { ROOT } from '../../e2e/src/processes/repository.ts';
import { loadBuiltHistory, type BuiltHistory, type BuiltTables, type Series } from './built-history.ts';
import { cutRows, DAY_MS, HOUR_MS, toTraceRows } from './trace-rows.ts';

/**
 * How large the fleet of the file is. Of its hosts only some differ; each of them is there many times under its own name,
 * which costs a reader the same and takes minutes to make instead of hours.
 */
export interface FleetShape {
  readonly hosts: number;
  readonly different: number;
  readonly days: number;
  /** Where the history begins, a whole hour; {@link FLEET_FROM} when left out. */
  readonly from?: number;
  /** For how long the hour after the last whole day has gone on; {@link OPEN_MS} when left out. */
  readonly openMs?: number;
}

/** A history begins here, in times to come: no pass of the sealer finds an hour that is over. */
export const FLEET_FROM = Date.UTC(2_100, 0, 1);
const OPEN_MS = 50 * 60_000;
const MINUTE_MS = 60_000;

/** The end of the history. */
export const toFleetEnd = (shape: FleetShape): number => toClosedAt(shape) + (shape.openMs ?? OPEN_MS);

/** From here on rows are open. */
const toClosedAt = ({ days, from = FLEET_FROM }: FleetShape): number => from + days * DAY_MS;

/** A data dir with a database of this shape, made once and kept; what reads it may not change it. */
export async function makeFleetFile(shape: FleetShape): Promise<string> {
  const codes = [
    'chunk/chunk-code',
    'chunk/column-plan',
    'chunk/symbol-model',
    'chunk-rest',
    'packed-blob',
  ].map((name) => `apps/api/dist/history/${name}.js`);
  const dir = toKeptDir('fleet', shape, codes);
  if (existsSync(dir)) return dir;
  const unfinished = `${dir}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true });
  await fill(join(unfinished, 'finwait.db'), shape);
  renameSync(unfinished, dir);
  return dir;
}

/** Where something of this shape is kept; another place when the trace or one of the sources is another. */
export function toKeptDir(name: string, shape: FleetShape, sources: readonly string[] = []): string {
  const hash = createHash('sha256').update(JSON.stringify(shape));
  for (const path of ['bench/trace/host-trace.ts', ...sources]) hash.update(readFileSync(join(ROOT, path)));
  return join(tmpdir(), `finwait-bench-${name}-${hash.digest('hex').slice(0, 12)}`);
}

async function fill(path: string, shape: FleetShape): Promise<void> {
  const built = await loadBuiltHistory();
  const different = `${path}.different`;
  for (const file of [path, different]) await built.applyMigrations(file, join(ROOT, 'prisma/migrations'));
  const database = new Database(path);
  database.pragma('synchronous = OFF');
  database.exec(`ATTACH '${different}' AS "different"`);
  addHosts(database, shape.hosts);
  writeDifferent(built, different, shape);
  copyHosts(database, shape);
  packChunks(new built.HistoryTables(database), shape);
  database.pragma('wal_checkpoint(TRUNCATE)');
  database.close();
  for (const file of [different, `${different}-wal`, `${different}-shm`]) rmSync(file, { force: true });
}

/** Enrols hosts with the numbers from 1 on. */
export function addHosts(database: Database.Database, count: number): void {
  const add = database.prepare(
    `INSERT INTO "Host" ("id", "name", "machineId", "credentialHash", "enrolledAt", "agentVersion", "source", "platform", "intervalMs")
     VALUES (?, ?, ?, ?, ?, 'bench', 'netlink', 'Linux bench', 10000)`,
  );
  database.transaction(() => {
    for (let id = 1; id <= count; id += 1) {
      add.run(
        id,
        toHostName(id),
        `machine-${id}`,
        createHash('sha256').update(`${id}`).digest('hex'),
        Date.now(),
      );
    }
  })();
}

/** The name of the host with this number, from 1 on. */
export const toHostName = (id: number): string => `bench-${id}`;

/** Writes what differs: the first hosts, and the fleet. */
function writeDifferent(built: BuiltHistory, path: string, shape: FleetShape): void {
  const database = new Database(path);
  const tables = new built.HistoryTables(database);
  const { from = FLEET_FROM } = shape;
  const end = toFleetEnd(shape);
  const minutes = new built.FleetMinutes(from - MINUTE_MS, end - MINUTE_MS);
  database.transaction(() => {
    for (let id = 1; id <= shape.different; id += 1) {
      console.error(`host ${id} of ${shape.different}`);
      const rows = toTraceRows(built, id - 1, from, end);
      minutes.add(rows);
      writeHistory(built, tables, { hostId: id, rows, from, closedAt: toClosedAt(shape) });
    }
    const { at, series } = minutes.toSeries();
    const copies = shape.hosts / shape.different;
    const isSum = (place: number) => place >= built.ROW_FIELDS.length;
    const sums = series.map((sum, place) => (isSum(place) ? sum.map((figure) => figure * copies) : sum));
    writeHistory(built, tables, { hostId: 0, rows: { at, series: sums }, from, closedAt: toClosedAt(shape) });
  })();
  database.close();
}

/** Packs the chunks that are over, as the sealer does. */
function packChunks(tables: BuiltTables, shape: FleetShape): void {
  const closedAt = toClosedAt(shape);
  for (const [tier, chunkMs] of [
    ['raw', 12 * HOUR_MS],
    ['5m', DAY_MS],
    ['1h', 30 * DAY_MS],
  ] as const)
    while (tables.transact(() => tables.packChunks(tier, closedAt - chunkMs + 1, 64)) > 0);
}

/** Copies every host under the names of its like, chunks in the order in which time would have brought them. */
function copyHosts(database: Database.Database, { hosts, different }: FleetShape): void {
  const chunks = database
    .prepare('SELECT "id", "hostId" FROM "different"."Chunk" ORDER BY "lastAt", "tier", "hostId"')
    .raw()
    .all() as [number, number][];
  const copyChunk = database.prepare(
    `INSERT INTO main."Chunk" ("hostId", "tier", "startAt", "lastAt", "blob")
     SELECT ?, "tier", "startAt", "lastAt", "blob" FROM "different"."Chunk" WHERE "id" = ?`,
  );
  const fields = database.pragma('table_info("Sample")') as { name: string }[];
  const copied = fields.map(({ name }) => (name === 'hostId' ? '?' : `"${name}"`)).join(', ');
  const copyOpen = database.prepare(
    `INSERT INTO main."Sample" SELECT ${copied} FROM "different"."Sample" WHERE "hostId" = ?`,
  );
  const toCopies = (hostId: number) =>
    hostId === 0 ? [0] : Array.from({ length: hosts / different }, (_, copy) => copy * different + hostId);
  database.transaction(() => {
    for (const [id, hostId] of chunks) for (const copy of toCopies(hostId)) copyChunk.run(copy, id);
    for (let hostId = 0; hostId <= different; hostId += 1)
      for (const copy of toCopies(hostId)) copyOpen.run(copy, hostId);
  })();
}

interface HostHistory {
  readonly hostId: number;
  readonly rows: Series;
  readonly from: number;
  /** What comes later is open. */
  readonly closedAt: number;
}

/** Writes chunks and open rows as the sealer would have left them. */
function writeHistory(
  built: BuiltHistory,
  tables: BuiltTables,
  { hostId, rows, from, closedAt }: HostHistory,
): void {
  const { countHour, mergeBuckets, WHOLE_LAYOUT } = built;
  const write = (tier: '5m' | '1h' | 'raw', chunkMs: number, series: Series) => {
    for (let startAt = Math.floor(from / chunkMs) * chunkMs; startAt < closedAt; startAt += chunkMs)
      tables.writeChunk(
        hostId,
        { tier, startAt },
        cutRows(series, startAt, Math.min(startAt + chunkMs, closedAt)),
      );
  };
  write('raw', 12 * HOUR_MS, rows);
  const hours: Series[] = [];
  for (let startAt = from; startAt < closedAt; startAt += HOUR_MS)
    hours.push(countHour(cutRows(rows, startAt - HOUR_MS, startAt + HOUR_MS), startAt, hostId === 0));
  const fine = joinRows(hours);
  write('5m', DAY_MS, fine);
  write('1h', 30 * DAY_MS, mergeBuckets(fine, { layout: WHOLE_LAYOUT, stepMs: HOUR_MS }));
  const open = cutRows(rows, closedAt, Infinity);
  for (const [row, time] of open.at.entries()) {
    const figures = open.series.map((column) => column[row] as number);
    tables.addSample([hostId, time, ...figures.map((figure) => (Number.isNaN(figure) ? null : figure))]);
  }
}

function joinRows(blocks: readonly Series[]): Series {
  const join = (parts: readonly Float64Array[]) => Float64Array.from(parts.flatMap((part) => [...part]));
  return {
    at: join(blocks.map(({ at }) => at)),
    series: (blocks[0]?.series ?? []).map((_, place) =>
      join(blocks.map(({ series }) => series[place] ?? new Float64Array())),
    ),
  };
}
