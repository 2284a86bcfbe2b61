import { mergeBuckets } from './bucket-rows.js';
import { spreadFigures } from './bands.js';
import type { RangeQuery } from './range-query.js';
import { RangeReader } from './range-reader.js';
import type { RangeSource } from './store/history-store.js';
import { chooseBuckets } from './tier-choice.js';

/** The most of the query's one gauge in each bucket, for each of its hosts; `null` where nothing was measured. */
export function readHeatMap(tables: RangeSource, query: RangeQuery) {
  const { to, columns, hostIds, hostNames = [] } = query;
  const { tier, stepMs, at } = chooseBuckets(query, tables.readFloor('5m'));
  const [first = 0] = at;
  const hosts = hostIds.map((hostId, place) => {
    const reader = new RangeReader(tables, hostId, columns);
    const { layout } = reader;
    const buckets = mergeBuckets(reader.readBuckets(tier, first, to), { layout, stepMs });
    const rows = new Int32Array(at.length).fill(-1);
    for (const [row, time] of buckets.at.entries()) rows[(time - first) / stepMs] = row;
    const max = buckets.series[layout.gauges[0]?.max ?? -1];
    return { host: hostNames[place] ?? '', max: spreadFigures(max, rows) };
  });
  return { stepMs, tier, at, hosts };
}
