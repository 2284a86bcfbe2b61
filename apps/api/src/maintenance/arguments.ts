import { parseArgs } from 'node:util';

/** An option of a program: what it is followed by, and what it means. */
export interface ProgramOption {
  readonly name: string;
  /** What follows it; `null` for a switch. */
  readonly value: string | null;
  readonly meaning: string;
}

/** What a command line gave. */
export interface GivenArguments {
  readonly values: ReadonlyMap<string, string>;
  readonly switches: ReadonlySet<string>;
  readonly words: readonly string[];
  /** Every problem, as a line with its code. */
  readonly problems: readonly string[];
}

/** Sorts a command line by its options. */
export function parseArguments(args: readonly string[], options: readonly ProgramOption[]): GivenArguments {
  const values = new Map<string, string>();
  const switches = new Set<string>();
  const words: string[] = [];
  const problems: string[] = [];
  const known = new Map(options.map((option) => [option.name, option]));
  const types = Object.fromEntries(
    options.map(({ name, value }) => [name, { type: value === null ? 'boolean' : 'string' } as const]),
  );
  const { tokens } = parseArgs({ args: [...args], options: types, strict: false, tokens: true });
  for (const token of tokens) {
    if (token.kind === 'positional') words.push(token.value);
    if (token.kind !== 'option') continue;
    const option = token.rawName.startsWith('--') ? known.get(token.name) : undefined;
    if (!option) problems.push(toProblem(token.rawName, 'is no option; --help lists them'));
    else if (option.value === null && token.value !== undefined)
      problems.push(toProblem(token.rawName, 'takes no value'));
    else if (option.value === null) switches.add(token.name);
    else if (!token.value || (!token.inlineValue && token.value.startsWith('--')))
      problems.push(toProblem(token.rawName, `needs ${option.value}`));
    else values.set(token.name, token.value);
  }
  return { values, switches, words, problems };
}

/** A line for an option that cannot be used. */
export function toProblem(subject: string, cause: string): string {
  return `config_invalid: ${subject}: ${cause}`;
}

/** What `--help` prints. */
export function toHelp(usage: string, about: string, options: readonly ProgramOption[]): string {
  const rows = options.map(({ name, value, meaning }): [string, string] => [
    value === null ? `--${name}` : `--${name} ${value}`,
    meaning,
  ]);
  const width = Math.max(...rows.map(([left]) => left.length));
  return [usage, '', about, '', ...rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`)].join(
    '\n',
  );
}
