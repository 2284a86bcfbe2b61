import type { ColumnName } from './column.js';

/** Some columns by name; `null` where the kernel's text does not have the figure. */
export type Figures<Name extends ColumnName = ColumnName> = Readonly<Record<Name, number | null>>;

/** Columns of a table and the kernel's names of their fields. */
type Fields<Name extends ColumnName> = Readonly<Record<Name, string>>;

const SOCKSTAT_FIELDS = { orphans: 'orphan', socketMemoryPages: 'mem' } as const;

const SNMP_FIELDS = {
  activeOpens: 'ActiveOpens',
  passiveOpens: 'PassiveOpens',
  attemptFails: 'AttemptFails',
  establishedResets: 'EstabResets',
  retransmittedSegments: 'RetransSegs',
  sentSegments: 'OutSegs',
  receivedSegments: 'InSegs',
  resetsSent: 'OutRsts',
} as const;

const NETSTAT_FIELDS = {
  synRetransmissions: 'TCPSynRetrans',
  closesIntoTimeWait: 'TW',
  listenOverflows: 'ListenOverflows',
  listenDrops: 'ListenDrops',
  timeWaitOverflows: 'TCPTimeWaitOverflow',
  synCookiesSent: 'SyncookiesSent',
  embryonicResets: 'EmbryonicRsts',
  retransmissionTimeouts: 'TCPTimeouts',
  abortsOnTimeout: 'TCPAbortOnTimeout',
  abortsOnData: 'TCPAbortOnData',
  abortsOnClose: 'TCPAbortOnClose',
  abortsOnMemory: 'TCPAbortOnMemory',
  timeWaitReuses: 'TWRecycled',
  synCookiesReceived: 'SyncookiesRecv',
  synQueueCookies: 'TCPReqQFullDoCookies',
  synQueueDrops: 'TCPReqQFullDrop',
} as const;

/** The TCP line of `/proc/net/sockstat`. Source: `sockstat_seq_show` in net/ipv4/proc.c. */
export function parseSockstat(text: string): Figures<keyof typeof SOCKSTAT_FIELDS> {
  const words = (findLines(text, 'TCP')[0] ?? '').split(' ').slice(1);
  const pairs = words.flatMap((word, at) => (at % 2 === 0 ? [[word, words[at + 1]] as const] : []));
  return toFigures(SOCKSTAT_FIELDS, new Map(pairs));
}

/** The Tcp lines of `/proc/net/snmp`. Source: `snmp_seq_show` in net/ipv4/proc.c; RFC 4022. */
export function parseSnmp(text: string): Figures<keyof typeof SNMP_FIELDS> {
  return toFigures(SNMP_FIELDS, parseTwoLineTable(text, 'Tcp'));
}

/** The TcpExt lines of `/proc/net/netstat`. Source: `netstat_seq_show` in net/ipv4/proc.c. */
export function parseNetstat(text: string): Figures<keyof typeof NETSTAT_FIELDS> {
  return toFigures(NETSTAT_FIELDS, parseTwoLineTable(text, 'TcpExt'));
}

function findLines(text: string, protocol: string): string[] {
  return text.split('\n').filter((line) => line.startsWith(`${protocol}: `));
}

function parseTwoLineTable(text: string, protocol: string): Map<string, string | undefined> {
  const [names = '', values = ''] = findLines(text, protocol);
  const figures = values.split(' ');
  return new Map(names.split(' ').map((name, at) => [name, figures[at]]));
}

function toFigures<Name extends ColumnName>(
  fields: Fields<Name>,
  values: ReadonlyMap<string, string | undefined>,
): Figures<Name> {
  const entries = Object.entries<string>(fields).map(([column, field]) => [
    column,
    toFigure(values.get(field)),
  ]);
  return Object.fromEntries(entries) as Figures<Name>;
}

/** A figure beyond 2^53 would no longer be the kernel's, so it counts as not read. */
function toFigure(text: string | undefined): number | null {
  if (text === undefined || !/^\d+$/.test(text)) return null;
  const figure = Number(text);
  return Number.isSafeInteger(figure) ? figure : null;
}
