import { TIERS, toStart, type Tier } from '../tier.js';
import { LEAST_KEEP_MS, toFloor, type RetentionPolicy } from './retention-policy.js';
import type { RemovalReason, RemovedChunks, RetentionTables } from './retention-tables.js';

/** Chunks removed in one transaction: a few milliseconds. */
const CHUNKS_AT_ONCE = 64;
/** Hot rows removed in one transaction: a few milliseconds. */
const ROWS_AT_ONCE = 512;
/** Pages given back in one transaction: 2 MiB. */
const PAGES_AT_ONCE = 512;
/** Removing goes on to this share of the limit, so that it does not happen at every pass. */
const ROOM = 0.98;
/** A file with a larger share of free pages is made smaller without a limit too: it will not need them soon. */
const MOST_FREE = 0.5;
/** Less is not worth the work. */
const LEAST_FREE_BYTES = 16 * 2 ** 20;

/** What a pass removed of one tier for one reason. */
export interface TierRemoval extends RemovedChunks {
  readonly tier: Tier;
  readonly reason: RemovalReason;
}

/** What a pass did. */
export interface RetentionReport {
  readonly removals: readonly TierRemoval[];
  /** What the database takes although nothing is left that the size limit may remove; `undefined` while the limit holds. */
  readonly overBytes: number | undefined;
}

interface Pass {
  readonly now: number;
  readonly removals: Map<string, TierRemoval & { readonly id: number }>;
}

/**
 * Removes whole chunks that are too old, or the oldest where the database is too large: raw ones first, then those of five
 * minutes; those of an hour, hot rows and the last day never. All of a host that was removed goes too. A floor is raised first and then all below it removed, in
 * transactions of a few milliseconds, so that a pass that was cut off is finished by the next one.
 */
export class Retention {
  readonly #tables: RetentionTables;

  constructor(tables: RetentionTables) {
    this.#tables = tables;
  }

  /** Brings the history to what the policy keeps. Between two steps, each a transaction of its own, others may write. */
  *apply(policy: RetentionPolicy, now: number): Generator<undefined, RetentionReport> {
    const pass: Pass = { now, removals: new Map() };
    yield* this.#eraseRemovedHosts(pass);
    yield* this.#keepByAge(pass, policy.keepMs);
    const overBytes =
      policy.maxBytes === undefined ? undefined : yield* this.#keepSize(pass, policy.maxBytes);
    const { fileBytes, freeBytes } = this.#tables.readSize();
    if (freeBytes > Math.max(LEAST_FREE_BYTES, MOST_FREE * fileBytes)) yield* this.#shrinkTo(0);
    return { removals: [...pass.removals.values()].map(({ id: _, ...removal }) => removal), overBytes };
  }

  /** The sums over the fleet stay as they were: they are not made anew from now on. */
  *#eraseRemovedHosts(pass: Pass): Generator<undefined, void> {
    for (const hostId of this.#tables.readRemovedHosts()) {
      this.#tables.noteErased(hostId, pass.now);
      while (this.#tables.transact(() => this.#tables.eraseHot(hostId, ROWS_AT_ONCE)) > 0) yield;
      for (const { tier } of Object.values(TIERS)) {
        yield* this.#removeChunks(pass, { tier, reason: 'host' }, () =>
          this.#tables.eraseChunks(hostId, tier, CHUNKS_AT_ONCE),
        );
      }
    }
  }

  /** Age is counted from the newest snapshot where that is before `now`: a clock that jumps ahead removes nothing. */
  *#keepByAge(pass: Pass, keepMs: RetentionPolicy['keepMs']): Generator<undefined, void> {
    const newestAt = Math.min(pass.now, this.#tables.readNewestAt());
    for (const { tier } of Object.values(TIERS)) {
      this.#tables.raiseFloor(tier, toFloor(tier, newestAt, keepMs[tier]), 'age');
      yield* this.#removeBelowFloor(pass, tier);
    }
  }

  /** The answer is what is taken beyond the limit after all that may go has gone. */
  *#keepSize(pass: Pass, maxBytes: number): Generator<undefined, number | undefined> {
    if (this.#takenBytes() <= maxBytes) return undefined;
    yield* this.#shrinkTo(maxBytes);
    for (const tier of this.#usedBytes() > maxBytes ? (['raw', '5m'] as const) : []) {
      const highest = toFloor(tier, pass.now, LEAST_KEEP_MS);
      while (this.#usedBytes() > ROOM * maxBytes) {
        const first = this.#tables.readFirstStart(tier) ?? Infinity;
        if (first >= highest) break;
        this.#tables.raiseFloor(tier, toStart(first, TIERS[tier].chunkMs) + TIERS[tier].chunkMs, 'cap');
        yield* this.#removeBelowFloor(pass, tier);
      }
    }
    yield* this.#shrinkTo(maxBytes);
    const taken = this.#takenBytes();
    return taken > maxBytes ? taken : undefined;
  }

  *#removeBelowFloor(pass: Pass, tier: Tier): Generator<undefined, void> {
    const { floorAt, floorBy } = this.#tables.readFloor(tier);
    yield* this.#removeChunks(pass, { tier, reason: floorBy }, () =>
      this.#tables.removeBelow(tier, floorAt, CHUNKS_AT_ONCE),
    );
  }

  /** Removes and notes slice by slice until `remove` finds nothing more. */
  *#removeChunks(
    pass: Pass,
    what: Pick<TierRemoval, 'tier' | 'reason'>,
    remove: () => RemovedChunks | undefined,
  ): Generator<undefined, void> {
    for (;;) {
      const removed = this.#tables.transact(() => {
        const chunks = remove();
        if (chunks) this.#note(pass, { ...what, ...chunks });
        return chunks;
      });
      if (!removed) return;
      yield;
    }
  }

  #note({ now, removals }: Pass, removal: TierRemoval): void {
    const { tier, reason, chunks, bytes, fromAt, toAt } = removal;
    const key = `${tier} ${reason}`;
    const known = removals.get(key);
    const id = known?.id ?? this.#tables.addRemoval(now, tier, reason, removal);
    this.#tables.growRemoval(id, removal);
    removals.set(key, {
      id,
      tier,
      reason,
      chunks: chunks + (known?.chunks ?? 0),
      bytes: bytes + (known?.bytes ?? 0),
      fromAt: Math.min(fromAt, known?.fromAt ?? fromAt),
      toAt: Math.max(toAt, known?.toAt ?? toAt),
    });
  }

  /** Gives free pages back until the file takes no more than `bytes` or none is left. */
  *#shrinkTo(bytes: number): Generator<undefined, void> {
    let before = Infinity;
    for (;;) {
      const { fileBytes, freeBytes, canShrink } = this.#tables.readSize();
      if (!canShrink || freeBytes === 0 || fileBytes <= bytes || fileBytes >= before) return;
      before = fileBytes;
      this.#tables.shrink(PAGES_AT_ONCE);
      yield;
    }
  }

  #usedBytes(): number {
    const { fileBytes, freeBytes } = this.#tables.readSize();
    return fileBytes - freeBytes;
  }

  /** What the limit holds for: the file, or what of it is in use where it cannot shrink. */
  #takenBytes(): number {
    const { fileBytes, freeBytes, canShrink } = this.#tables.readSize();
    return canShrink ? fileBytes : fileBytes - freeBytes;
  }
}
