import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { ROOT } from '../../e2e/src/processes/repository.ts';

/** Series over the same rising times; `NaN` is unknown. */
export interface Series {
  readonly at: Float64Array;
  readonly series: readonly Float64Array[];
}

type Tier = 'raw' | '5m' | '1h';

/** The tables of the history of the built API. */
export interface BuiltTables {
  addSample(row: readonly (number | null)[]): void;
  writeChunk(hostId: number, place: { readonly tier: Tier; readonly startAt: number }, rows: Series): void;
  packChunks(tier: Tier, before: number, limit: number): number;
  transact<Result>(work: () => Result): Result;
}

/** The parts of the built API that a history is made with. */
export interface BuiltHistory {
  readonly HistoryTables: new (database: Database.Database) => BuiltTables;
  readonly FleetMinutes: new (from: number, to: number) => { add(rows: Series): void; toSeries(): Series };
  readonly countHour: (rows: Series, startAt: number, isFleet: boolean) => Series;
  readonly mergeBuckets: (fine: Series, bucketing: { layout: object; stepMs: number }) => Series;
  readonly WHOLE_LAYOUT: { readonly width: number };
  readonly ROW_FIELDS: readonly string[];
  readonly STORE_COLUMNS: readonly { readonly name: string }[];
  readonly applyMigrations: (path: string, folder: string) => Promise<string[]>;
}

const PARTS = [
  'history/history-tables',
  'history/fleet-minutes',
  'history/hour-buckets',
  'history/bucket-rows',
  'history/bucket-layout',
  'history/store-column',
  'storage/migration.store',
];

/** Loads them from where the build puts them. */
export async function loadBuiltHistory(): Promise<BuiltHistory> {
  const parts = await Promise.all(
    PARTS.map((part) => import(join(ROOT, 'apps/api/dist', `${part}.js`)) as Promise<object>),
  );
  return Object.assign({}, ...parts) as BuiltHistory;
}
