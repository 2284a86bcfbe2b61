import type { Coding } from '../web/coding.js';

/** What to read of the history. Times are epoch milliseconds. */
export interface RangeQuery {
  /** `history` is what gauges were, `rates` by how much counters grew per second, `heatmap` the most of one gauge, host by host. */
  readonly kind: 'history' | 'rates' | 'heatmap';
  /** JSON when left out. */
  readonly format?: 'json' | 'csv';
  /** Not compressed when left out. */
  readonly coding?: Coding | undefined;
  /** One host, the fleet as host 0, or the hosts to sum. */
  readonly hostIds: readonly number[];
  /** What the hosts are called, where the answer tells of each. */
  readonly hostNames?: readonly string[];
  /** The hosts are summed, were it only one. */
  readonly isSum?: boolean;
  /** What the answer begins with. */
  readonly subject: Readonly<Record<string, string>>;
  /** Included. */
  readonly from: number;
  /** Not included. */
  readonly to: number;
  /** Column names. */
  readonly columns: readonly string[];
  readonly maxPoints: number;
  /** The present interval between two snapshots. */
  readonly intervalMs: number;
}
