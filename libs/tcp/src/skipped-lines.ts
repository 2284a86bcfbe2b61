import { SKIP_REASONS, type SkippedSocketLine, type SkipReason } from './parsed-socket-text.js';

const SHOWN_CHARACTERS = 160;

/** The lines of a text that were left out: every one is counted, the first ones are kept. */
export class SkippedLines {
  readonly #most: number;
  readonly #lines: SkippedSocketLine[] = [];
  readonly #counts = Object.fromEntries(Object.keys(SKIP_REASONS).map((reason) => [reason, 0])) as Record<
    SkipReason,
    number
  >;

  constructor(most = Infinity) {
    this.#most = most;
  }

  /** How many lines were left out for each reason. */
  get counts(): Readonly<Record<SkipReason, number>> {
    return this.#counts;
  }

  /** A long line is kept by its beginning. */
  add(line: number, text: string, reason: SkipReason): void {
    this.#counts[reason] += 1;
    if (this.#lines.length < this.#most)
      this.#lines.push({ line, text: text.slice(0, SHOWN_CHARACTERS), reason });
  }

  /** In the order of the text, which is not that in which they were judged. */
  list(): readonly SkippedSocketLine[] {
    return this.#lines.sort((one, other) => one.line - other.line);
  }
}
