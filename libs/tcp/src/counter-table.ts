/** The names and the values of one protocol, each with the protocol before them; empty where the text has no such line. */
export interface TwoLines {
  readonly names: string;
  readonly values: string;
}

/** The two lines of a protocol in a text such as `/proc/net/snmp`. Source: `snmp_seq_show` in net/ipv4/proc.c. */
export function findTwoLines(text: string, protocol: string): TwoLines {
  const names = findLine(text, protocol, 0);
  const values = findLine(text, protocol, names.end);
  return { names: names.line, values: values.line };
}

/**
 * The first line from there on that begins with the word and a colon; empty where there is none. `from` is where a line
 * begins, as `end` is: behind the line, or behind the text.
 */
export function findLine(text: string, word: string, from: number): { line: string; end: number } {
  const prefix = `${word}: `;
  const isNext = text.startsWith(prefix, from);
  const at = isNext ? from : text.indexOf(`\n${prefix}`, from) + 1;
  if (at === 0 && !isNext) return { line: '', end: text.length };
  const found = text.indexOf('\n', at);
  const lineEnd = found < 0 ? text.length : found;
  return { line: text.slice(at, lineEnd), end: lineEnd + 1 };
}

/**
 * Picks the values of some fields out of two lines. Where the fields stand is looked up anew only when the line of the
 * names is another one, which on one kernel it never is: there are 130 names in the longest.
 */
export class FieldPicker {
  readonly #fields: readonly string[];
  #names = '';
  #positions: readonly number[] = [];

  constructor(fields: readonly string[]) {
    this.#fields = fields;
  }

  /** In the order of the fields; `undefined` where the lines do not have one. */
  pick({ names, values }: TwoLines): (string | undefined)[] {
    if (names !== this.#names) {
      const words = names.split(' ');
      this.#positions = this.#fields.map((field) => words.indexOf(field));
      this.#names = names;
    }
    const words = values.split(' ');
    return this.#positions.map((position) => words[position]);
  }
}
