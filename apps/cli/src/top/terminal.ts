import { emitKeypressEvents } from 'node:readline';
import type { Key } from './view.js';

// Source: xterm control sequences, "DEC Private Mode Set": 1049 alternate screen, 25 cursor, 7 wrapping.
const ENTER = '\u001b[?1049h\u001b[?25l\u001b[?7l';
const LEAVE = '\u001b[?7h\u001b[?25h\u001b[?1049l';

/** The whole terminal, from {@link Terminal.enter} until it is left; however the process ends, short of SIGKILL. */
export class Terminal {
  #isEntered = false;
  #isFull = false;
  readonly #leave = () => this.leave();

  get size(): { readonly width: number; readonly height: number } {
    const { columns, rows } = process.stdout;
    return { width: columns || 80, height: rows || 24 };
  }

  /** Takes the terminal. Keys and changes of its size are told from now on. */
  enter(onKey: (key: Key) => void, onResize: () => void): void {
    this.#isEntered = true;
    process.stdout.write(ENTER);
    emitKeypressEvents(process.stdin);
    process.stdin.setRawMode(true);
    process.stdin.on('keypress', (_text: string | undefined, key: Key) => onKey(key)).resume();
    process.stdout.on('resize', onResize);
    process.on('exit', this.#leave).on('uncaughtExceptionMonitor', this.#leave);
  }

  /** Draws over what was there. A terminal that takes no more is left out until it does. */
  draw(lines: readonly string[]): void {
    if (!this.#isEntered || this.#isFull) return;
    const text = lines.map((line) => `${line}\u001b[K`).join('\r\n');
    if (process.stdout.write(`\u001b[H${text}\u001b[J`)) return;
    this.#isFull = true;
    process.stdout.once('drain', () => (this.#isFull = false));
  }

  /** Gives the terminal back as it was. */
  leave(): void {
    if (!this.#isEntered) return;
    this.#isEntered = false;
    process.stdin.setRawMode(false);
    process.stdin.removeAllListeners('keypress').pause();
    process.stdout.removeAllListeners('resize');
    process.stdout.write(LEAVE);
    process.off('exit', this.#leave).off('uncaughtExceptionMonitor', this.#leave);
  }
}
