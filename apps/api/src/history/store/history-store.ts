import type { HistoryTables } from '../history-tables.js';
import type { RangeQuery } from '../range-query.js';
import type { RetentionPolicy } from '../retention/retention-policy.js';
import type { RetentionReport } from '../retention/retention.js';
import type { Sample } from '../sample.store.js';
import type { SealReport } from '../sealer.js';

/**
 * All that the rest of the API asks of whatever keeps the history, and the token it is injected under. SQLite fills it;
 * another database could. `HISTORY_STORE_RULES` is what every one of them must hold. Times are epoch milliseconds.
 */
export abstract class HistoryStore {
  /** Throws unless an acknowledgement can be trusted: what `append` stored survives a loss of power. */
  abstract verifyDurability(): Promise<void>;
  /**
   * Stores all samples or none; once it resolves they are kept, through a restart too. Samples come in any order, late and
   * repeatedly: one of the same host and time as a stored one is left out, and so is one older than the history that is kept.
   */
  abstract append(samples: readonly Sample[]): Promise<void>;
  /** Samples left out since the start, since they are older than the history that is kept. */
  abstract readonly tooOld: number;
  /**
   * Lets the store pack hours that end before `closedBefore`. No answer about a host changes, and late samples are still
   * taken in. The fleet's minutes, which are appended as host 0, are summed anew from the hosts' where the store can.
   */
  abstract seal(closedBefore: number): Promise<SealReport>;
  /**
   * Removes what the policy does not keep, in whole pieces of the store's own, and all of the hosts that were removed. Age
   * is counted from the newest sample where that is before `now`.
   */
  abstract retain(policy: RetentionPolicy, now: number): Promise<RetentionReport>;
  /**
   * The answer to a range query as text in UTF-8, in the format and the coding of the query; it knows all that was appended
   * before. Throws `history_busy` when too many wait.
   */
  abstract read(query: RangeQuery): Promise<Buffer>;
  /** The newest sample of every host that has one; of some hosts also one that is older. */
  abstract readNewest(): Promise<Sample[]>;
  /**
   * When the hosts whose samples are all gone were last heard, as near as what is left of them tells: the beginning of their
   * newest bucket.
   */
  abstract readLastHeard(): Promise<ReadonlyMap<number, number>>;
  /** Why the history cannot be read, or `null`. */
  abstract readFailure(): Promise<string | null>;
}

/** Where answers to range queries are made from; a store that has it need not know buckets, rates or tiers. */
export type RangeSource = Pick<
  HistoryTables,
  'look' | 'readReach' | 'readFloor' | 'readHot' | 'readHotHoursOf' | 'readChunks'
>;
