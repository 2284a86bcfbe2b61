import { findMajority, vote, type Votes } from './majority.js';
import type { ParsedSocketText, SkippedSocketLine, SkipReason } from './parsed-socket-text.js';
import { findHeading } from './socket-text-heading.js';
import { parseSocketRow, type SocketRow, type SocketTextDialect } from './socket-text-row.js';
import { toSpelledState } from './socket-text-state.js';
import { isSsSummary, parseTallyLine, type TallyLine } from './socket-text-tally.js';
import { createStateCounts } from './state-count.js';
import type { State } from './state.js';

const SHOWN_CHARACTERS = 160;
/** FreeBSD's -x prints 25 columns. */
const MOST_WORDS = 28;
const BLANKS = /\s+/;
const SS_DETAIL = /^\s+(?!tcp|udp)[a-z][\w.-]*(?:[\s:(,]|$)/;
const WINDOWS_OWNER =
  /^\s+(?:\[[^\]]+\]|[\w.$-]+|Can not obtain ownership information|Impossible d.obtenir les informations de propriétaire|無法取得擁有權資訊)\s*$/;

interface PendingLine<Content> {
  readonly line: number;
  readonly text: string;
  readonly content: Content;
}

/** The dialects that print more lines about a socket below its own. */
const DETAILED: Partial<Record<SocketTextDialect, 'ss' | 'windows'>> = {
  ss: 'ss',
  'windows-netstat': 'windows',
};

/** Reads line after line; some lines can only be judged when all are read. */
export class SocketTextReader {
  readonly #shownState: State | undefined;
  readonly #counts = createStateCounts();
  #unknown = 0;
  #parsed = 0;
  readonly #ignored = { heading: 0, otherProtocol: 0, continuation: 0 };
  readonly #skipped: SkippedSocketLine[] = [];
  readonly #rowVotes: Votes<SocketTextDialect> = new Map();
  /** Of lines that tell a dialect and no socket. */
  readonly #hintVotes: Votes<SocketTextDialect> = new Map();
  /** `ss` lines without Netid, in a state that UDP sockets have too, since the last heading. */
  readonly #protocolless: PendingLine<State | null>[] = [];
  readonly #tallies: PendingLine<TallyLine>[] = [];
  #sawTcpOnlyState = false;
  #sawNetid = false;
  #section: 'tcp' | 'otherProtocol' = 'tcp';
  #hasStateColumn = true;
  /** What the line above was, where that decides what this one can be. */
  #above: 'ss' | 'windows' | 'cut' | null = null;
  #cutDialect: SocketTextDialect = 'linux-netstat';

  constructor(shownState: State | undefined) {
    this.#shownState = shownState;
  }

