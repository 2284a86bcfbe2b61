import { ACCESS_ERRORS } from './access-errors.js';

/**
 * Every code a caller can meet, from REST (`code` of problem+json), a socket acknowledgement, a refused
 * handshake, the agent's standard error, or `npm run verify` and `backup`. A code never changes its meaning.
 */
const ERROR_TABLE = {
  request_malformed: {
    status: 400,
    title: 'The request cannot be read as it stands',
    action: 'Correct the fields named in the detail and send it again.',
  },
  ...ACCESS_ERRORS,
  path_unknown: {
    status: 404,
    title: 'No path has this name',
    action: 'List the names with GET /api/v1/paths.',
  },
  path_invalid: {
    status: 422,
    title: 'The path has a setting that its hop does not have, or a value that is none',
    action: 'Correct what the detail names; docs/paths.md lists the settings of every kind of hop.',
  },
  paths_full: {
    status: 409,
    title: 'As many paths are kept as the API keeps',
    action: 'Remove one that is not needed any more.',
  },
  host_unknown: {
    status: 404,
    title: 'No host has this name',
    action: 'List the names with GET /api/v1/hosts.',
  },
  route_unknown: {
    status: 404,
    title: 'Nothing is served at this address',
    action: 'See /docs for every address the API has.',
  },
  request_too_large: {
    status: 413,
    title: 'The request is larger than the API accepts',
    action: 'Send less at a time.',
  },
  protocol_unsupported: {
    status: 400,
    title: 'The agent speaks a version of the protocol this API does not know',
    action: 'Install the same release of agent and API.',
  },
  snapshot_time_refused: {
    status: 422,
    title:
      'A snapshot is dated more than a day ahead of the API, more than ten years ago, or before what is kept',
    action: "Set the host's clock, or keep snapshots for longer with FINWAIT_RETENTION_RAW.",
  },
  netstat_not_understood: {
    status: 422,
    title: 'No TCP socket could be read from the text, so nothing was stored',
    action: 'Send what netstat -ant or ss -tan prints, as it is; the detail says why lines were left out.',
  },
  storage_unavailable: {
    status: 503,
    title: 'The history cannot be written right now',
    action: 'Nothing is lost: agents keep what was not acknowledged. See /health/ready for the cause.',
  },
  history_busy: {
    status: 503,
    title: 'More queries of the history wait than the API accepts',
    action: 'Wait for the seconds that Retry-After names and ask again.',
  },
  overloaded: {
    status: 503,
    title: 'More is waiting to be written than the API accepts',
    action: 'Wait for the time named and send again.',
  },
  host_not_connected: {
    status: 409,
    title: "The host's agent is not connected, so its sockets cannot be inspected",
    action: 'Start the agent, or wait until it is back: lastSeenAt of the host tells when it was last heard.',
  },
  inspection_unavailable: {
    status: 409,
    title: "The host's agent cannot inspect sockets",
    action: 'Run the agent with --source netlink on Linux; the detail says what stands in the way.',
  },
  inspection_busy: {
    status: 429,
    title: 'Enough inspections are under way',
    action: 'Ask again in a second.',
  },
  inspection_failed: {
    status: 502,
    title: "The host's agent could not read its sockets",
    action: 'Ask again; the detail names the cause.',
  },
  inspection_unreadable: {
    status: 502,
    title: "The answer of the host's agent is not one this release understands",
    action: 'Install the same release of agent and API.',
  },
  inspection_timeout: {
    status: 504,
    title: "The host's agent did not answer in time",
    action:
      'Ask for fewer states, or again when the host is less busy. An agent of an older release never answers.',
  },
  internal: {
    status: 500,
    title: 'The API failed on this request',
    action: "The cause is in the API's log under the request id.",
  },
  config_invalid: {
    status: null,
    title: 'An option or environment variable has a value that cannot be used',
    action: 'Correct every line of the list; docs/configuration.md names them all.',
  },
  option_not_available: {
    status: null,
    title: 'The option is planned and does nothing in this release',
    action: 'Leave it out.',
  },
  source_unavailable: {
    status: null,
    title: "The kernel's sockets cannot be read in this way on this machine",
    action: 'Use --source auto.',
  },
  agent_refused: {
    status: null,
    title: 'The API refuses this agent',
    action: 'Enrol the host again with a new token.',
  },
  api_unreachable: {
    status: null,
    title: 'The API does not answer',
    action: 'The agent keeps trying; check --api and that the API is up.',
  },
  api_certificate_refused: {
    status: null,
    title: "The API's certificate cannot be trusted",
    action:
      'Set NODE_EXTRA_CA_CERTS to the PEM file of its authority, or --api to the name in the certificate. The agent keeps trying and sends nothing meanwhile.',
  },
  state_dir_in_use: {
    status: null,
    title: 'Another agent uses the state dir',
    action: 'Stop that agent, or give this one a --state-dir of its own.',
  },
  spool_unavailable: {
    status: null,
    title: 'The agent cannot keep snapshots on its disk',
    action:
      'Make room in the state dir, or make it writable. Meanwhile they wait in memory, and a restart loses those the API does not have.',
  },
  answer_unreadable: {
    status: null,
    title: 'The answer is not one this release understands',
    action: 'Reload the page. If it stays, look for a proxy that answers instead of the API.',
  },
  port_in_use: {
    status: null,
    title: 'Another program listens on the port',
    action: 'Stop it, or set FINWAIT_PORT (0 picks a free port).',
  },
  address_unusable: {
    status: null,
    title: 'The API cannot listen on this address',
    action: 'Set FINWAIT_HOST to an address of this machine, and FINWAIT_PORT to a port this user may use.',
  },
  plain_http_refused: {
    status: null,
    title: 'Tokens and passwords would cross the network in plain text',
    action:
      'Give the API a certificate, put a proxy with TLS in front, or set FINWAIT_INSECURE=true where nobody listens.',
  },
  certificate_unusable: {
    status: null,
    title: 'The certificate and its key cannot be used',
    action:
      'Set FINWAIT_TLS_CERT and FINWAIT_TLS_KEY to PEM files that belong together and this user can read.',
  },
  data_dir_unusable: {
    status: null,
    title: 'The data dir cannot be made or written to',
    action: 'Set FINWAIT_DATA_DIR to a folder this user may write to.',
  },
  database_refused: {
    status: null,
    title: 'The database cannot be used by this release',
    action: 'Read the cause; a database of a newer release needs that release.',
  },
  backup_failed: {
    status: null,
    title: 'The backup could not be made',
    action: 'Read the cause; nothing was changed, and a file of that name is as it was.',
  },
  database_damaged: {
    status: null,
    title: 'The database file itself is damaged',
    action: 'Restore a backup, as docs/maintenance.md tells.',
  },
  schema_differs: {
    status: null,
    title: 'The tables are not those of this release',
    action:
      'Verify with the release that made the database; what this one has to apply it applies when the API starts.',
  },
  chunk_damaged: {
    status: null,
    title: 'A chunk of the history cannot be read',
    action: 'Its time is served as a gap, the rest as it is. Restore a backup to have it again.',
  },
  chunk_misplaced: {
    status: null,
    title: 'A chunk of the history does not hold what its key says',
    action: 'Restore a backup that verifies.',
  },
  tier_missing: {
    status: null,
    title: 'Snapshots or buckets are in no chunk of the tier above',
    action: 'Short ranges are right, long ones have a gap. Restore a backup that verifies.',
  },
  tier_differs: {
    status: null,
    title: 'Buckets are not those that the tier below makes',
    action: 'Short ranges are right, long ones may not be. Restore a backup that verifies.',
  },
  fleet_differs: {
    status: null,
    title: "The fleet's minutes are not the sums of its hosts",
    action: "The hosts' own history is right. Restore a backup that verifies.",
  },
  history_without_host: {
    status: null,
    title: 'Rows name a host that is not there',
    action: 'They are served to nobody. Restore a backup that verifies.',
  },
  row_unreadable: {
    status: null,
    title: 'A snapshot in the database is not one',
    action: 'Restore a backup that verifies.',
  },
  totals_differ: {
    status: null,
    title: 'The totals of a tier are not those of its chunks',
    action: 'What size limit and figures of the storage go by is wrong. Restore a backup that verifies.',
  },
  recount_misplaced: {
    status: null,
    title: 'An hour that waits to be summed over the fleet is none',
    action: 'Restore a backup that verifies.',
  },
  audit_broken: {
    status: null,
    title: 'The audit log was changed outside the API',
    action: 'Compare it with a backup: entries from the one named on are not to be trusted.',
  },
} as const satisfies Record<string, ErrorDefinition>;

/** What a code means and what its reader can do. */
export interface ErrorDefinition {
  /** HTTP status where the code is answered over REST; `null` where it never is. */
  readonly status: number | null;
  readonly title: string;
  readonly action: string;
}

/** A stable code for something that went wrong. */
export type ErrorCode = keyof typeof ERROR_TABLE;

/** The registry: every code with its title and what to do. */
export const ERRORS: Readonly<Record<ErrorCode, ErrorDefinition>> = ERROR_TABLE;

/** True when `code` is in the registry. */
export function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(ERROR_TABLE, code);
}
