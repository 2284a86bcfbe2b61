import type { Band, History } from '@finwait/contracts';
import type { BucketLayout } from './bucket-layout.js';
import { GAP_INTERVALS, mergeBuckets } from './bucket-rows.js';
import type { Series } from './chunk/chunk-code.js';
import type { HistoryTables } from './history-tables.js';
import type { RangeQuery } from './range-query.js';
import { RangeReader } from './range-reader.js';
import { FLEET_HOST } from './sealer.js';
import { sumHosts } from './sum-hosts.js';
import { toStepMs } from './step.js';
import { FLEET_COLUMNS, ROW_FIELDS, STORE_COLUMNS, toColumnPlace } from './store-column.js';
import { chooseTier, type TierChoice } from './tier-choice.js';
import { toStart } from './tier.js';

type Figures = (number | null)[];
/** What is told of entries beside `from` and `to`. */
type Entries = Pick<History, 'stepMs' | 'tier' | 'entries' | 'at' | 'samples' | 'series'> & {
  readonly hosts?: { readonly reporting: Figures; readonly held: Figures };
};

/** The answer to a range query, as REST tells it. */
export function answerRange(tables: HistoryTables, query: RangeQuery): Record<string, unknown> {
  const { subject, from, to, hostIds, columns } = query;
  const [hostId] = hostIds;
  if (hostId === undefined || query.isSum) return { ...subject, from, to, ...sumHosts(tables, query) };
  const firstStarts = {
    raw: tables.readFirstStart(hostId, 'raw'),
    '5m': tables.readFirstStart(hostId, '5m'),
    '1h': tables.readFirstStart(hostId, '1h'),
  };
  const reader = new RangeReader(tables, hostId, columns);
  const { hosts, ...entries } = toEntries(reader, query, chooseTier(query, firstStarts));
  return { ...subject, from, to, ...entries, ...hosts };
}

function toEntries(reader: RangeReader, query: RangeQuery, choice: TierChoice): Entries {
  const { from, to, kind, intervalMs } = query;
  if (choice.tier !== 'raw') {
    return toBucketEntries(reader, query, { ...choice, base: reader.readBuckets(choice.tier, from, to) });
  }
  const snapshots = reader.readSnapshots(from, to);
  if (kind === 'history') {
    const { rows, context } = snapshots;
    const shown = {
      at: rows.at.subarray(context),
      series: rows.series.map((column) => column.subarray(context)),
    };
    const single = toSnapshotEntries(shown, query);
    if (single) return single;
  }
  // Buckets of hardly an interval would be empty now and then by jitter alone, and look like gaps.
  const stepMs = Math.max(choice.stepMs, toStepMs(2 * intervalMs, 2));
  const baseMs = kind === 'rates' ? 1 : stepMs;
  return toBucketEntries(reader, query, { tier: 'raw', stepMs, base: reader.count(snapshots, baseMs) });
}

/** An entry for each snapshot and an empty one in every gap; `undefined` when that is more than `maxPoints`. */
function toSnapshotEntries(rows: Series, query: RangeQuery): Entries | undefined {
  if (rows.at.length > query.maxPoints) return undefined;
  const stepMs = toUsualDistance(rows.at) ?? query.intervalMs;
  const at: number[] = [];
  const places: (number | undefined)[] = [];
  rows.at.forEach((time, row) => {
    const before = row === 0 ? time : (rows.at[row - 1] as number);
    if (time - before > GAP_INTERVALS * Math.max(stepMs, 1)) {
      at.push(before + stepMs);
      places.push(undefined);
    }
    at.push(time);
    places.push(row);
  });
  if (at.length > query.maxPoints) return undefined;
  const toFigures = (name: string): Figures => {
    const column = rows.series[ROW_FIELDS.length + toColumnPlace(name)];
    return places.map((row) => toFigure(row === undefined ? undefined : column?.[row]));
  };
  const isFleet = query.hostIds[0] === FLEET_HOST;
  return {
    stepMs,
    tier: 'raw',
    entries: 'snapshots',
    at,
    samples: places.map((row) => (row === undefined ? 0 : 1)),
    series: Object.fromEntries(
      query.columns.map((name) => {
        const figures = toFigures(name);
        return [name, { min: figures, avg: figures, max: figures }];
      }),
    ),
    ...(isFleet && { hosts: { reporting: toFigures('reporting'), held: toFigures('held') } }),
  };
}

