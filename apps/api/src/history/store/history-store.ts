import type { HistoryTables } from '../history-tables.js';
import type { RangeQuery } from '../range-query.js';
import type { RetentionPolicy } from '../retention/retention-policy.js';
import type { RetentionReport } from '../retention/retention.js';
import type { Sample } from '../sample.store.js';
import type { SealReport } from '../sealer.js';

/**
 * All that the rest of the API asks of whatever keeps the history. SQLite fills it; another database could.
 * `HISTORY_STORE_RULES` is what every one of them must hold. Times are epoch milliseconds.
 */
export interface HistoryStore {
  /**
   * Stores all samples or none; once it resolves they are kept. One of the same host and time as a stored one is left
   * out, and so is one older than the history that is kept.
   */
  append(samples: readonly Sample[]): Promise<void>;
  /** Lets the store pack hours that end before `closedBefore`. No answer changes, and late samples are still taken in. */
  seal(closedBefore: number): Promise<SealReport>;
  /** Removes what the policy does not keep. */
  retain(policy: RetentionPolicy, now: number): Promise<RetentionReport>;
  /** The answer to a range query as text in UTF-8, in the format of the query. */
  read(query: RangeQuery): Promise<Buffer>;
  /** The newest sample of every host that has one; of some hosts also one that is older. */
  readNewest(): Promise<Sample[]>;
}

/** Where answers to range queries are made from; a store that has it need not know buckets, rates or tiers. */
export type RangeSource = Pick<
  HistoryTables,
  'readReach' | 'readFloor' | 'readHot' | 'readHotHoursOf' | 'readChunks'
>;
