import type { Log } from './log.js';

/** Something that is wrong for a while: said once when it begins or changes its kind, and once when it is over. */
export class Condition {
  readonly #log: Log;
  #kind: string | null = null;

  constructor(log: Log) {
    this.#log = log;
  }

  /** The same kind again says nothing. */
  holds(kind: string, message: string): void {
    if (this.#kind === kind) return;
    this.#kind = kind;
    this.#log('warn', message);
  }

  /** Says the message if something was wrong; the answer is whether it was. */
  isOver(message: string): boolean {
    if (this.#kind === null) return false;
    this.#kind = null;
    this.#log('info', message);
    return true;
  }
}