/** The median distance of two neighbours; `undefined` for less than two. */
function toUsualDistance(at: Float64Array): number | undefined {
  const distances = at.slice(1).map((time, index) => time - (at[index] as number));
  return distances.toSorted()[distances.length >>> 1];
}

/** Buckets of one width from the first to the last of the range, empty ones too. `base` are what they are made of. */
function toBucketEntries(
  { layout }: RangeReader,
  query: RangeQuery,
  { tier, stepMs, base }: TierChoice & { readonly base: Series },
): Entries {
  const merged = mergeBuckets(base, { layout, stepMs });
  const first = toStart(query.from, stepMs);
  const count = (toStart(query.to - 1, stepMs) - first) / stepMs + 1;
  const rowOf = new Map([...merged.at].map((at, row) => [(at - first) / stepMs, row]));
  const rows = Array.from({ length: count }, (_, place) => rowOf.get(place));
  const valueOf = (place: number, row: number | undefined) =>
    row === undefined ? undefined : merged.series[place]?.[row];
  const bands =
    query.kind === 'rates' ? toRateBands(layout, { base, merged, stepMs }) : toGaugeBands(layout, merged);
  return {
    stepMs,
    tier,
    entries: 'buckets',
    at: rows.map((_, place) => first + place * stepMs),
    samples: rows.map((row) => valueOf(0, row) ?? 0),
    series: Object.fromEntries(query.columns.map((name) => [name, spread(bands.get(name) as Band, rows)])),
    ...(query.hostIds[0] === FLEET_HOST && { hosts: toHosts(layout, merged, rows) }),
  };
}

function toHosts(layout: BucketLayout, merged: Series, rows: readonly (number | undefined)[]) {
  const bands = toGaugeBands(layout, merged);
  const [reporting, held] = FLEET_COLUMNS.map((name) => {
    const band = spread(bands.get(name) as Band, rows);
    return band.avg.map((figure) => (figure === null ? null : Math.round(figure)));
  });
  return { reporting: reporting ?? [], held: held ?? [] };
}

/** A band with a place for every bucket, by the row that each has. */
function spread(band: Band, rows: readonly (number | undefined)[]): Band {
  const toFigures = (figures: Figures) =>
    rows.map((row) => (row === undefined ? null : (figures[row] ?? null)));
  return { min: toFigures(band.min), avg: toFigures(band.avg), max: toFigures(band.max) };
}

function toGaugeBands(layout: BucketLayout, { series }: Series): Map<string, Band> {
  return new Map(
    layout.gauges.map(({ column, min, max, sum, missing }) => {
      const avg = Array.from(series[sum] ?? [], (value, row) =>
        toFigure(value / ((series[0]?.[row] ?? 0) - (series[missing]?.[row] ?? 0))),
      );
      return [toName(column), { min: toFigures(series[min]), avg, max: toFigures(series[max]) }];
    }),
  );
}

/** Per second; min and max are of what the buckets were made of. */
function toRateBands(
  layout: BucketLayout,
  { base, merged, stepMs }: { readonly base: Series; readonly merged: Series; readonly stepMs: number },
): Map<string, Band> {
  const rateOf = ({ series }: Series, place: number, row: number) =>
    toFigure(((series[place]?.[row] ?? Number.NaN) / (series[1]?.[row] ?? 0)) * 1_000);
  const rowOf = new Map([...merged.at].map((at, row) => [at, row]));
  return new Map(
    layout.counters.map(({ column, increase }) => {
      const avg = Array.from(merged.at, (_, row) => rateOf(merged, increase, row));
      const band: { min: Figures; avg: Figures; max: Figures } = {
        min: avg.map(() => null),
        avg,
        max: avg.map(() => null),
      };
      base.at.forEach((at, row) => {
        const rate = rateOf(base, increase, row);
        const bucket = rowOf.get(toStart(at, stepMs));
        if (rate === null || bucket === undefined) return;
        band.min[bucket] = Math.min(band.min[bucket] ?? rate, rate);
        band.max[bucket] = Math.max(band.max[bucket] ?? rate, rate);
      });
      return [toName(column), band];
    }),
  );
}

const toName = (column: number) => STORE_COLUMNS[column]?.name ?? '';
const toFigures = (values: Float64Array | undefined): Figures => Array.from(values ?? [], toFigure);

/** A finite figure, or `null`: nothing divided by nothing is not known. */
function toFigure(value: number | undefined): number | null {
  return value === undefined || !Number.isFinite(value) ? null : value;
}
