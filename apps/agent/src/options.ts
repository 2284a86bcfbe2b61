import { AGENT_VERSION } from './version.js';

/** What one option is. */
export interface Option {
  readonly name: string;
  /** What the help text calls its value; `null` for a switch. */
  readonly value: string | null;
  /** The environment variable that stands in for it; `null` where there is none. */
  readonly variable: string | null;
  /** What holds when neither is given, as the help text says it; `null` for nothing. */
  readonly default: string | null;
  readonly meaning: string;
}

/** Every option. Parsing, the help text and the list in docs/configuration.md come from this table. */
export const OPTIONS = [
  {
    name: 'api',
    value: 'URL',
    variable: 'FINWAIT_API',
    default: null,
    meaning: 'address of the API, such as https://finwait.example.com',
  },
  {
    name: 'token',
    value: 'TOKEN',
    variable: 'FINWAIT_TOKEN',
    default: null,
    meaning:
      'enrolment token, needed once; other users can read it in the process list, so prefer --token-file',
  },
  {
    name: 'token-file',
    value: 'FILE',
    variable: 'FINWAIT_TOKEN_FILE',
    default: null,
    meaning: 'file that holds the enrolment token',
  },
  {
    name: 'name',
    value: 'NAME',
    variable: 'FINWAIT_NAME',
    default: "the host's name",
    meaning: 'name of this host in the fleet, taken up when it enrols',
  },
  {
    name: 'tag',
    value: 'KEY=VALUE',
    variable: 'FINWAIT_TAGS',
    default: null,
    meaning:
      'tag of this host, taken up when it enrols; give it again for more (FINWAIT_TAGS: key=value,key=value)',
  },
  {
    name: 'interval',
    value: 'LENGTH',
    variable: 'FINWAIT_INTERVAL',
    default: '10s',
    meaning: 'time between two snapshots, 100ms to 1d; longer where --cpu-budget demands it',
  },
  {
    name: 'source',
    value: 'SOURCE',
    variable: 'FINWAIT_SOURCE',
    default: 'auto',
    meaning:
      "where sockets are read: auto (netlink, else procfs; elsewhere than on Linux the system's own tool), netlink, procfs, netstat (that tool), simulated (figures are made up, nothing is read)",
  },
  {
    name: 'cpu-budget',
    value: 'PERCENT',
    variable: 'FINWAIT_CPU_BUDGET',
    default: '1%',
    meaning:
      'share of one CPU core that reading may take, 0.1% to 100%; where sockets are too many for it, snapshots are taken less often',
  },
  {
    name: 'discovery',
    value: 'CHOICE',
    variable: 'FINWAIT_DISCOVERY',
    default: 'on',
    meaning:
      'on or off: whether Apache, nginx and HAProxy that run here are asked for their configuration, at the start, hourly, and when another one runs: by their own read-only dump, or by their files; and every minute for what they do, where they are set up to tell',
  },
  {
    name: 'state-dir',
    value: 'DIR',
    variable: 'FINWAIT_STATE_DIR',
    default: '/var/lib/finwait-agent for root, else ~/.local/state/finwait-agent',
    meaning: 'folder that keeps the credential and the spool',
  },
  { name: 'once', value: null, variable: null, default: null, meaning: 'read once, print a table and exit' },
  { name: 'json', value: null, variable: null, default: null, meaning: 'with --once: print one JSON object' },
  { name: 'version', value: null, variable: null, default: null, meaning: 'print the version and exit' },
  { name: 'help', value: null, variable: null, default: null, meaning: 'print this text and exit' },
] as const satisfies readonly Option[];

type Row = (typeof OPTIONS)[number];

/** The name of an option that takes a value. */
export type ValueOptionName = Exclude<Row, { value: null }>['name'];
/** The name of an option that is on or off. */
export type SwitchName = Extract<Row, { value: null }>['name'];

/** What `--help` prints. */
export function toHelpText(): string {
  const entries = OPTIONS.map((option: Option) => {
    const notes = [option.default && `default: ${option.default}`, option.variable]
      .filter(Boolean)
      .join('; ');
    const head = `  --${option.name}${option.value === null ? '' : ` ${option.value}`}`;
    return `${head}\n      ${option.meaning}${notes && `\n      (${notes})`}`;
  });
  return [
    `finwait-agent ${AGENT_VERSION}: streams the TCP connection states of this host to a Finwait API`,
    '',
    'Usage: finwait-agent --api URL [--token-file FILE] [options]',
    '       finwait-agent --once [--json]',
    '',
    ...entries,
    '',
    'Exit codes: 0 fine, 2 bad options, 3 refused by the API.',
    '',
  ].join('\n');
}
