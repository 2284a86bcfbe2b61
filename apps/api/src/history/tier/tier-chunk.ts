import { COLUMNS } from '@finwait/tcp';
import { decodeChunk, encodeChunk } from '../chunk/chunk-code.js';
import type { Sample } from '../sample.store.js';
import type { Bucket, Spread } from './bucket.js';

/** What a chunk of a tier holds, or why it cannot be read. */
export type Decoded<Row> =
  { readonly ok: true; readonly rows: readonly Row[] } | { readonly ok: false; readonly reason: string };

const isCounter = COLUMNS.map(({ kind }) => kind === 'counter');
/** Series before those of the columns: seq and flags, or samples and covered time. */
const FIRST_SERIES = 2;
/**
 * Series of a gauge in buckets: samples in which it was unknown, its average as a whole number, what its sum has beyond
 * that, and how far its least and its greatest value are from the average. Each of them hardly moves, even where the
 * number of samples does.
 */
const SPREAD_SERIES = 5;

const toSeries = (values: readonly (number | null)[]) => Float64Array.from(values, (value) => value ?? NaN);
const toFigure = (value: number | undefined) => (value === undefined || Number.isNaN(value) ? null : value);

/** A raw chunk of one host's samples, sorted by time; at least one. */
export function encodeSamples(samples: readonly Sample[]): Uint8Array<ArrayBuffer> {
  const columns = COLUMNS.map((_, column) => samples.map(({ values }) => values[column] ?? null));
  const bookkeeping = [samples.map(({ seq }) => seq), samples.map(({ flags }) => flags)];
  return encodeChunk({
    at: toSeries(samples.map(({ takenAt }) => takenAt)),
    series: [...bookkeeping, ...columns].map(toSeries),
    columnCount: COLUMNS.length,
  });
}

/** The samples of a raw chunk; columns that are newer than the chunk are unknown. */
export function decodeSamples(blob: Uint8Array, hostId: number): Decoded<Sample> {
  const decoded = decodeChunk(blob);
  if (!decoded.ok) return decoded;
  const { at, series } = decoded.content;
  const rows = Array.from(at, (takenAt, row) => ({
    hostId,
    takenAt,
    seq: series[0]?.[row] ?? 0,
    flags: series[1]?.[row] ?? 0,
    values: COLUMNS.map((_, column) => toFigure(series[FIRST_SERIES + column]?.[row])),
  }));
  return { ok: true, rows };
}

/** A chunk of buckets, sorted by time; at least one. */
export function encodeBuckets(buckets: readonly Bucket[]): Uint8Array<ArrayBuffer> {
  const columns = isCounter.flatMap((counter, column) => {
    const figures = buckets.map(({ columns: all }) => all[column] ?? null);
    if (counter) return [figures.map((figure) => (typeof figure === 'number' ? figure : null))];
    return toSpreadSeries(figures as (Spread | null)[], buckets);
  });
  const bookkeeping = [buckets.map(({ samples }) => samples), buckets.map(({ coveredMs }) => coveredMs)];
  return encodeChunk({
    at: toSeries(buckets.map(({ at }) => at)),
    series: [...bookkeeping, ...columns].map(toSeries),
    columnCount: COLUMNS.length,
  });
}

/** The buckets of a chunk; columns that are newer than the chunk are unknown. */
export function decodeBuckets(blob: Uint8Array): Decoded<Bucket> {
  const decoded = decodeChunk(blob);
  if (!decoded.ok) return decoded;
  const { at, series, columnCount } = decoded.content;
  let next = FIRST_SERIES;
  const places = isCounter.map((counter, column) => {
    const place = next;
    next += counter ? 1 : SPREAD_SERIES;
    return column < columnCount ? place : series.length;
  });
  const rows = Array.from(at, (start, row): Bucket => {
    const samples = series[0]?.[row] ?? 0;
    const columns = places.map((place, column) =>
      isCounter[column] ? toFigure(series[place]?.[row]) : toSpread(series, { place, row, samples }),
    );
    return { at: start, samples, coveredMs: series[1]?.[row] ?? 0, columns };
  });
  return { ok: true, rows };
}

function toSpreadSeries(
  spreads: readonly (Spread | null)[],
  buckets: readonly Bucket[],
): (number | null)[][] {
  const toMean = ({ sum, known }: Spread) => Math.round(sum / known);
  const of = (figure: (spread: Spread, samples: number) => number) =>
    spreads.map((spread, row) => spread && figure(spread, buckets[row]?.samples ?? 0));
  return [
    of(({ known }, samples) => samples - known),
    of(toMean),
    of((spread) => spread.sum - toMean(spread) * spread.known),
    of((spread) => toMean(spread) - spread.min),
    of((spread) => spread.max - toMean(spread)),
  ];
}

function toSpread(
  series: readonly Float64Array[],
  { place, row, samples }: { readonly place: number; readonly row: number; readonly samples: number },
): Spread | null {
  const [missing, mean, rest, below, above] = Array.from({ length: SPREAD_SERIES }, (_, index) =>
    toFigure(series[place + index]?.[row]),
  ) as [number | null, number, number, number, number];
  if (missing === null) return null;
  const known = samples - missing;
  return { known, min: mean - below, max: mean + above, sum: mean * known + rest };
}
