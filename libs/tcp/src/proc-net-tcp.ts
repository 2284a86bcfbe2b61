import { createStateTally, toCountedStates, type CountedStates } from './state-count.js';

/** A line that was left out, and why. */
export interface SkippedLine {
  /** The line's number in the text, from 1. */
  readonly line: number;
  /** Its first 160 characters. */
  readonly text: string;
  readonly reason: string;
}

/** What a text listing of sockets holds. Every line is counted, or is in `skipped`. */
export interface ParsedSocketTable extends CountedStates {
  readonly skipped: readonly SkippedLine[];
  /** Most connections that wait at one listener for `accept`; its limit is not in the text. */
  readonly longestAcceptQueue: number;
}

const TCP_LISTEN = 10;
const SHOWN_CHARACTERS = 160;
const HEADING = /^ {2}sl {2}local_address /;

/**
 * One row: slot, local and remote address with port, state, queues. The slot is as wide as its number, so columns have
 * no fixed place. Source: `get_tcp4_sock` in net/ipv4/tcp_ipv4.c, `get_tcp6_sock` in net/ipv6/tcp_ipv6.c.
 */
const ROW =
  /^ *\d+: (?:[0-9A-F]{8}|[0-9A-F]{32}):[0-9A-F]{4} (?:[0-9A-F]{8}|[0-9A-F]{32}):[0-9A-F]{4} ([0-9A-F]{2}) [0-9A-F]{8}:([0-9A-F]{8}) \d/;

/**
 * Counts the sockets in the text of `/proc/net/tcp` or `/proc/net/tcp6`, whole or cut between two lines.
 * The receive queue of a LISTEN row is the number of connections that wait for `accept`.
 * Source: proc_net_tcp.txt in the kernel's Documentation/networking.
 */
export function parseProcNetTcp(text: string): ParsedSocketTable {
  const tally = createStateTally();
  const skipped: SkippedLine[] = [];
  let longestAcceptQueue = 0;
  let line = 0;
  for (let start = 0; start < text.length;) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline;
    const content = text.slice(start, end);
    start = end + 1;
    line += 1;
    const row = ROW.exec(content);
    if (row?.[1] !== undefined && row[2] !== undefined) {
      const kernelNumber = Number.parseInt(row[1], 16);
      tally[kernelNumber] = (tally[kernelNumber] ?? 0) + 1;
      if (kernelNumber === TCP_LISTEN)
        longestAcceptQueue = Math.max(longestAcceptQueue, Number.parseInt(row[2], 16));
    } else if (!HEADING.test(content)) {
      skipped.push({ line, text: content.slice(0, SHOWN_CHARACTERS), reason: 'not a row of /proc/net/tcp' });
    }
  }
  return { ...toCountedStates(tally), skipped, longestAcceptQueue };
}
