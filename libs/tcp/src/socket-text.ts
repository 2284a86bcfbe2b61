import type { ParsedSocketText } from './parsed-socket-text.js';
import { toPlainText, withoutByteOrderMark } from './plain-text.js';
import { SocketTextReader } from './socket-text-reader.js';
import type { State } from './state.js';

/** What the text itself cannot tell, and how much of it is shown again. */
export interface SocketTextOptions {
  /** The state that `ss state …` was asked for; without it lines that show no state are skipped. */
  readonly shownState?: State | undefined;
  /** At most this many skipped lines are listed with their text; all are counted. All are listed when left out. */
  readonly mostSkipped?: number;
}

/**
 * Counts the TCP sockets in raw output of `netstat` or `ss` that arrives in pieces, however they are cut: the result is
 * that of {@link parseSocketText} for all pieces together.
 */
export class SocketTextParser {
  readonly #reader: SocketTextReader;
  #line = 0;
  #rest = '';
  #isAtStart = true;

  constructor({ shownState, mostSkipped }: SocketTextOptions = {}) {
    this.#reader = new SocketTextReader(shownState, mostSkipped);
  }

  /** Takes the next piece of the text. */
  push(piece: string): void {
    const end = piece.lastIndexOf('\n') + 1;
    if (end > 0) this.#readLines(this.#rest + piece.slice(0, end));
    this.#rest = end > 0 ? piece.slice(end) : this.#rest + piece;
  }

  /** What all pieces tell together. Nothing can be pushed afterwards. */
  finish(): ParsedSocketText {
    this.#readLines(this.#rest);
    this.#rest = '';
    return this.#reader.finish();
  }

  #readLines(lines: string): void {
    const plain = toPlainText(this.#isAtStart ? withoutByteOrderMark(lines) : lines);
    this.#isAtStart = false;
    for (let start = 0; start < plain.length;) {
      const newline = plain.indexOf('\n', start);
      const end = newline === -1 ? plain.length : newline;
      this.#line += 1;
      this.#reader.read(this.#line, plain.slice(start, end));
      start = end + 1;
    }
  }
}

/**
 * Counts the TCP sockets in raw output of `netstat` or `ss`, of any system and in any mixture, or in a tally of their
 * states. Never throws. UDP is not counted; a TCP socket in a state without a known spelling is counted as unknown.
 * Source: the captures in fixtures/netstat, each with its own.
 */
export function parseSocketText(text: string, options: SocketTextOptions = {}): ParsedSocketText {
  const parser = new SocketTextParser(options);
  parser.push(text);
  return parser.finish();
}
