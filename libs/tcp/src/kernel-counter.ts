import type { ColumnName } from './column.js';
import { FieldPicker, findLine, findTwoLines } from './counter-table.js';

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

const PICK_SNMP = new FieldPicker(Object.values(SNMP_FIELDS));
const PICK_NETSTAT = new FieldPicker(Object.values(NETSTAT_FIELDS));

/** Every column that comes from the kernel's counter files. */
export type KernelFigures = Figures<
  keyof typeof SOCKSTAT_FIELDS | keyof typeof SNMP_FIELDS | keyof typeof NETSTAT_FIELDS
>;

/** The TCP line of `/proc/net/sockstat`. Source: `sockstat_seq_show` in net/ipv4/proc.c. */
export function parseSockstat(text: string): Figures<keyof typeof SOCKSTAT_FIELDS> {
  const words = findLine(text, 'TCP', 0).line.split(' ');
  const valueOf = (name: string) => words.find((_, at) => at % 2 === 0 && words[at - 1] === name);
  return toFigures(SOCKSTAT_FIELDS, Object.values(SOCKSTAT_FIELDS).map(valueOf));
}

/** The Tcp lines of `/proc/net/snmp`. Source: `snmp_seq_show` in net/ipv4/proc.c; RFC 4022. */
export function parseSnmp(text: string): Figures<keyof typeof SNMP_FIELDS> {
  return toFigures(SNMP_FIELDS, PICK_SNMP.pick(findTwoLines(text, 'Tcp')));
}

/** The TcpExt lines of `/proc/net/netstat`. Source: `netstat_seq_show` in net/ipv4/proc.c. */
export function parseNetstat(text: string): Figures<keyof typeof NETSTAT_FIELDS> {
  return toFigures(NETSTAT_FIELDS, PICK_NETSTAT.pick(findTwoLines(text, 'TcpExt')));
}

/**
 * The figures under the kernel's own names of tables and fields, such as `Tcp` and `ActiveOpens`, wherever they were read.
 * A value that is no whole number below 2^53 is `null`.
 */
export function toKernelFigures(
  read: (table: 'sockstat' | 'Tcp' | 'TcpExt', field: string) => string | undefined,
): KernelFigures {
  const pick = <Name extends ColumnName>(table: 'sockstat' | 'Tcp' | 'TcpExt', fields: Fields<Name>) =>
    toFigures(
      fields,
      Object.values<string>(fields).map((field) => read(table, field)),
    );
  return {
    ...pick('sockstat', SOCKSTAT_FIELDS),
    ...pick('Tcp', SNMP_FIELDS),
    ...pick('TcpExt', NETSTAT_FIELDS),
  };
}

/** `texts` are in the order of the fields. */
function toFigures<Name extends ColumnName>(
  fields: Fields<Name>,
  texts: readonly (string | undefined)[],
): Figures<Name> {
  const figures: Record<string, number | null> = {};
  let at = 0;
  for (const column in fields) figures[column] = toFigure(texts[at++]);
  return figures as Figures<Name>;
}

/** A figure beyond 2^53 would no longer be the kernel's, so it counts as not read. */
function toFigure(text: string | undefined): number | null {
  if (text === undefined || !/^\d+$/.test(text)) return null;
  const figure = Number(text);
  return Number.isSafeInteger(figure) ? figure : null;
}
