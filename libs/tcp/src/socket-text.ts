import type { ParsedSocketText } from './parsed-socket-text.js';
import { toPlainText } from './plain-text.js';
import { SocketTextReader } from './socket-text-reader.js';
import type { State } from './state.js';

/** What the text itself cannot tell. */
export interface SocketTextOptions {
  /** The state that `ss state …` was asked for; without it lines that show no state are skipped. */
  readonly shownState?: State;
}

/**
 * Counts the TCP sockets in raw output of `netstat` or `ss`, of any system and in any mixture, or in a tally of their
 * states. Never throws. UDP is not counted; a TCP socket in a state without a known spelling is counted as unknown.
 * Source: the captures in fixtures/netstat, each with its own.
 */
export function parseSocketText(text: string, options: SocketTextOptions = {}): ParsedSocketText {
  const plain = toPlainText(text);
  const reader = new SocketTextReader(options.shownState);
  let line = 0;
  for (let start = 0; start < plain.length;) {
    const newline = plain.indexOf('\n', start);
    const end = newline === -1 ? plain.length : newline;
    line += 1;
    reader.read(line, plain.slice(start, end));
    start = end + 1;
  }
  return reader.finish();
}
