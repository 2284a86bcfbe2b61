import type { HeatMap, Host } from '@finwait/contracts';
import type { State } from '@finwait/tcp';

/** What the rows are sorted by: the present count, the largest of the time shown, or how far now is above the usual. */
export type HeatOrder = 'now' | 'worst' | 'change';

/** One host of the heat map. */
export interface HeatRow {
  readonly host: string;
  readonly isSilent: boolean;
  /** The present count; `null` where the host is silent. */
  readonly now: number | null;
  readonly lastSeenAt: number | null;
  readonly worst: number | null;
  /** The middle of the figures of the first half of the time shown. */
  readonly usual: number | null;
  readonly cells: readonly (number | null)[];
  /** The cells as they were read, before the newest count. */
  readonly past: readonly (number | null)[];
  /** Silent, or well above both a floor and its own usual count. */
  readonly isStriking: boolean;
}

/** A host below this count does not stand out. */
const FLOOR = 10;
/** A host stands out above this many times what its usual count and the rise of all hosts together lead to expect. */
export const STRIKING_TIMES = 3;

/** What a heat map alone tells of a host, before its newest count. */
export type PastRow = Pick<HeatRow, 'host' | 'worst' | 'usual' | 'cells'>;

/** The rows of a heat map as it was read. */
export function toPastRows({ hosts }: HeatMap): PastRow[] {
  return hosts.map(({ host, max: cells }) => {
    const known = cells.filter((cell) => cell !== null);
    return {
      host,
      worst: known.length > 0 ? known.reduce((most, cell) => Math.max(most, cell)) : null,
      usual: findUsual(known),
      cells,
    };
  });
}

/** Rows brought up to date by the hosts' newest counts of `state`: those of the last column, which begins at `lastAt`, count there. */
export function toHeatRows(
  past: readonly PastRow[],
  hosts: readonly Host[],
  { state, lastAt }: { readonly state: State; readonly lastAt: number },
): HeatRow[] {
  const byName = new Map(hosts.map((host) => [host.name, host]));
  const rows = past.flatMap((row) => {
    const host = byName.get(row.host);
    return host ? [toPresentRow(row, host, { count: host.states?.[state] ?? null, lastAt })] : [];
  });
  const rise = findRise(rows, ({ now }) => now);
  for (const row of rows) row.isStriking = row.isSilent || isAboveUsual(row.now, row.usual, rise);
  return rows;
}

function toPresentRow(
  { host, worst, usual, cells }: PastRow,
  { status, lastSeenAt, takenAt }: Host,
  { count, lastAt }: { readonly count: number | null; readonly lastAt: number },
) {
  const isOfLast = count !== null && (takenAt ?? 0) >= lastAt;
  const isMore = isOfLast && count > (cells.at(-1) ?? -1);
  return {
    host,
    isSilent: status !== 'live',
    now: status === 'live' ? count : null,
    lastSeenAt,
    worst: isMore ? Math.max(worst ?? 0, count) : worst,
    usual,
    cells: isMore ? cells.with(-1, count) : cells,
    past: cells,
    isStriking: false,
  };
}

/** Whether a count is well above a floor and above what is usual, where that is known; `rise` is what {@link findRises} tells of its time. */
export const isAboveUsual = (count: number | null, usual: number | null, rise: number): boolean =>
  count !== null && usual !== null && count >= FLOOR && count > STRIKING_TIMES * rise * usual;

/**
 * How many times its usual count the host in the middle had in a column, once at least: what all do together is the time of day.
 * A column is looked at when it is first asked for.
 */
export function findRises(past: readonly PastRow[]): (place: number) => number {
  const found: number[] = [];
  return (place) => (found[place] ??= findRise(past, ({ cells }) => cells[place] ?? null));
}

function findRise<Row extends Pick<HeatRow, 'usual'>>(
  rows: readonly Row[],
  toCount: (row: Row) => number | null,
): number {
  const rises: number[] = [];
  for (const row of rows) {
    const count = toCount(row);
    if (count !== null) rises.push(row.usual ? count / row.usual : 1);
  }
  return Math.max(1, sort(rises)[(rises.length - 1) >>> 1] ?? 1);
}

function findUsual(known: readonly number[]): number | null {
  const first = sort(known.slice(0, Math.ceil(known.length / 2)));
  return first[first.length >>> 1] ?? null;
}

const sort = (figures: readonly number[]) => Float64Array.from(figures).sort();