  read(line: number, text: string): void {
    const trimmed = text.trim();
    if (trimmed === '') {
      this.#above = null;
      return;
    }
    const words = trimmed.split(BLANKS, MOST_WORDS);
    if (isSsSummary(words)) {
      this.#skip(line, text, 'summary_only');
      vote(this.#hintVotes, 'ss');
    } else if (!this.#readRow(line, text, parseSocketRow(words)) && !this.#readTail(words))
      this.#readOther(line, text, words.join(' '));
  }

  finish(): ParsedSocketText {
    this.#judgeProtocolless();
    const isListing = this.#parsed > 0;
    for (const { line, text, content } of this.#tallies)
      if (isListing) this.#skip(line, text, 'counted_by_rows');
      else this.#count('state-tally', content.state, content.sockets);
    return {
      dialect: findMajority(this.#rowVotes) ?? findMajority(this.#hintVotes),
      counts: this.#counts,
      unknown: this.#unknown,
      parsed: this.#parsed,
      ignored: this.#ignored,
      skipped: this.#skipped.sort((one, other) => one.line - other.line),
    };
  }

  #readRow(line: number, text: string, row: SocketRow | null): boolean {
    if (row === null) return false;
    switch (row.kind) {
      case 'socket':
        this.#count(row.dialect, row.state, 1);
        this.#sawNetid ||= row.dialect === 'ss';
        this.#above = DETAILED[row.dialect] ?? null;
        break;
      case 'cut':
        this.#readCut(line, text, row.dialect);
        break;
      case 'stateless':
        this.#readStateless(line, text);
        break;
      case 'protocolless':
        this.#readProtocolless({ line, text, content: row.state });
        break;
      case 'otherProtocol':
        this.#ignored.otherProtocol += 1;
        this.#sawNetid ||= row.dialect === 'ss';
        if (row.dialect !== null) vote(this.#hintVotes, row.dialect);
        this.#above = row.dialect === null ? null : (DETAILED[row.dialect] ?? null);
        break;
    }
    return true;
  }

  #readProtocolless(socket: PendingLine<State | null>): void {
    const state = socket.content;
    if (state === null || state === 'ESTABLISHED' || state === 'CLOSED') this.#protocolless.push(socket);
    else {
      this.#sawTcpOnlyState = true;
      this.#count('ss', state, 1);
    }
    this.#above = 'ss';
  }

  #readCut(line: number, text: string, dialect: SocketTextDialect): void {
    if (!this.#hasStateColumn) {
      this.#readStateless(line, text);
      return;
    }
    this.#skip(line, text, 'state_missing');
    vote(this.#hintVotes, dialect);
    this.#above = 'cut';
    this.#cutDialect = dialect;
  }

  #readStateless(line: number, text: string): void {
    if (this.#shownState === undefined) {
      this.#skip(line, text, 'state_not_shown');
      vote(this.#hintVotes, 'ss');
    } else this.#count('ss', this.#shownState, 1);
    this.#above = 'ss';
  }

  /** The end of a row that a narrow terminal wrapped: the socket counts after all. */
  #readTail(words: readonly string[]): boolean {
    const state = this.#above === 'cut' ? toSpelledState(words[0] ?? '') : null;
    if (state === null) return false;
    this.#skipped.pop();
    this.#count(this.#cutDialect, state, 1);
    this.#ignored.continuation += 1;
    this.#above = null;
    return true;
  }

  #readOther(line: number, text: string, joined: string): void {
    if (this.#isContinuation(text)) {
      this.#ignored.continuation += 1;
      return;
    }
    this.#above = null;
    const heading = findHeading(joined);
    if (heading !== null) {
      this.#ignored.heading += 1;
      this.#section = heading.section ?? this.#section;
      this.#hasStateColumn = heading.hasStateColumn ?? (heading.section === 'tcp' || this.#hasStateColumn);
      if (heading.dialect !== undefined) vote(this.#hintVotes, heading.dialect);
      if (heading.dialect === 'ss') this.#judgeProtocolless();
      return;
    }
    const tally = parseTallyLine(joined);
    if (tally !== null) this.#tallies.push({ line, text, content: tally });
    else if (this.#section === 'otherProtocol' && !/^tcp/i.test(joined)) this.#ignored.otherProtocol += 1;
    else this.#skip(line, text, 'not_understood');
  }

  #isContinuation(text: string): boolean {
    if (this.#above === 'ss') return SS_DETAIL.test(text);
    return this.#above === 'windows' && WINDOWS_OWNER.test(text);
  }

  /**
   * LISTEN or TIME-WAIT among the lines of one listing proves that all are TCP. UNCONN without such a line is what
   * `ss -u` prints, and a line without Netid among others with it is damaged; ESTAB alone is what `ss -tn` prints on a
   * quiet host.
   */
  #judgeProtocolless(): void {
    const mayBeUdp = this.#sawNetid || this.#protocolless.some(({ content }) => content === 'CLOSED');
    const isTcp = this.#sawTcpOnlyState || !mayBeUdp;
    for (const { line, text, content } of this.#protocolless.splice(0))
      if (isTcp) this.#count('ss', content, 1);
      else {
        this.#skip(line, text, 'protocol_not_shown');
        vote(this.#hintVotes, 'ss');
      }
    this.#sawTcpOnlyState = false;
    this.#sawNetid = false;
  }

  #count(dialect: SocketTextDialect, state: State | null, sockets: number): void {
    this.#parsed += 1;
    if (state === null) this.#unknown += sockets;
    else this.#counts[state] += sockets;
    vote(this.#rowVotes, dialect);
  }

  #skip(line: number, text: string, reason: SkipReason): void {
    this.#skipped.push({ line, text: text.slice(0, SHOWN_CHARACTERS), reason });
    this.#above = null;
  }
}
