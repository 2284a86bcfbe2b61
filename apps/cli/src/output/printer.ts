import type { Config } from '../config.js';
import { toTable, type TableColumn, type TableSpace } from './table.js';

/** How answers are printed. */
export type Format = 'table' | 'json' | 'csv';

const WIDTH_WITHOUT_TERMINAL = 120;
const MOST_WAITING_BYTES = 4 * 1_048_576;

/** Standard output and error, for people or for programs. */
export class Printer {
  readonly format: Format;
  readonly #hasColour: boolean;
  #hasProgress = false;

  constructor({ switches, isColourWanted }: Config) {
    const { isTTY } = process.stdout;
    this.format = switches.has('csv') ? 'csv' : switches.has('json') || !isTTY ? 'json' : 'table';
    this.#hasColour = isColourWanted && isTTY;
  }

  get width(): number {
    return process.stdout.columns || WIDTH_WITHOUT_TERMINAL;
  }

  get hasColour(): boolean {
    return this.#hasColour;
  }

  /** An answer, or a part of it, on standard output. Resolves when there is room for more. */
  async print(text: string): Promise<void> {
    if (process.stdout.write(text)) return;
    await new Promise((resolve) => process.stdout.once('drain', resolve));
  }

  /** A part of an answer that nobody waits for. False, and not printed, when whoever reads is far behind. */
  offer(text: string): boolean {
    if (process.stdout.writableLength > MOST_WAITING_BYTES) return false;
    process.stdout.write(text);
    return true;
  }

  async printJson(answer: object): Promise<void> {
    await this.print(`${JSON.stringify(answer)}\n`);
  }

  async printTable(columns: readonly TableColumn[], toStyle?: TableSpace['toStyle']): Promise<void> {
    const space = { width: this.width, hasColour: this.#hasColour, ...(toStyle && { toStyle }) };
    const { lines, omitted } = toTable(columns, space);
    await this.print(`${lines.join('\n')}\n`);
    if (omitted.length > 0)
      this.say(`No room for ${omitted.join(', ')}: widen the terminal, or use --csv or --json`);
  }

  /** A line about what is going on, on standard error. */
  say(line: string): void {
    process.stderr.write(`${line}\n`);
  }

  /** A line that the next one, or {@link Printer.endProgress}, replaces; only where somebody looks on. */
  showProgress(line: string): void {
    if (!process.stderr.isTTY) return;
    this.#hasProgress = true;
    process.stderr.write(`\r\u001b[K${line}`);
  }

  /** Takes the progress away. */
  endProgress(): void {
    if (this.#hasProgress) process.stderr.write('\r\u001b[K');
    this.#hasProgress = false;
  }
}
