import { toSpelledState } from './socket-text-state.js';
import type { State } from './state.js';

/**
 * What printed a line, as far as lines tell: `linux-netstat` is net-tools and busybox, `bsd-netstat` is macOS, FreeBSD,
 * OpenBSD, NetBSD and AIX, `state-tally` is `sort | uniq -c` or awk behind any of them.
 */
export type SocketTextDialect =
  'linux-netstat' | 'bsd-netstat' | 'solaris-netstat' | 'windows-netstat' | 'ss' | 'state-tally';

/** One line of a listing, read by its shape alone. */
export type SocketRow =
  | { readonly kind: 'socket'; readonly dialect: SocketTextDialect; readonly state: State | null }
  /** A TCP socket whose line ends before the state. */
  | { readonly kind: 'cut'; readonly dialect: SocketTextDialect }
  /** `ss state …` leaves out the column whose value it was asked for. */
  | { readonly kind: 'stateless' }
  /** `ss` without Netid: the state has to tell whether it is of TCP. */
  | { readonly kind: 'protocolless'; readonly state: State | null }
  | { readonly kind: 'otherProtocol'; readonly dialect: SocketTextDialect | null };

const TCP = /^tcp(?:4|6|46|64)?$/i;

/** First words of lines about other protocols. Source: netstat(8) of each system; `proto` names in iproute2 misc/ss.c. */
const OTHER_PROTOCOLS: ReadonlySet<string> = new Set(
  (
    'udp udp4 udp6 udp46 udp64 udpl udpl6 udplite udplite6 raw raw6 icmp icmp4 icmp6 icm4 icm6 igmp ip ip4 ip6 ip46 ipv6 ' +
    'unix u_str u_dgr u_seq nl p_raw p_dgr sctp sctp4 sctp6 sctp46 dccp dccp6 mptcp ti_rd ti_sq ti_st ti_dg ' +
    'v_str v_dgr v_seq xdp divert div4 div6 ax25 ipx x25 l2cap rfcomm ???'
  ).split(' '),
);

const COUNT = /^\d+$/;
const NUMBER = /^-?\d+(?:\.\d+)?$/;
const SS_STATE = /^[A-Z][A-Z0-9_-]+$/;
/** `netstat -A` prints the address of the control block first; macOS adds a flow hash. */
const KERNEL_ADDRESS = /^[0-9a-f]{7,16}$/i;
const FLOW_HASH = /^[0-9a-f]{1,8}$/i;
/** Any language's word, damaged or not; no process and no stray sign. */
const STATE_WORD = /^(?!\d).*\p{L}.*\p{L}/u;
/** A word, or what a wrong code page left of one. */
const FOREIGN_WORD = /\p{L}.*\p{L}|[^\p{ASCII}]/u;
/** The second word of a state written with a blank, as `LAST ACK`. */
const SECOND_WORD = /^(?:WAIT_?[12]?|ACK|SENT|RECV|RCVD|RECEIVED)$/i;

/** Longer words are not addresses, and checking them would cost. */
const LONGEST_ENDPOINT = 300;
const HOST = String.raw`(?:\[[^\s\]]+\](?:%[^\s:]+)?|[^\s[\]()"',;=<>{}|\\]+)`;
const PORT = String.raw`(?:\d{1,5}|\*|[A-Za-z][\w+-]*)`;
/** `127.0.0.1:22`, `[::1%lo]:22`, `:::22`, `*:*`, `localhost:ssh`. */
const COLON_ENDPOINT = new RegExp(`^${HOST}:${PORT}$`);
/** `127.0.0.1.22`, `::1.22`, `*.*`, `localhost.smtp`, and host names cut to their column. */
const DOT_ENDPOINT = new RegExp(String.raw`^${HOST}\.${PORT}$`);

function isEndpoint(word: string | undefined, pattern: RegExp): boolean {
  return word !== undefined && word.length <= LONGEST_ENDPOINT && pattern.test(word);
}

function areEndpoints(words: readonly string[], from: number, pattern: RegExp): boolean {
  return isEndpoint(words[from], pattern) && isEndpoint(words[from + 1], pattern);
}

function isCount(word: string | undefined): boolean {
  return word !== undefined && COUNT.test(word);
}

/** The first word after the addresses that is no number; FreeBSD's -x and macOS's -b put numbers there. */
function toRow(words: readonly string[], from: number, dialect: SocketTextDialect): SocketRow {
  let at = from;
  while (NUMBER.test(words[at] ?? '')) at += 1;
  const word = words[at];
  if (word === undefined || !STATE_WORD.test(word)) return { kind: 'cut', dialect };
  const next = words[at + 1] ?? '';
  const inTwoWords = SECOND_WORD.test(next) ? toSpelledState(`${word}_${next}`) : null;
  return { kind: 'socket', dialect, state: inTwoWords ?? toSpelledState(word) };
}

