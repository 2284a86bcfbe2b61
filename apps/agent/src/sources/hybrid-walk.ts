import {
  ALL_STATES_MASK,
  LISTEN_MASK,
  SAMPLE_FLAGS,
  SMALL_STATES_MASK,
  calibrateOpen,
  deriveBigStates,
  fitsInUse,
  isStill,
  showsEveryChange,
  toCountedStates,
  type Bracket,
  type OpenFormula,
  type RunningCounts,
  type SockDiagDump,
  type StateCounts,
} from '@finwait/tcp';
import type { KernelCounters } from './kernel-counters.js';

/**
 * From this many open and lingering sockets on, leaving them out of the walk saves more than a millisecond; below it
 * every state is counted, every time.
 */
const HYBRID_FROM = 2_000;
/** A kernel does not change its mind, but a mistake must not last. */
const CALIBRATED_FOR_MS = 3_600_000;

/** Where sockets never rest, a full walk may prove nothing; it is not tried again sooner than this. */
const TRIED_FOR_MS = 60_000;

const KEPT_FOR_MS = 30_000;

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
  /** However still the counters are, the figures of a walk stand no longer than this. */
  readonly keptForMs?: number;
  /** Milliseconds from any beginning. */
  readonly now?: () => number;
}

/** A walk that stands until a running count changes. */
interface KeptWalk {
  readonly result: WalkResult;
  readonly running: RunningCounts;
  readonly walkedAt: number;
}

/** A dump with the running counts before and after it; `null` where they cannot be read. */
interface Walked {
  readonly dump: SockDiagDump;
  readonly counts: StateCounts;
  readonly unknown: number;
  readonly interrupted: boolean;
  readonly bracket: Bracket | null;
}

/**
 * Counts every state by the cheapest way that is exact. Where there are few sockets, all are walked. Where there are many,
 * those in ESTABLISHED and TIME_WAIT are left out and come from the kernel's own running counts. What those counts mean
 * on this kernel is learned from a full walk, never from its version; until then, and where they fit nothing, every walk
 * that could tell is a full one. While no running count changes, the figures of the last walk stand, for half a minute.
 */
export class HybridWalk {
  readonly #options: Required<HybridOptions>;
  #formula: OpenFormula | null = null;
  #calibratedAt = -Infinity;
  /** When a full walk was last taken because CLOSE_WAIT appeared. */
  #triedAt = -Infinity;
  /** Whether the sockets of a full walk added up to those in use. */
  #addsUp = false;
  #kept: KeptWalk | null = null;

  constructor(options: HybridOptions) {
    this.#options = {
      hybridFrom: HYBRID_FROM,
      keptForMs: KEPT_FOR_MS,
      now: () => performance.now(),
      ...options,
    };
  }

  async count(): Promise<WalkResult> {
    const before = this.#options.counters.readRunning();
    if (before === null || before.open + before.lingering < this.#options.hybridFrom) return this.#countAll();
    const kept = await this.#confirmKept(before);
    if (kept !== null) return kept;
    return (this.#isTrusted() ? await this.#countSmall(before) : null) ?? this.#countAll();
  }

  #isTrusted(): boolean {
    return this.#formula !== 'none' && this.#options.now() - this.#calibratedAt < CALIBRATED_FOR_MS;
  }

  /** Whether to learn from a full walk what CLOSE_WAIT means for the running counts; not again for a while. */
  #mayTry(): boolean {
    const now = this.#options.now();
    if (now - this.#triedAt < TRIED_FOR_MS) return false;
    this.#triedAt = now;
    return true;
  }

  /** The last walk where nothing can have changed since. Its listeners are counted anew, which costs next to nothing. */
  async #confirmKept(now: RunningCounts): Promise<WalkResult | null> {
    const kept = this.#kept;
    if (kept === null || this.#options.now() - kept.walkedAt >= this.#options.keptForMs) return null;
    if (!isStill({ before: kept.running, after: now })) return null;
    const { dump, counts, interrupted } = await this.#walk(LISTEN_MASK, now);
    if (interrupted || counts.LISTEN !== kept.result.counts.LISTEN) return null;
    const { fullestAcceptQueue } = dump;
    return { ...kept.result, fullestAcceptQueue, flags: kept.result.flags | SAMPLE_FLAGS.aged };
  }

  /** `null` when the walk gives a reason to count everything. */
  async #countSmall(before: RunningCounts): Promise<WalkResult | null> {
    const walked = await this.#walk(SMALL_STATES_MASK, before);
    const { dump, counts, interrupted, bracket } = walked;
    const isDecided = this.#formula !== null || counts.CLOSE_WAIT === 0;
    if (bracket === null || (!isDecided && this.#mayTry())) return null;
    const formula = this.#formula === 'withoutCloseWait' ? 'withoutCloseWait' : 'withCloseWait';
    const { finWait2Minis } = dump;
    const { hasMoved, isImpossible, ...big } = deriveBigStates({ counts, finWait2Minis }, bracket, formula);
    const all = { ...counts, ...big };
    const addsUp = fitsInUse({ counts: all, finWait2Minis }, bracket);
    if (isImpossible || (this.#addsUp && isDecided && addsUp === false)) {
      this.#calibratedAt = -Infinity;
      return null;
    }
    const moved = hasMoved || interrupted || !isDecided ? SAMPLE_FLAGS.moved : 0;
    return this.#keep(walked, all, SAMPLE_FLAGS.derived | moved);
  }

  /** Counts everything and learns from it what the running counts mean. */
  async #countAll(): Promise<WalkResult> {
    const walked = await this.#walk(ALL_STATES_MASK, this.#options.counters.readRunning());
    const { dump, counts, interrupted, bracket } = walked;
    if (bracket !== null) {
      const full = { counts, finWait2Minis: dump.finWait2Minis };
      this.#formula = calibrateOpen(full, bracket) ?? this.#formula;
      this.#addsUp = fitsInUse(full, bracket) ?? this.#addsUp;
      this.#calibratedAt = this.#options.now();
    }
    return this.#keep(walked, counts, interrupted ? SAMPLE_FLAGS.moved : 0);
  }

  /** Makes the result of a walk, which may stand where nothing moved while it went on. */
  #keep({ dump, unknown, bracket }: Walked, counts: StateCounts, flags: number): WalkResult {
    const result = { counts, unknown, fullestAcceptQueue: dump.fullestAcceptQueue, flags };
    const isWhole = bracket !== null && isStill(bracket) && (flags & SAMPLE_FLAGS.moved) === 0;
    const mayStand = isWhole && showsEveryChange({ counts, formula: this.#formula });
    this.#kept = mayStand ? { result, running: bracket.after, walkedAt: this.#options.now() } : null;
    return result;
  }

  async #walk(stateMask: number, before: RunningCounts | null): Promise<Walked> {
    const { dump, interrupted } = await this.#dumpWhole(stateMask);
    const after = this.#options.counters.readRunning();
    const bracket = before === null || after === null ? null : { before, after };
    return { dump, ...toCountedStates(dump.tally), interrupted, bracket };
  }

  /** An interrupted dump may miss sockets. It is taken again, once: where sockets never rest the second stands. */
  async #dumpWhole(stateMask: number) {
    const first = await this.#options.dump(stateMask);
    return first.interrupted ? this.#options.dump(stateMask) : first;
  }
}
