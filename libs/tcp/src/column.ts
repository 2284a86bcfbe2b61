import { STATES, type State } from './state.js';

/**
 * The sample columns: one table that names every stored column once. The order here is the order on the wire,
 * in `GET /columns` and in a live frame; Prisma fields carry the same names. A column is never renamed or moved:
 * a new one goes to the end and needs a migration, and a shorter row from an older agent leaves it `null`.
 */
const COMPANION_TABLE = [
  {
    name: 'unknown',
    kind: 'gauge',
    unit: 'sockets',
    meaning: 'sockets in a state this version does not know',
    source: 'sock_diag(7)',
  },
  {
    name: 'orphans',
    kind: 'gauge',
    unit: 'sockets',
    meaning: 'full sockets that no process owns any more (host-wide)',
    source: '/proc/net/sockstat: TCP orphan',
  },
  {
    name: 'socketMemoryPages',
    kind: 'gauge',
    unit: 'pages',
    meaning: 'memory pages held by TCP sockets (host-wide)',
    source: '/proc/net/sockstat: TCP mem',
  },
  {
    name: 'fullestAcceptQueue',
    kind: 'gauge',
    unit: 'percent',
    meaning: 'the fullest accept queue, in percent of its limit; full is above 100',
    source: 'sock_diag(7): idiag_rqueue / idiag_wqueue of LISTEN sockets',
  },
  {
    name: 'activeOpens',
    kind: 'counter',
    unit: 'connections',
    meaning: 'connections this host asked for',
    source: '/proc/net/snmp: Tcp ActiveOpens; RFC 4022 tcpActiveOpens',
  },
  {
    name: 'passiveOpens',
    kind: 'counter',
    unit: 'connections',
    meaning: 'connections this host accepted',
    source: '/proc/net/snmp: Tcp PassiveOpens; RFC 4022 tcpPassiveOpens',
  },
  {
    name: 'attemptFails',
    kind: 'counter',
    unit: 'connections',
    meaning: 'connections that failed before they were open',
    source: '/proc/net/snmp: Tcp AttemptFails; RFC 4022 tcpAttemptFails',
  },
  {
    name: 'establishedResets',
    kind: 'counter',
    unit: 'connections',
    meaning: 'open connections that ended without a FIN exchange, by a reset or a time-out on either side',
    source: '/proc/net/snmp: Tcp EstabResets; RFC 4022 tcpEstabResets',
  },
  {
    name: 'retransmittedSegments',
    kind: 'counter',
    unit: 'segments',
    meaning: 'segments sent again',
    source: '/proc/net/snmp: Tcp RetransSegs; RFC 4022 tcpRetransSegs',
  },
  {
    name: 'sentSegments',
    kind: 'counter',
    unit: 'segments',
    meaning: 'segments sent, without those sent again',
    source: '/proc/net/snmp: Tcp OutSegs; RFC 4022 tcpOutSegs',
  },
  {
    name: 'synRetransmissions',
    kind: 'counter',
    unit: 'segments',
    meaning: 'SYN and SYN+ACK segments sent again',
    source: '/proc/net/netstat: TcpExt TCPSynRetrans',
  },
  {
    name: 'closesIntoTimeWait',
    kind: 'counter',
    unit: 'connections',
    meaning: 'connections that this host closed first and that finished in TIME_WAIT',
    source: '/proc/net/netstat: TcpExt TW',
  },
  {
    name: 'listenOverflows',
    kind: 'counter',
    unit: 'events',
    meaning: 'connection requests or confirmations that met a full accept queue',
    source: '/proc/net/netstat: TcpExt ListenOverflows',
  },
  {
    name: 'listenDrops',
    kind: 'counter',
    unit: 'events',
    meaning: 'connection requests dropped at a listener, for any reason',
    source: '/proc/net/netstat: TcpExt ListenDrops',
  },
  {
    name: 'timeWaitOverflows',
    kind: 'counter',
    unit: 'events',
    meaning: 'closes that skipped TIME_WAIT because tcp_max_tw_buckets was reached',
    source: '/proc/net/netstat: TcpExt TCPTimeWaitOverflow',
  },
  {
    name: 'synCookiesSent',
    kind: 'counter',
    unit: 'segments',
    meaning: 'SYNs answered with a cookie because a queue was full',
    source: '/proc/net/netstat: TcpExt SyncookiesSent',
  },
  {
    name: 'receivedSegments',
    kind: 'counter',
    unit: 'segments',
    meaning: 'segments received, those in error included',
    source: '/proc/net/snmp: Tcp InSegs; RFC 4022 tcpInSegs',
  },
  {
    name: 'resetsSent',
    kind: 'counter',
    unit: 'segments',
    meaning: 'segments sent with RST',
    source: '/proc/net/snmp: Tcp OutRsts; RFC 4022 tcpOutRsts',
  },
  {
    name: 'embryonicResets',
    kind: 'counter',
    unit: 'connections',
    meaning: 'connections reset by the peer before they were open',
    source: '/proc/net/netstat: TcpExt EmbryonicRsts',
  },
  {
    name: 'retransmissionTimeouts',
    kind: 'counter',
    unit: 'events',
    meaning: 'retransmission timers that ran out',
    source: '/proc/net/netstat: TcpExt TCPTimeouts',
  },
  {
    name: 'abortsOnTimeout',
    kind: 'counter',
    unit: 'connections',
    meaning: 'connections given up because the peer did not answer any more',
    source: '/proc/net/netstat: TcpExt TCPAbortOnTimeout',
  },
  {
    name: 'abortsOnData',
    kind: 'counter',
    unit: 'connections',
    meaning: 'connections reset because data came after the program had closed, or by SO_LINGER 0',
    source: '/proc/net/netstat: TcpExt TCPAbortOnData',
  },
  {
    name: 'abortsOnClose',
    kind: 'counter',
    unit: 'connections',
    meaning: 'connections reset because the program closed them with data unread',
    source: '/proc/net/netstat: TcpExt TCPAbortOnClose',
  },
  {
    name: 'abortsOnMemory',
    kind: 'counter',
    unit: 'connections',
    meaning: 'connections reset for lack of socket memory or too many orphans',
    source: '/proc/net/netstat: TcpExt TCPAbortOnMemory',
  },
  {
    name: 'timeWaitReuses',
    kind: 'counter',
    unit: 'connections',
    meaning: 'connections opened on a port still in TIME_WAIT (tcp_tw_reuse)',
    source: '/proc/net/netstat: TcpExt TWRecycled',
  },
  {
    name: 'synCookiesReceived',
    kind: 'counter',
    unit: 'segments',
    meaning: 'confirmations that carried a valid SYN cookie',
    source: '/proc/net/netstat: TcpExt SyncookiesRecv',
  },
  {
    name: 'synQueueCookies',
    kind: 'counter',
    unit: 'segments',
    meaning: 'SYNs that met a full SYN queue and were answered with a cookie',
    source: '/proc/net/netstat: TcpExt TCPReqQFullDoCookies',
  },
  {
    name: 'synQueueDrops',
    kind: 'counter',
    unit: 'segments',
    meaning: 'SYNs dropped at a full SYN queue because cookies are off',
    source: '/proc/net/netstat: TcpExt TCPReqQFullDrop',
  },
] as const;

