import {
  SAMPLE_FLAGS,
  calibrateOpen,
  isStillInside,
  showsEveryChange,
  type OpenFormula,
  type RunningCounts,
} from '@finwait/tcp';
import type { WalkInside } from '../sources/source.js';

/** A walk over a namespace with the running counts before and after it; `null` where those cannot be read. */
export interface TakenWalk {
  readonly walk: WalkInside;
  readonly before: RunningCounts | null;
  readonly after: RunningCounts | null;
  /** Epoch milliseconds. */
  readonly countedAt: number;
}

/** The figures of a namespace's last walk, and what may be said of them later without another one. */
export class StandingWalk {
  readonly counts: WalkInside['counts'];
  readonly unknown: number;
  readonly countedAt: number;
  /** What `CurrEstab` was found to count, in this walk or an earlier one. */
  readonly formula: OpenFormula | null;
  readonly #showsEveryChange: boolean;
  /** `null` when the walk may have missed sockets. */
  readonly #running: RunningCounts | null;

  /** `known` is what earlier walks found `CurrEstab` to count. */
  constructor({ walk, before, after, countedAt }: TakenWalk, known: OpenFormula | null) {
    const { walked, flags } = walk;
    this.counts = walk.counts;
    this.unknown = walk.unknown;
    this.countedAt = countedAt;
    const proved = before === null || after === null ? null : calibrateOpen(walked, { before, after });
    this.formula = proved ?? known;
    this.#showsEveryChange = showsEveryChange({ counts: walked.counts, formula: this.formula });
    this.#running = (flags & SAMPLE_FLAGS.moved) === 0 ? before : null;
  }

  /** True when the counts are not those before the walk, or cannot be compared with them. */
  hasMoved(now: RunningCounts | null): boolean {
    const before = this.#running;
    return before === null || now === null || !isStillInside({ before, after: now });
  }

  /** True while every figure is surely as it was. */
  stands(now: RunningCounts | null): boolean {
    return this.#showsEveryChange && !this.hasMoved(now);
  }
}
