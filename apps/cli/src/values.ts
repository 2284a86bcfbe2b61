import { parseDuration } from '@finwait/contracts/protocol';
import { STATE_NAMES, isState } from '@finwait/tcp';
import type { Arguments } from './arguments.js';
import type { CommandName, ValueOptionName } from './options.js';
import type { Problem } from './problem.js';

const SORT_KEYS: readonly string[] = [...STATE_NAMES, 'name', 'status', 'lastSeenAt'];
const TAG = /^[A-Za-z][A-Za-z0-9_.-]{0,62}:.+$/;

const isNumber = (most: number) => (text: string) => /^[1-9]\d{0,5}$/.test(text) && Number(text) <= most;

/** What the API would refuse anyway, said before it is asked. Times are the API's to judge. */
const CHECKS: Partial<
  Record<ValueOptionName, readonly [isGood: (text: string) => boolean, expected: string]>
> = {
  tag: [(text) => TAG.test(text), 'key:value'],
  scope: [(text) => TAG.test(text), 'key:value'],
  sort: [
    (text) => SORT_KEYS.includes(text.replace(/^-/, '')),
    `one of ${SORT_KEYS.join(', ')}, - before it for the highest first`,
  ],
  states: [(text) => text.split(',').every(isState), `states of ${STATE_NAMES.join(',')}`],
  points: [isNumber(5_000), '1 to 5000'],
  hosts: [isNumber(10_000), '1 to 10000'],
  role: [(text) => ['viewer', 'operator', 'admin'].includes(text), 'viewer, operator or admin'],
  lang: [(text) => text === 'en' || text === 'zh', 'en or zh'],
  expires: [(text) => (parseDuration(text) ?? 0) >= 1_000, 'a length such as 12h'],
};

const WORDS: Record<CommandName, readonly [least: number, most: number, expected: string]> = {
  hosts: [0, 0, 'no word after hosts'],
  top: [0, 0, 'no word after top'],
  history: [1, 1, 'the name of one host'],
  watch: [0, 1_000, 'names of at most 1000 hosts'],
  import: [1, 2, 'the name of a host, and at most one file'],
  token: [1, 2, 'list, create NAME or revoke ID'],
  paths: [1, 3, 'check FILE, list, show NAME, put NAME FILE or remove NAME'],
  enrol: [0, 0, 'no word after enrol'],
};

/** How many words follow the first one of a command, by what that one is. */
const ORDERS = new Map<CommandName, ReadonlyMap<string, readonly [least: number, most: number]>>([
  [
    'token',
    new Map([
      ['list', [0, 0]],
      ['create', [1, 1]],
      ['revoke', [1, 1]],
    ]),
  ],
  [
    'paths',
    new Map([
      ['check', [1, 1]],
      ['list', [0, 0]],
      ['show', [1, 1]],
      ['put', [1, 2]],
      ['remove', [1, 1]],
    ]),
  ],
]);

/** Everything in words and values that cannot be. */
export function findProblems(given: Arguments): Problem[] {
  const { command, words, values, switches } = given;
  const problems: Problem[] = [];
  const [least, most, expected] = WORDS[command];
  if (words.length < least || words.length > most || !isOrder(command, words)) {
    problems.push({ subject: command, given: words.join(' ') || 'nothing', expected });
  }
  for (const [name, [isGood, wanted]] of Object.entries(CHECKS)) {
    const odd = values[name as ValueOptionName]?.filter((text) => !isGood(text)) ?? [];
    for (const text of odd) {
      problems.push({ subject: `--${name}`, given: JSON.stringify(text), expected: wanted });
    }
  }
  if (switches.has('csv') && switches.has('json')) {
    problems.push({ subject: '--csv, --json', given: 'both', expected: 'one of them' });
  }
  if ((values.tag?.length ?? 0) > 1 && command !== 'enrol') {
    problems.push({ subject: '--tag', given: 'more than once', expected: 'one' });
  }
  const subjects = [words.length > 0, values.tag !== undefined, switches.has('fleet')].filter(Boolean);
  if (command === 'watch' && subjects.length > 1) {
    problems.push({ subject: 'watch', given: 'several of them', expected: 'hosts, --tag or --fleet' });
  }
  return problems;
}

function isOrder(command: CommandName, [order = '', ...subjects]: readonly string[]): boolean {
  const orders = ORDERS.get(command);
  const [least, most] = orders?.get(order) ?? [0, orders ? -1 : Infinity];
  return subjects.length >= least && subjects.length <= most;
}