/** Gauges are values at an instant; counters only grow, and fall only when the host or its namespace restarts. */
export type ColumnKind = 'gauge' | 'counter';

type CompanionRow = (typeof COMPANION_TABLE)[number];

/** A gauge column that is not a state, `unknown` included. */
export type GaugeName = Extract<CompanionRow, { kind: 'gauge' }>['name'];
/** A cumulative counter column. */
export type CounterName = Extract<CompanionRow, { kind: 'counter' }>['name'];
/** Any stored column. */
export type ColumnName = State | GaugeName | CounterName;

/** What one stored column is. */
export interface Column {
  readonly name: ColumnName;
  readonly kind: ColumnKind;
  /** What one unit of the number is: `sockets`, `pages`, `percent`, `connections`, `segments`, `events`. */
  readonly unit: string;
  readonly meaning: string;
  /** The kernel file or interface the number is read from. */
  readonly source: string;
}

/** Every stored column in wire order: the eleven states, then their companions. */
export const COLUMNS: readonly Column[] = [
  ...STATES.map((state): Column => ({
    name: state.name,
    kind: 'gauge',
    unit: 'sockets',
    meaning: state.meaning,
    source: state.source,
  })),
  ...COMPANION_TABLE,
];

/** Every stored column's name in wire order. */
export const COLUMN_NAMES: readonly ColumnName[] = COLUMNS.map((column) => column.name);

/** The gauges that are not states, in wire order. */
export const GAUGE_NAMES: readonly GaugeName[] = COMPANION_TABLE.filter(
  (column): column is Extract<CompanionRow, { kind: 'gauge' }> => column.kind === 'gauge',
).map((column) => column.name);

/** The counters, in wire order. */
export const COUNTER_NAMES: readonly CounterName[] = COMPANION_TABLE.filter(
  (column): column is Extract<CompanionRow, { kind: 'counter' }> => column.kind === 'counter',
).map((column) => column.name);

const COLUMN_INDEX = new Map<string, number>(COLUMN_NAMES.map((name, index) => [name, index]));

/** The position of a column on the wire, from 0. */
export function toColumnIndex(name: ColumnName): number {
  return COLUMN_INDEX.get(name) ?? -1;
}

/** Column values in wire order; `null` where the figure could not be read. */
export type ColumnValues = readonly (number | null)[];
