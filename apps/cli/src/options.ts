/** What the program can be asked to do. */
export const COMMANDS = [
  { name: 'hosts', words: '', meaning: 'lists hosts with their newest counts' },
  { name: 'top', words: '', meaning: 'shows the fleet live on the whole screen, sorted by any state' },
  { name: 'history', words: 'HOST', meaning: "shows a host's counts over time" },
  { name: 'watch', words: '[HOST…]', meaning: 'prints snapshots as they arrive, a line each, until Ctrl-C' },
  {
    name: 'import',
    words: 'HOST [FILE|-]',
    meaning: 'stores what netstat or ss printed as a snapshot of the host; reads standard input without FILE',
  },
  {
    name: 'token',
    words: 'list | create NAME | revoke ID',
    meaning: 'lists, makes or ends API tokens; a new one is shown once',
  },
  {
    name: 'paths',
    words: 'check FILE | list | show NAME | put NAME [FILE|-] | remove NAME',
    meaning: 'judges the time-outs of paths in a file, without an API, or handles those that the API keeps',
  },
  {
    name: 'enrol',
    words: '',
    meaning: 'makes a token that admits hosts and prints the command to run on each of them',
  },
] as const;

/** One of {@link COMMANDS}. */
export type CommandName = (typeof COMMANDS)[number]['name'];

/** What one option is. */
export interface Option {
  readonly name: string;
  /** What the help text calls its value; `null` for a switch. */
  readonly value: string | null;
  /** The commands that take it; `null` for all. */
  readonly commands: readonly CommandName[] | null;
  /** The environment variable that stands in for it; `null` where there is none. */
  readonly variable: string | null;
  /** What holds when neither is given; `null` for nothing. */
  readonly default: string | null;
  readonly meaning: string;
  /** It may be given more than once. */
  readonly isMany?: boolean;
}

const ALL = { commands: null, variable: null, default: null } as const;
const only = <Name extends CommandName>(...commands: Name[]) => ({
  commands,
  variable: null,
  default: null,
});

/** Every option. Parsing, the help text and the list in docs/cli.md come from this table. */
export const OPTIONS = [
  {
    name: 'api',
    value: 'URL',
    commands: null,
    variable: 'FINWAIT_API',
    default: 'http://127.0.0.1:4000',
    meaning: 'address of the API',
  },
  {
    name: 'token-file',
    value: 'FILE',
    commands: null,
    variable: 'FINWAIT_TOKEN_FILE',
    default: 'FINWAIT_TOKEN, else on this machine admin-token in FINWAIT_DATA_DIR',
    meaning: 'file that holds an API token',
  },
  { ...ALL, name: 'json', value: null, meaning: 'print a JSON object on each line, as without a terminal' },
  {
    ...only('hosts', 'history', 'watch'),
    name: 'csv',
    value: null,
    meaning: 'print CSV (RFC 4180, times in ISO 8601)',
  },
  {
    ...only('hosts', 'top', 'watch', 'enrol'),
    name: 'tag',
    value: 'KEY:VALUE',
    isMany: true,
    meaning: 'only hosts with this tag; with enrol a tag for the hosts, which may be given again for more',
  },
  { ...only('hosts', 'top'), name: 'q', value: 'TEXT', meaning: 'only hosts with this in their name' },
  {
    ...only('hosts', 'top'),
    name: 'sort',
    value: 'KEY',
    meaning: 'a state, name, status or lastSeenAt; with - before it the highest first, as in -CLOSE_WAIT',
  },
  {
    ...only('history'),
    name: 'from',
    value: 'TIME',
    default: '-1h',
    meaning: 'ISO 8601, epoch milliseconds, now, or a length before now such as -15m',
  },
  { ...only('history'), name: 'to', value: 'TIME', default: 'now', meaning: 'as --from; not included' },
  {
    ...only('history', 'watch'),
    name: 'states',
    value: 'A,B',
    default: 'all eleven',
    meaning: 'states, separated by commas',
  },
  {
    ...only('history'),
    name: 'points',
    value: 'NUMBER',
    default: '1000',
    meaning: 'the most lines; more snapshots than that are put together in buckets',
  },
  { ...only('watch'), name: 'fleet', value: null, meaning: 'the totals of the fleet instead of hosts' },
  {
    ...only('import'),
    name: 'state',
    value: 'STATE',
    meaning: 'the one state that ss state … was asked for, whose output does not show it',
  },
  {
    ...only('import'),
    name: 'taken-at',
    value: 'TIME',
    default: 'now',
    meaning: 'when the text was printed, as --from',
  },
  {
    ...only('token'),
    name: 'role',
    value: 'ROLE',
    default: 'viewer',
    meaning: 'what a new token may do: viewer, operator or admin',
  },
  {
    ...only('token'),
    name: 'scope',
    value: 'KEY:VALUE',
    isMany: true,
    default: 'the whole fleet',
    meaning: 'only hosts with this tag; may be given again for more',
  },
  {
    ...only('token', 'enrol'),
    name: 'expires',
    value: 'LENGTH',
    default: '90d for token, 1h for enrol',
    meaning: 'for how long the new token is good, such as 12h',
  },
  {
    ...only('enrol'),
    name: 'hosts',
    value: 'NUMBER',
    default: '1',
    meaning: 'how many hosts the token admits',
  },
  {
    ...only('paths'),
    name: 'lang',
    value: 'LANG',
    default: 'en',
    meaning: 'language of reasons, faults and kinds of hops: en or zh',
  },
  { ...ALL, name: 'help', value: null, meaning: 'print this text and exit' },
] as const satisfies readonly Option[];

type Row = (typeof OPTIONS)[number];

/** The name of an option that takes a value. */
export type ValueOptionName = Exclude<Row, { value: null }>['name'];
/** The name of an option that is on or off. */
export type SwitchName = Extract<Row, { value: null }>['name'];

/** What `--help` prints. */
export function toHelpText(): string {
  const commands = COMMANDS.map(
    ({ name, words, meaning }) => `  ${`${name} ${words}`.trim()}\n      ${meaning}`,
  );
  const options = OPTIONS.map((option: Option) => {
    const head = `  --${option.name}${option.value === null ? '' : ` ${option.value}`}`;
    const notes = [
      option.commands && `with ${option.commands.join(', ')}`,
      option.default && `default: ${option.default}`,
      option.variable,
    ].filter((note) => note !== null && note !== '');
    return `${head}\n      ${option.meaning}${notes.length > 0 ? `\n      (${notes.join('; ')})` : ''}`;
  });
  return [
    'finwait: asks a Finwait API from the command line',
    '',
    'Usage: npm run cli -- COMMAND [options]',
    '',
    ...commands,
    '',
    ...options,
    '',
    'Exit codes: 0 fine, 1 failed, 2 bad usage, 3 refused by the API.',
    '',
  ].join('\n');
}
