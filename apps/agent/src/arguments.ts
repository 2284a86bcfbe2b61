import { parseArgs } from 'node:util';
import { OPTIONS, type Option, type SwitchName, type ValueOptionName } from './options.js';
import type { Problem } from './problem.js';

/** The environment a program is started in. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** A value and where it was given: an option (`--interval`) or a variable (`FINWAIT_INTERVAL`). */
export interface Given {
  readonly subject: string;
  readonly text: string;
}

/** What was given, not yet judged. */
export interface Arguments {
  /** The last value of each option, or else of its variable. An empty variable is not given. */
  readonly values: Readonly<Partial<Record<ValueOptionName, Given>>>;
  /** Each `--tag`, or else each part of its variable. */
  readonly tags: readonly Given[];
  readonly switches: ReadonlySet<SwitchName>;
  readonly problems: readonly Problem[];
}

const BY_NAME = new Map<string, Option>(OPTIONS.map((option) => [option.name, option]));
const SECRETS: readonly string[] = ['token'] satisfies ValueOptionName[];

/** Sorts a command line and the variables behind it by option; options win over variables. */
export function parseArguments(args: readonly string[], environment: Environment): Arguments {
  const values: Partial<Record<string, Given>> = {};
  const tags: Given[] = [];
  const switches = new Set<string>();
  const problems: Problem[] = [];
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

  for (const token of tokens) {
    if (token.kind === 'option-terminator') continue;
    if (token.kind === 'positional') {
      problems.push(toProblem(JSON.stringify(token.value), 'a word', 'options only, each begins with --'));
      continue;
    }
    const subject = token.rawName;
    const option = token.rawName.startsWith('--') ? BY_NAME.get(token.name) : undefined;
    if (option === undefined) {
      problems.push(toProblem(subject, 'an unknown option', 'an option that --help lists'));
    } else if (option.value === null) {
      if (token.value === undefined) switches.add(option.name);
      else problems.push(toProblem(subject, 'a value', 'no value'));
    } else if (token.value === undefined || (!token.inlineValue && token.value.startsWith('--'))) {
      problems.push(toProblem(subject, 'no value', option.value));
    } else if (option.name === 'tag') {
      tags.push({ subject, text: token.value });
    } else {
      values[option.name] = { subject, text: token.value };
    }
  }
  addVariables(environment, values, tags);
  return { values, tags, switches: switches as ReadonlySet<SwitchName>, problems };
}

function addVariables(environment: Environment, values: Partial<Record<string, Given>>, tags: Given[]): void {
  const hasOptionToken = values['token'] !== undefined || values['token-file'] !== undefined;
  for (const { name, variable } of OPTIONS) {
    const text = variable === null ? undefined : environment[variable];
    if (variable === null || text === undefined || text === '') continue;
    if (name === 'tag') {
      if (tags.length === 0) tags.push(...text.split(',').map((part) => ({ subject: variable, text: part })));
    } else if (!(hasOptionToken && (name === 'token' || name === 'token-file'))) {
      values[name] ??= { subject: variable, text };
    }
  }
}

/** What was given, ready to be shown; of a secret only its length, and no password of an address. */
export function toShown(name: ValueOptionName, text: string): string {
  return SECRETS.includes(name)
    ? `${text.length} characters`
    : JSON.stringify(text.replace(/\/\/[^/]*@/, '//...@').slice(0, 200));
}

function toProblem(subject: string, given: string, expected: string): Problem {
  return { code: 'config_invalid', subject, given, expected };
}
