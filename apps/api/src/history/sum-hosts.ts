import { HELD_FOR_MS, type Band } from '@finwait/contracts';
import type { BucketLayout } from './bucket-layout.js';
import { mergeBuckets } from './bucket-rows.js';
import type { Series } from './chunk/chunk-code.js';
import type { RangeQuery } from './range-query.js';
import { RangeReader } from './range-reader.js';
import { chooseBuckets } from './tier-choice.js';
import type { RangeSource } from './store/history-store.js';

type Sums = { [Part in keyof Band]: (number | null)[] };

/**
 * Sums over some hosts in buckets, from their own buckets: a silent host is held at its last bucket for an hour. `avg` is
 * the sum of averages, `min` and `max` are sums of the hosts' own and so bounds of what the sum can have been.
 */
export function sumHosts(tables: RangeSource, query: RangeQuery) {
  const { to, columns, hostIds } = query;
  const { tier, stepMs, at } = chooseBuckets(query, tables.readFloor('5m'));
  const [first = 0] = at;
  const zeros = () => at.map(() => 0);
  const unknown = () => at.map((): number | null => null);
  const [samples, reporting, held] = [zeros(), zeros(), zeros()];
  const series = new Map<string, Sums>(
    columns.map((name) => [name, { min: unknown(), avg: unknown(), max: unknown() }]),
  );
  for (const hostId of hostIds) {
    const reader = new RangeReader(tables, hostId, columns);
    const { layout } = reader;
    const buckets = mergeBuckets(reader.readBuckets(tier, first - HELD_FOR_MS, to), { layout, stepMs });
    const rowOf = new Map([...buckets.at].map((time, row) => [time, row]));
    let heldRow = [...buckets.at].findLastIndex((time) => time < first);
    for (const [place, time] of at.entries()) {
      const own = rowOf.get(time);
      const row = own ?? heldRow;
      const silentMs = time - (buckets.at[row] ?? -Infinity);
      if (silentMs > HELD_FOR_MS) continue;
      heldRow = row;
      const counted = own === undefined ? held : reporting;
      counted[place] = (counted[place] ?? 0) + 1;
      if (own !== undefined) samples[place] = (samples[place] ?? 0) + (buckets.series[0]?.[own] ?? 0);
      addRow(series, place, { layout, buckets, row });
    }
  }
  return {
    stepMs,
    tier,
    entries: 'buckets',
    at,
    samples,
    series: Object.fromEntries(series),
    reporting,
    held,
  };
}

interface HostRow {
  readonly layout: BucketLayout;
  readonly buckets: Series;
  readonly row: number;
}

function addRow(series: Map<string, Sums>, place: number, { layout, buckets, row }: HostRow): void {
  const valueOf = (column: number) => buckets.series[column]?.[row] ?? Number.NaN;
  for (const gauge of layout.gauges) {
    const sums = series.get(gauge.name);
    if (!sums || Number.isNaN(valueOf(gauge.sum))) continue;
    sums.min[place] = (sums.min[place] ?? 0) + valueOf(gauge.min);
    sums.max[place] = (sums.max[place] ?? 0) + valueOf(gauge.max);
    sums.avg[place] = (sums.avg[place] ?? 0) + valueOf(gauge.sum) / (valueOf(0) - valueOf(gauge.missing));
  }
}
