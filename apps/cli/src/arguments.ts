import { parseArgs } from 'node:util';
import {
  COMMANDS,
  OPTIONS,
  type CommandName,
  type Option,
  type SwitchName,
  type ValueOptionName,
} from './options.js';
import type { Problem } from './problem.js';

/** The environment a program is started in. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** What was given: which command, and its words and options. */
export interface Arguments {
  readonly command: CommandName;
  /** What follows the command and is no option. */
  readonly words: readonly string[];
  /** Each option's values in order, or else that of its variable. An empty variable is not given. */
  readonly values: Readonly<Partial<Record<ValueOptionName, readonly string[]>>>;
  readonly switches: ReadonlySet<SwitchName>;
}

/** What a command line says, with every problem and not just the first. */
export interface ParsedArguments {
  /** `null` when no command is named that there is. */
  readonly given: Arguments | null;
  readonly isHelp: boolean;
  readonly problems: readonly Problem[];
}

const BY_NAME = new Map<string, Option>(OPTIONS.map((option) => [option.name, option]));

/** Sorts a command line and the variables behind it. */
export function parseArguments(args: readonly string[], environment: Environment): ParsedArguments {
  const options = Object.fromEntries(
    OPTIONS.map(({ name, value }) => [name, { type: value === null ? 'boolean' : 'string' } as const]),
  );
  const { tokens } = parseArgs({
    args: [...args],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const positionals = tokens.flatMap((token) => (token.kind === 'positional' ? [token.value] : []));
  const [name, ...words] = positionals;
  const command = COMMANDS.find((known) => known.name === name)?.name;
  const problems = command === undefined ? [toCommandProblem(name)] : [];
  const values: Partial<Record<string, string[]>> = {};
  const switches = new Set<string>();
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const problem = toOptionProblem(token, command, values[token.name]);
    if (problem !== null) problems.push(problem);
    else if (token.value === undefined) switches.add(token.name);
    else (values[token.name] ??= []).push(token.value);
  }
  for (const { name: option, variable } of OPTIONS) {
    const text = variable === null ? undefined : environment[variable];
    if (text !== undefined && text !== '') values[option] ??= [text];
  }
  const given = { values, switches: switches as ReadonlySet<SwitchName>, words };
  return {
    given: command === undefined ? null : { ...given, command },
    isHelp: switches.has('help'),
    problems,
  };
}

/** An option of a command line as `parseArgs` tells it. */
interface OptionToken {
  readonly name: string;
  readonly rawName: string;
  readonly value: string | undefined;
  readonly inlineValue: boolean | undefined;
}

function toOptionProblem(
  { name, rawName, value, inlineValue }: OptionToken,
  command: CommandName | undefined,
  earlier: readonly string[] | undefined,
): Problem | null {
  const option = rawName.startsWith('--') ? BY_NAME.get(name) : undefined;
  if (option === undefined) {
    return { subject: rawName, given: 'an unknown option', expected: 'an option that --help lists' };
  }
  const takers = option.commands;
  if (command !== undefined && takers !== null && !takers.includes(command)) {
    return { subject: rawName, given: `with ${command}`, expected: `${takers.join(', ')} before it` };
  }
  if (option.value === null) {
    return value === undefined ? null : { subject: rawName, given: 'a value', expected: 'no value' };
  }
  if (value === undefined || value === '' || (inlineValue !== true && value.startsWith('--'))) {
    return { subject: rawName, given: 'no value', expected: option.value };
  }
  if (earlier !== undefined && option.isMany !== true) {
    return { subject: rawName, given: 'more than once', expected: 'one' };
  }
  return null;
}

function toCommandProblem(name: string | undefined): Problem {
  const given = name === undefined ? 'nothing' : JSON.stringify(name);
  return { subject: 'command', given, expected: `one of ${COMMANDS.map((known) => known.name).join(', ')}` };
}
