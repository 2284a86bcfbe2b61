import {
  ALL_STATES_MASK,
  SAMPLE_FLAGS,
  SMALL_STATES_MASK,
  calibrateOpen,
  deriveBigStates,
  toCountedStates,
  type OpenFormula,
  type RunningCounts,
  type SockDiagDump,
  type StateCounts,
} from '@finwait/tcp';
import type { KernelCounters } from './kernel-counters.js';

/**
 * From this many open and lingering sockets on, leaving them out of the walk saves more than a millisecond; below it
 * every state is counted.
 */
const HYBRID_FROM = 2_000;
/** A kernel does not change its mind, but a mistake must not last. */
const CALIBRATED_FOR_MS = 3_600_000;

/** Where sockets never rest, a full walk may prove nothing; it is not tried again sooner than this. */
const TRIED_FOR_MS = 60_000;

/** Dumps the sockets in the states of a mask; `interrupted` when the kernel says that it may have missed some. */
export type DumpStates = (stateMask: number) => Promise<{ dump: SockDiagDump; interrupted: boolean }>;

/** All states of one walk. */
export interface WalkResult {
  readonly counts: StateCounts;
  readonly unknown: number;
  readonly fullestAcceptQueue: number;
  /** Bits of `SAMPLE_FLAGS`. */
  readonly flags: number;
}

/** What a hybrid walk works with. */
export interface HybridOptions {
  readonly counters: Pick<KernelCounters, 'readRunning'>;
  readonly dump: DumpStates;
  readonly hybridFrom?: number;
  readonly now?: () => number;
}

/**
 * Counts every state with the cheaper of two walks: over all sockets, or, where there are many, over all but those in
 * ESTABLISHED and TIME_WAIT, which then come from the kernel's own running counts. What those counts mean on this kernel
 * is learned from a full walk in a quiet moment, never from its version; until then, and where they fit nothing, every
 * walk that could tell is a full one.
 */
export class HybridWalk {
  readonly #options: Required<HybridOptions>;
  #formula: OpenFormula | null = null;
  #calibratedAt = -Infinity;

  constructor(options: HybridOptions) {
    this.#options = { hybridFrom: HYBRID_FROM, now: Date.now, ...options };
  }

  async count(): Promise<WalkResult> {
    const before = this.#options.counters.readRunning();
    const isLarge = before !== null && before.open + before.lingering >= this.#options.hybridFrom;
    if (before === null || !isLarge || !this.#isTrusted()) return this.#countAll();
    return (await this.#countSmall(before)) ?? this.#countAll();
  }

  #isTrusted(): boolean {
    return this.#formula !== 'none' && this.#options.now() - this.#calibratedAt < CALIBRATED_FOR_MS;
  }

  /** `null` when the walk gives a reason to count everything. */
  async #countSmall(before: RunningCounts): Promise<WalkResult | null> {
    const { dump, interrupted } = await this.#dumpWhole(SMALL_STATES_MASK);
    const after = this.#options.counters.readRunning();
    const { counts, unknown } = toCountedStates(dump.tally);
    const isDecided = this.#formula !== null || counts.CLOSE_WAIT === 0;
    const wasTried = this.#options.now() - this.#calibratedAt < TRIED_FOR_MS;
    if (after === null || (!isDecided && !wasTried)) return null;
    const walk = { counts, finWait2Minis: dump.finWait2Minis };
    const formula = this.#formula === 'withoutCloseWait' ? 'withoutCloseWait' : 'withCloseWait';
    const { hasMoved, isImpossible, ...big } = deriveBigStates(walk, { before, after }, formula);
    if (isImpossible) {
      this.#calibratedAt = -Infinity;
      return null;
    }
    const moved = hasMoved || interrupted || !isDecided ? SAMPLE_FLAGS.moved : 0;
    const flags = SAMPLE_FLAGS.derived | moved;
    return { counts: { ...counts, ...big }, unknown, fullestAcceptQueue: dump.fullestAcceptQueue, flags };
  }

  /** Counts everything and learns from it what the running counts mean. */
  async #countAll(): Promise<WalkResult> {
    const before = this.#options.counters.readRunning();
    const { dump, interrupted } = await this.#dumpWhole(ALL_STATES_MASK);
    const after = this.#options.counters.readRunning();
    const { counts, unknown } = toCountedStates(dump.tally);
    if (before !== null && after !== null) {
      const formula = calibrateOpen({ counts, finWait2Minis: dump.finWait2Minis }, { before, after });
      if (formula !== null) this.#formula = formula;
      this.#calibratedAt = this.#options.now();
    }
    const flags = interrupted ? SAMPLE_FLAGS.moved : 0;
    return { counts, unknown, fullestAcceptQueue: dump.fullestAcceptQueue, flags };
  }

  /** An interrupted dump may miss sockets. It is taken again, once: where sockets never rest the second stands. */
  async #dumpWhole(stateMask: number) {
    const first = await this.#options.dump(stateMask);
    return first.interrupted ? this.#options.dump(stateMask) : first;
  }
}
