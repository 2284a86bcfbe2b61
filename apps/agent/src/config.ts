import { readFileSync } from 'node:fs';
import { homedir, hostname } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import { HOST_NAME_PATTERN, MAX_HOST_NAME_LENGTH, parseDuration } from '@finwait/contracts/protocol';
import { parseArguments, toShown, type Arguments, type Environment } from './arguments.js';
import { toCause, toErrorCode } from './cause.js';
import type { SwitchName, ValueOptionName } from './options.js';
import type { Problem } from './problem.js';
import { SOURCE_CHOICES, type SourceChoice } from './sources/open-source.js';
import { parseTags } from './tags.js';

/** How this agent runs. */
export interface Config {
  /** Address of the API without a slash at the end; `null` with `--once`, which needs none. */
  readonly api: string | null;
  readonly token: string | null;
  readonly name: string;
  /** False when the name is the one the system has for this host. */
  readonly isNameGiven: boolean;
  readonly tags: Readonly<Record<string, string>>;
  readonly intervalMs: number;
  /** The share of one CPU core that reading may take, above 0 and up to 1. */
  readonly cpuBudget: number;
  readonly source: SourceChoice;
  /** Whether servers that run here are asked for their configuration. */
  readonly discovery: boolean;
  readonly stateDir: string;
  readonly once: boolean;
  readonly json: boolean;
  /** What is allowed but unwise, for the log. */
  readonly warnings: readonly string[];
}

/** What the command line asks for: to run, to print a text and end, or nothing that can be done. */
export type Command =
  | { readonly kind: 'run'; readonly config: Config }
  | { readonly kind: 'print'; readonly topic: Extract<SwitchName, 'help' | 'version'> }
  | { readonly kind: 'refuse'; readonly problems: readonly Problem[] };

const DEFAULT_INTERVAL_MS = 10_000;
const SHORTEST_INTERVAL_MS = 100;
const LONGEST_INTERVAL_MS = 86_400_000;
const MAX_TOKEN_LENGTH = 256;
const DEFAULT_CPU_BUDGET_PERCENT = 1;
const LEAST_CPU_BUDGET_PERCENT = 0.1;
const MOST_CPU_BUDGET_PERCENT = 100;

/** Reads the command line, the environment and the token file. Every problem is reported, not just the first. */
export function readConfig(args: readonly string[], environment: Environment = process.env): Command {
  const given = parseArguments(args, environment);
  for (const topic of ['help', 'version'] as const) {
    if (given.switches.has(topic)) return { kind: 'print', topic };
  }
  const problems = [...given.problems];
  const read = new Reader(given, problems);
  const once = given.switches.has('once');
  const api = read.api(once);
  if (given.switches.has('json') && !once) {
    problems.push({ code: 'config_invalid', subject: '--json', given: 'no --once', expected: 'both' });
  }
  const config: Config = {
    api: api?.address ?? null,
    token: read.token(),
    name: read.name(),
    isNameGiven: given.values.name !== undefined,
    tags: parseTags(given.tags, problems),
    intervalMs: read.intervalMs(),
    cpuBudget: read.cpuBudget(),
    source: read.source(),
    discovery: read.discovery(),
    stateDir: read.stateDir(environment),
    once,
    json: given.switches.has('json'),
    warnings: api?.warnings ?? [],
  };
  return problems.length > 0 ? { kind: 'refuse', problems } : { kind: 'run', config };
}

/** Judges one option after the other; where a value cannot be used it notes the problem and goes on. */
class Reader {
  readonly #given: Arguments;
  readonly #problems: Problem[];

  constructor(given: Arguments, problems: Problem[]) {
    this.#given = given;
    this.#problems = problems;
  }

  api(isOptional: boolean): { address: string; warnings: readonly string[] } | null {
    const text = this.#text('api');
    if (text === undefined) {
      const isSaid = this.#problems.some(({ subject }) => subject === '--api');
      if (!isOptional && !isSaid) this.#refuse('api', 'the address of the API, or --once');
      return null;
    }
    const url = URL.canParse(text) ? new URL(text) : null;
    const isWeb = url?.protocol === 'http:' || url?.protocol === 'https:';
    if (!url || !isWeb || url.username || url.password || url.search || url.hash) {
      this.#refuse('api', 'an address such as https://finwait.example.com, without user, query or fragment');
      return null;
    }
    const isOpen = url.protocol === 'http:' && !isLoopback(url.hostname);
    return {
      address: `${url.origin}${url.pathname}`.replace(/\/+$/, ''),
      warnings: isOpen ? [`the credential travels unencrypted to ${url.origin}: use https`] : [],
    };
  }