/**
 * Windows shows no peer as port 0, which among the states it lists by default only LISTEN has: that tells where its
 * word for the state is of a language no table knows. Source: MIB_TCPROW in tcpmib.h, whose remote port has no meaning
 * in LISTEN; the same is relied on in github.com/raycast/extensions, pull request 30682.
 */
function toWindowsRow(words: readonly string[], from: number): SocketRow {
  const row = toRow(words, from, 'windows-netstat');
  const isTold = row.kind === 'socket' && row.state !== null;
  const hasNoPeer = words[from - 1]?.endsWith(':0') === true;
  if (isTold || !hasNoPeer || !FOREIGN_WORD.test(words[from] ?? '')) return row;
  return { kind: 'socket', dialect: 'windows-netstat', state: 'LISTEN' };
}

function parseTcpRow(words: readonly string[], protocolAt: number): SocketRow | null {
  const from = protocolAt + 1;
  if (areEndpoints(words, from, COLON_ENDPOINT)) return toWindowsRow(words, from + 2);
  const word = words[from] ?? '';
  if (!isCount(word)) {
    const isSs = STATE_WORD.test(word) && isCount(words[from + 1]) && isCount(words[from + 2]);
    return isSs && areEndpoints(words, from + 3, COLON_ENDPOINT)
      ? { kind: 'socket', dialect: 'ss', state: toSpelledState(word) }
      : null;
  }
  const endpointsAt = isCount(words[from + 2]) ? from + 3 : from + 2;
  if (!isCount(words[from + 1])) return null;
  if (areEndpoints(words, endpointsAt, COLON_ENDPOINT)) return toRow(words, endpointsAt + 2, 'linux-netstat');
  if (areEndpoints(words, endpointsAt, DOT_ENDPOINT)) return toRow(words, endpointsAt + 2, 'bsd-netstat');
  return null;
}

/** Two addresses, two windows and two queues, the state; no protocol. */
function parseSolarisRow(words: readonly string[]): SocketRow | null {
  const figures = words.slice(2, 6);
  return areEndpoints(words, 0, DOT_ENDPOINT) &&
    figures.length === 4 &&
    figures.every((word) => COUNT.test(word))
    ? toRow(words, 6, 'solaris-netstat')
    : null;
}

function parseSsRow(words: readonly string[], first: string): SocketRow | null {
  if (isCount(first))
    return isCount(words[1]) && areEndpoints(words, 2, COLON_ENDPOINT) ? { kind: 'stateless' } : null;
  if (!SS_STATE.test(first) || !isCount(words[1]) || !isCount(words[2])) return null;
  if (!areEndpoints(words, 3, COLON_ENDPOINT)) return null;
  return { kind: 'protocolless', state: toSpelledState(first) };
}

/** True for a word that stands where a row names its protocol. */
export function isProtocol(word: string): boolean {
  return TCP.test(word) || OTHER_PROTOCOLS.has(word.toLowerCase());
}

/** Where the protocol stands: first, or behind the addresses that `-A` adds. */
function findProtocol(words: readonly string[]): number {
  if (!KERNEL_ADDRESS.test(words[0] ?? '')) return 0;
  return FLOW_HASH.test(words[1] ?? '') ? 2 : 1;
}

function parseOtherRow(words: readonly string[], protocolAt: number): SocketRow | null {
  const second = words[protocolAt + 1] ?? '';
  const isRow =
    words.length > protocolAt + 2 &&
    (COUNT.test(second) ||
      SS_STATE.test(second) ||
      isEndpoint(second, COLON_ENDPOINT) ||
      isEndpoint(second, DOT_ENDPOINT));
  if (!isRow) return null;
  if (isEndpoint(second, COLON_ENDPOINT)) return { kind: 'otherProtocol', dialect: 'windows-netstat' };
  return { kind: 'otherProtocol', dialect: SS_STATE.test(second) ? 'ss' : null };
}

/** One line's words as a socket, or `null` when they have the shape of none. */
export function parseSocketRow(words: readonly string[]): SocketRow | null {
  const protocolAt = findProtocol(words);
  const protocol = words[protocolAt] ?? '';
  if (TCP.test(protocol)) return parseTcpRow(words, protocolAt);
  if (OTHER_PROTOCOLS.has(protocol.toLowerCase())) return parseOtherRow(words, protocolAt);
  const first = words[0] ?? '';
  return parseSsRow(words, first) ?? (isEndpoint(first, DOT_ENDPOINT) ? parseSolarisRow(words) : null);
}
