import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArguments, type Arguments, type Environment } from './arguments.js';
import { toCause } from './cause.js';
import type { Problem } from './problem.js';
import { findProblems } from './values.js';

/** A command, and who asks which API. */
export interface Config extends Arguments {
  /** Address of the API without a slash at the end. */
  readonly api: string;
  /** `null` when none was given or found. */
  readonly token: string | null;
  /** The token can be read by whoever is between here and the API. */
  readonly isTokenExposed: boolean;
  /** Colours are wanted where the terminal shows them. Source: https://no-color.org */
  readonly isColourWanted: boolean;
}

/** What the command line asks for: to run, to print the help and end, or nothing that can be done. */
export type Request =
  | { readonly kind: 'run'; readonly config: Config }
  | { readonly kind: 'help' }
  | { readonly kind: 'refuse'; readonly problems: readonly Problem[] };

const DEFAULT_API = 'http://127.0.0.1:4000';

/** Reads the command line, the environment and the token's file. */
export function readConfig(args: readonly string[], environment: Environment = process.env): Request {
  const { given, isHelp, problems } = parseArguments(args, environment);
  if (isHelp) return { kind: 'help' };
  const all = [...problems, ...(given === null ? [] : findProblems(given))];
  const api = readApi(given, all);
  const token = given === null ? null : readToken(given, api, environment, all);
  if (given === null || all.length > 0) return { kind: 'refuse', problems: all };
  const { protocol, hostname } = new URL(api);
  const isTokenExposed = token !== null && protocol === 'http:' && !isLoopback(hostname);
  const isColourWanted = !environment['NO_COLOR'];
  return { kind: 'run', config: { ...given, api, token, isTokenExposed, isColourWanted } };
}

function readApi(given: Arguments | null, problems: Problem[]): string {
  const text = given?.values.api?.[0] ?? DEFAULT_API;
  const url = URL.canParse(text) ? new URL(text) : null;
  const isWeb = url?.protocol === 'http:' || url?.protocol === 'https:';
  if (url && isWeb && !url.username && !url.password && !url.search && !url.hash) {
    return `${url.origin}${url.pathname}`.replace(/\/+$/, '');
  }
  problems.push({
    subject: '--api',
    given: JSON.stringify(text.replace(/\/\/[^/]*@/, '//...@').slice(0, 200)),
    expected: 'an address such as https://finwait.example.com, without user, query or fragment',
  });
  return DEFAULT_API;
}

/** The token that was given, else the admin token of this machine's API: it is sent to nobody else. */
function readToken(
  given: Arguments,
  api: string,
  environment: Environment,
  problems: Problem[],
): string | null {
  const file = given.values['token-file']?.[0];
  if (file !== undefined) {
    try {
      const token = readFileSync(resolve(file), 'utf8').trim();
      if (/^\S{1,512}$/.test(token)) return token;
      problems.push({ subject: '--token-file', given: file, expected: 'a file that holds one token' });
    } catch (error) {
      const expected = `a file that can be read (${toCause(error)})`;
      problems.push({ subject: '--token-file', given: file, expected });
    }
    return null;
  }
  const token = environment['FINWAIT_TOKEN'];
  if (token) return token.trim();
  return isLoopback(new URL(api).hostname) ? readAdminToken(environment['FINWAIT_DATA_DIR'] || 'var') : null;
}

function readAdminToken(dataDir: string): string | null {
  try {
    return readFileSync(join(dataDir, 'admin-token'), 'utf8').trim() || null;
  } catch {
    return null;
  }
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127(\.\d+){3}$/.test(host);
}
