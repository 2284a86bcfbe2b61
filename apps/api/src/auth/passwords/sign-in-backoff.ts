import { Injectable } from '@nestjs/common';
import { ApiError } from '../../problem/api-error.js';
import { toBlock } from '../address-block.js';

/** Failures that cost nothing: of one account from one address, and of one address whatever the account. */
const FREE_FAILURES = { pair: 5, address: 20 };
const LONGEST_WAIT_MS = 15 * 60_000;
/** What is held against nobody any more. */
const FORGOTTEN_AFTER_MS = 3_600_000;
const MOST_KEPT = 10_000;

interface Failures {
  readonly count: number;
  readonly at: number;
}

/**
 * Makes whoever guesses passwords wait: after five failures of an account from an address, or twenty from an address, one
 * second, then twice as long each time, up to 15 minutes. Nobody can lock a user out from elsewhere.
 */
@Injectable()
export class SignInBackoff {
  private readonly byKey = new Map<string, Failures>();

  /**
   * Counts a try before its password is checked, so that many at once do not slip through; {@link succeeded} takes it back.
   * Throws `sign_in_throttled` when it comes too early.
   */
  begin(account: string, address: string, now: number): void {
    const waitMs = Math.max(
      ...this.toKeys(account, address).map(([key, free]) => this.toWaitMs(key, free, now)),
    );
    if (waitMs > 0) {
      throw new ApiError('sign_in_throttled', `try again in ${Math.ceil(waitMs / 1_000)} s`, {
        retryAfterMs: waitMs,
      });
    }
    for (const [key] of this.toKeys(account, address)) this.note(key, now);
  }

  /** Forgets the failures of an account that was signed in to, and this one try of its address. */
  succeeded(account: string, address: string): void {
    const [[pair], [whole]] = this.toKeys(account, address);
    this.byKey.delete(pair);
    const known = this.byKey.get(whole);
    if (known) this.byKey.set(whole, { ...known, count: known.count - 1 });
  }

  private toWaitMs(key: string, free: number, now: number): number {
    const known = this.byKey.get(key);
    if (!known || known.count < free) return 0;
    const waitMs = Math.min(1_000 * 2 ** Math.min(known.count - free, 30), LONGEST_WAIT_MS);
    return Math.max(known.at + waitMs - now, 0);
  }

  private note(key: string, now: number): void {
    const known = this.byKey.get(key);
    const isRecent = known !== undefined && known.at + FORGOTTEN_AFTER_MS > now;
    this.byKey.delete(key);
    this.byKey.set(key, { count: (isRecent ? known.count : 0) + 1, at: now });
    const [oldest] = this.byKey.keys();
    if (this.byKey.size > MOST_KEPT && oldest !== undefined) this.byKey.delete(oldest);
  }

  private toKeys(account: string, address: string): [[string, number], [string, number]] {
    const block = toBlock(address);
    return [
      [`${block} ${account}`, FREE_FAILURES.pair],
      [block, FREE_FAILURES.address],
    ];
  }
}
