import type { Config } from '../config.js';
import { toTable, type TableColumn, type TableSpace } from './table.js';

/** How answers are printed. */
export type Format = 'table' | 'json' | 'csv';

const WIDTH_WITHOUT_TERMINAL = 120;

/** Standard output and error, for people or for programs. */
export class Printer {
  readonly format: Format;
  readonly #hasColour: boolean;

  constructor({ switches, isColourWanted }: Config) {
    const { isTTY } = process.stdout;
    this.format = switches.has('csv') ? 'csv' : switches.has('json') || !isTTY ? 'json' : 'table';
    this.#hasColour = isColourWanted && isTTY;
  }

  get width(): number {
    return process.stdout.columns ?? WIDTH_WITHOUT_TERMINAL;
  }

  get hasColour(): boolean {
    return this.#hasColour;
  }

  /** An answer, or a part of it, on standard output. Resolves when there is room for more. */
  async print(text: string): Promise<void> {
    if (process.stdout.write(text)) return;
    await new Promise((resolve) => process.stdout.once('drain', resolve));
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

  /** A line that the next one replaces, where somebody looks on. */
  showProgress(line: string): void {
    if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${line}`);
  }
}
