import { COLUMN_NAMES, STATE_NAMES } from '@finwait/tcp';
import { loadBuiltHistory, type Series } from './built-history.ts';
import { DAY_MS, toTraceRows } from './trace-rows.ts';

/** The day that every store is filled with, and its hosts, the different ones of the fleet: of ten six are quiet, three of the web, one is heavy. */
export const DAY_FROM = Date.UTC(2_025, 0, 4);
export const DAY_TO = DAY_FROM + DAY_MS;
export const DAY_HOSTS = 20;

/** One host's day. */
export interface HostDay {
  readonly id: number;
  readonly name: string;
  readonly at: Float64Array;
  /** By column; others are not known. */
  readonly columns: ReadonlyMap<string, Float64Array>;
}

/** What a store keeps: the eleven states, or all columns. */
export type Kept = 'states' | 'all columns';

/** The day of every host. */
export async function makeDay(kept: Kept): Promise<HostDay[]> {
  const built = await loadBuiltHistory();
  const names = kept === 'states' ? STATE_NAMES : COLUMN_NAMES;
  const toColumn = ({ series }: Series, name: string) =>
    series[built.ROW_FIELDS.length + built.STORE_COLUMNS.findIndex((column) => column.name === name)];
  return Array.from({ length: DAY_HOSTS }, (_, seed) => {
    const rows = toTraceRows(built, seed, DAY_FROM, DAY_TO);
    const columns = new Map(names.map((name) => [name as string, toColumn(rows, name) as Float64Array]));
    return { id: seed + 1, name: `bench-${seed + 1}`, at: rows.at, columns };
  });
}

/** A host and one of its rows, in the order in which the snapshots of all arrive. */
export function* inOrderOfArrival(day: readonly HostDay[]): Generator<{ host: HostDay; row: number }> {
  const rows = day[0]?.at.length ?? 0;
  for (let row = 0; row < rows; row += 1) for (const host of day) yield { host, row };
}

/** What a store that was filled tells. */
export interface Filled {
  readonly store: string;
  /** Bytes of one host's day as the store keeps it on the disk. */
  readonly hostDayKb: number;
  /** Of that, what the snapshots themselves take; where a store can tell. */
  readonly payloadKb?: number;
  readonly rawKb?: number;
  readonly snapshotsPerSecond: number;
}