const toKey = (row: Pick<HeatRow, 'now' | 'worst' | 'usual'>, order: HeatOrder): number => {
  if (order === 'worst') return row.worst ?? -1;
  if (row.now === null) return -Infinity;
  return order === 'now' ? row.now : row.now - (row.usual ?? 0);
};

/** Sorts rows, the largest first; equals are in order of their names. */
export function sortHeatRows(rows: readonly HeatRow[], order: HeatOrder): HeatRow[] {
  const keyed = rows.map((row) => ({ row, key: toKey(row, order) }));
  keyed.sort((one, other) => other.key - one.key || (one.row.host < other.row.host ? -1 : 1));
  return keyed.map(({ row }) => row);
}

/** The places of hosts in their order by the last column of a map alone, which stays until the map is read again. */
export function rankPast(past: readonly PastRow[], order: HeatOrder): ReadonlyMap<string, number> {
  const keyed = past.map(({ host, worst, usual, cells }) => ({
    host,
    key: toKey({ now: cells.at(-1) ?? null, worst, usual }, order),
  }));
  keyed.sort((one, other) => other.key - one.key || (one.host < other.host ? -1 : 1));
  return new Map(keyed.map(({ host }, place) => [host, place]));
}

/** How tall a row with a name is, in pixels, */
const NAMED_PX = 14;
/** one that stands out among many, */
const STRIKING_PX = 16;
/** the space under those, */
const SPACE_PX = 6;
/** and what many rows share. */
const SHARED_PX = 432;
const LEAST_CALM_PX = 160;
/** More rows than this do not all have a name. */
const MOST_NAMED = 60;
const MOST_STRIKING = 40;

/** Where rows lie: those with a name one by one, the calm rest together. */
export interface HeatLayout {
  readonly named: readonly HeatRow[];
  readonly namedPx: number;
  readonly calm: readonly HeatRow[];
  readonly calmTop: number;
  readonly calmPx: number;
  /** The height of all rows. */
  readonly height: number;
}

/**
 * Lays out rows. Of many, those that stand out come first and keep a readable height; the rest, whose rows are thinner than a
 * pixel, stay in the order of their `ranks`.
 */
export function layOutHeat(
  rows: readonly HeatRow[],
  order: HeatOrder,
  ranks: ReadonlyMap<string, number>,
): HeatLayout {
  if (rows.length <= MOST_NAMED) {
    const height = rows.length * NAMED_PX;
    const named = sortHeatRows(rows, order);
    return { named, namedPx: NAMED_PX, calm: [], calmTop: height, calmPx: 0, height };
  }
  const striking = rows.filter(({ isStriking }) => isStriking);
  const named = sortHeatRows(striking, order).slice(0, MOST_STRIKING);
  const isNamed = new Set(named);
  const toRank = ({ host }: HeatRow) => ranks.get(host) ?? Infinity;
  const calm = rows.filter((row) => !isNamed.has(row)).sort((one, other) => toRank(one) - toRank(other));
  const calmTop = named.length > 0 ? named.length * STRIKING_PX + SPACE_PX : 0;
  const calmPx = Math.max(LEAST_CALM_PX, SHARED_PX - calmTop);
  return { named, namedPx: STRIKING_PX, calm, calmTop, calmPx, height: calmTop + calmPx };
}

/** The row at a height; `undefined` between them. */
export function findHeatRow(layout: HeatLayout, y: number): HeatRow | undefined {
  if (y < layout.named.length * layout.namedPx) return layout.named[Math.floor(y / layout.namedPx)];
  if (y < layout.calmTop || layout.calm.length === 0) return undefined;
  return layout.calm[Math.floor(((y - layout.calmTop) / layout.calmPx) * layout.calm.length)];
}

/** The height of the middle of a row. */
export function toHeatY(layout: HeatLayout, row: HeatRow): number {
  const place = layout.named.indexOf(row);
  if (place >= 0) return (place + 0.5) * layout.namedPx;
  return layout.calmTop + ((layout.calm.indexOf(row) + 0.5) / layout.calm.length) * layout.calmPx;
}

/** A heat map as a table: a row for each bucket, a column for each host. */
export function toHeatTableRows(
  { at }: HeatMap,
  rows: readonly HeatRow[],
): readonly (readonly (string | number | null)[])[] {
  return [
    ['time', ...rows.map(({ host }) => host)],
    ...at.map((time, place) => [
      new Date(time).toISOString(),
      ...rows.map(({ cells }) => cells[place] ?? null),
    ]),
  ];
}