  token(): string | null {
    const { token, 'token-file': file } = this.#given.values;
    if (token !== undefined && file !== undefined) {
      const subject = `${token.subject}, ${file.subject}`;
      this.#problems.push({ code: 'config_invalid', subject, given: 'both', expected: 'one of them' });
      return null;
    }
    if (token !== undefined) {
      if (isToken(token.text)) return token.text;
      this.#refuse('token', `1 to ${MAX_TOKEN_LENGTH} characters without blanks`);
    }
    if (file === undefined) return null;
    try {
      const text = readFileSync(file.text, 'utf8').trim();
      if (isToken(text)) return text;
      this.#refuse('token-file', 'a file that holds one token and nothing else');
    } catch (error) {
      const cause = toErrorCode(error) ?? toCause(error);
      this.#refuse('token-file', `a file that can be read (${cause})`);
    }
    return null;
  }

  name(): string {
    const name = this.#text('name') ?? hostname();
    if (name.length > MAX_HOST_NAME_LENGTH || !HOST_NAME_PATTERN.test(name)) {
      const expected = `letters, digits, ".", "_" and "-", beginning with a letter or digit`;
      this.#problems.push({
        code: 'config_invalid',
        subject: this.#given.values.name?.subject ?? "--name (the host's name)",
        given: toShown('name', name),
        expected,
      });
    }
    return name;
  }

  intervalMs(): number {
    const text = this.#text('interval');
    if (text === undefined) return DEFAULT_INTERVAL_MS;
    const intervalMs = parseDuration(text) ?? 0;
    if (intervalMs < SHORTEST_INTERVAL_MS || intervalMs > LONGEST_INTERVAL_MS) {
      this.#refuse('interval', 'a length such as 10s, from 100ms to 1d');
    }
    return intervalMs;
  }

  source(): SourceChoice {
    const text = this.#text('source');
    const choice = SOURCE_CHOICES.find((name) => name === (text ?? 'auto'));
    if (choice !== undefined) return choice;
    this.#refuse('source', `one of ${SOURCE_CHOICES.join(', ')}`);
    return 'auto';
  }

  cpuBudget(): number {
    const text = this.#text('cpu-budget') ?? `${DEFAULT_CPU_BUDGET_PERCENT}%`;
    const percent = Number(/^(\d{1,3}(?:\.\d{1,3})?)%$/.exec(text)?.[1] ?? 0);
    if (percent < LEAST_CPU_BUDGET_PERCENT || percent > MOST_CPU_BUDGET_PERCENT) {
      this.#refuse('cpu-budget', 'a share of one CPU core such as 1%, from 0.1% to 100%');
    }
    return percent / 100;
  }

  discovery(): boolean {
    const text = this.#text('discovery') ?? 'on';
    if (text !== 'on' && text !== 'off') this.#refuse('discovery', 'on or off');
    return text === 'on';
  }

  stateDir(environment: Environment): string {
    const text = this.#text('state-dir');
    if (text !== undefined) return resolve(text);
    if (process.getuid?.() === 0) return '/var/lib/finwait-agent';
    const home = environment['XDG_STATE_HOME'] ?? '';
    return join(isAbsolute(home) ? home : join(homedir(), '.local/state'), 'finwait-agent');
  }

  #text(name: ValueOptionName): string | undefined {
    return this.#given.values[name]?.text;
  }

  #refuse(name: ValueOptionName, expected: string): void {
    const value = this.#given.values[name];
    this.#problems.push({
      code: 'config_invalid',
      subject: value?.subject ?? `--${name}`,
      given: value === undefined ? 'nothing' : toShown(name, value.text),
      expected,
    });
  }
}

function isToken(text: string): boolean {
  return text.length <= MAX_TOKEN_LENGTH && /^\S+$/.test(text);
}

function isLoopback(host: string): boolean {
  return (
    host === 'localhost' || host.endsWith('.localhost') || host === '[::1]' || /^127(\.\d+){3}$/.test(host)
  );
}
