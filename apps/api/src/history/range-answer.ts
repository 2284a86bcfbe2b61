import type { Band, History } from '@finwait/contracts';
import { spreadFigures, toGaugeBands, toRateBands } from './bands.js';
import { GAP_INTERVALS, mergeBuckets } from './bucket-rows.js';
import type { Series } from './chunk/chunk-code.js';
import { readHeatMap } from './heat-map.js';
import type { RangeQuery } from './range-query.js';
import { RangeReader } from './range-reader.js';
import { FLEET_HOST } from './sealer.js';
import { sumHosts } from './sum-hosts.js';
import { toStepMs } from './step.js';
import { FLEET_COLUMNS, ROW_FIELDS, toColumnPlace } from './store-column.js';
import { chooseTier, type TierChoice } from './tier-choice.js';
import { TIERS, toStart } from './tier.js';
import type { RangeSource } from './store/history-store.js';

type Figures = (number | null)[];
/** What is told of entries beside `from` and `to`. */
type Entries = Pick<History, 'stepMs' | 'tier' | 'entries' | 'at' | 'samples' | 'series'> & {
  readonly hosts?: { readonly reporting: Figures; readonly held: Figures };
};

/** The answer to a range query, as REST tells it, of one moment: what is sealed meanwhile is in it once. */
export function answerRange(tables: RangeSource, query: RangeQuery): Record<string, unknown> {
  return tables.look(() => toAnswer(tables, query));
}

function toAnswer(tables: RangeSource, query: RangeQuery): Record<string, unknown> {
  const { subject, from, to, hostIds, columns } = query;
  const [hostId] = hostIds;
  if (query.kind === 'heatmap') return { ...subject, from, to, ...readHeatMap(tables, query) };
  if (hostId === undefined || query.isSum) return { ...subject, from, to, ...sumHosts(tables, query) };
  const reaches = {
    raw: tables.readReach(hostId, 'raw'),
    '5m': tables.readReach(hostId, '5m'),
    '1h': tables.readReach(hostId, '1h'),
  };
  const reader = new RangeReader(tables, hostId, columns);
  const { hosts, ...entries } = toEntries(reader, query, chooseTier(query, reaches));
  return { ...subject, from, to, ...entries, ...hosts };
}

function toEntries(reader: RangeReader, query: RangeQuery, choice: TierChoice): Entries {
  const { from, to, kind, intervalMs } = query;
  if (choice.tier !== 'raw') {
    const base = reader.readBuckets(choice.tier, from, to);
    return toBucketEntries(reader, query, { ...choice, base, baseMs: TIERS[choice.tier].stepMs });
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
  const base = reader.count(snapshots, baseMs);
  return toBucketEntries(reader, query, { tier: 'raw', stepMs, base, baseMs });
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

interface Buckets extends TierChoice {
  /** What the entries are made of. */
  readonly base: Series;
  readonly baseMs: number;
}

/** Buckets of one width from the first to the last of the range, empty ones too. */
function toBucketEntries(
  { layout }: RangeReader,
  query: RangeQuery,
  { tier, stepMs, base, baseMs }: Buckets,
): Entries {
  const merged = baseMs === stepMs ? base : mergeBuckets(base, { layout, stepMs });
  const first = toStart(query.from, stepMs);
  const count = (toStart(query.to - 1, stepMs) - first) / stepMs + 1;
  const rows = new Int32Array(count).fill(-1);
  for (const [row, at] of merged.at.entries()) rows[(at - first) / stepMs] = row;
  const spread = (figures: Float64Array | undefined) => spreadFigures(figures, rows);
  const gauges = toGaugeBands(layout, merged);
  const bands = query.kind === 'rates' ? toRateBands(layout, base, merged, stepMs) : gauges;
  const toBand = (name: string): Band => {
    const { min, avg, max } = bands.get(name) ?? {};
    return { min: spread(min), avg: spread(avg), max: spread(max) };
  };
  return {
    stepMs,
    tier,
    entries: 'buckets',
    at: Array.from(rows, (_, place) => first + place * stepMs),
    samples: spread(merged.series[0]).map((samples) => samples ?? 0),
    series: Object.fromEntries(query.columns.map((name) => [name, toBand(name)])),
    ...(query.hostIds[0] === FLEET_HOST && { hosts: toHosts((name) => spread(gauges.get(name)?.avg)) }),
  };
}

function toHosts(spreadMean: (name: string) => Figures) {
  const [reporting, held] = FLEET_COLUMNS.map((name) =>
    spreadMean(name).map((figure) => (figure === null ? null : Math.round(figure))),
  );
  return { reporting: reporting ?? [], held: held ?? [] };
}

/** A finite figure, or `null`: nothing divided by nothing is not known. */
function toFigure(value: number | undefined): number | null {
  return value === undefined || !Number.isFinite(value) ? null : value;
}
