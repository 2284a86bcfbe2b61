import { findMajority, vote, type Votes } from './majority.js';
import type { ListingScope, ParsedSocketText, SkipReason } from './parsed-socket-text.js';
import { SkippedLines } from './skipped-lines.js';
import { findHeading, findScope } from './socket-text-heading.js';
import { isProtocol, parseSocketRow, type SocketRow, type SocketTextDialect } from './socket-text-row.js';
import { toSpelledState } from './socket-text-state.js';
import { isSsSummary, parseTallyLine, type TallyLine } from './socket-text-tally.js';
import { createStateCounts } from './state-count.js';
import type { State } from './state.js';

/** FreeBSD's -x prints 25 columns. */
const MOST_WORDS = 28;
/** More than the tallies of a hundred hosts together. */
const MOST_TALLY_LINES = 1_000;
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
  readonly #skipped: SkippedLines;
  readonly #scopes = new Set<ListingScope>();
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
  #above: 'ss' | 'windows' | null = null;
  /** The line above, where it ended before its state. */
  #cut: PendingLine<SocketTextDialect> | null = null;

  constructor(shownState: State | undefined, mostSkipped?: number) {
    this.#shownState = shownState;
    this.#skipped = new SkippedLines(mostSkipped);
  }

  read(line: number, text: string): void {
    const trimmed = text.trim();
    if (trimmed === '') {
      this.#skipCut();
      this.#above = null;
      return;
    }
    const words = trimmed.split(BLANKS, MOST_WORDS);
    if (this.#readTail(words)) return;
    this.#skipCut();
    if (isSsSummary(words)) {
      this.#skip(line, text, 'summary_only');
      vote(this.#hintVotes, 'ss');
    } else if (!this.#readRow(line, text, parseSocketRow(words)))
      this.#readOther(line, text, words.join(' '));
  }

  finish(): ParsedSocketText {
    this.#skipCut();
    this.#judgeProtocolless();
    const isListing = this.#isListing();
    for (const { line, text, content } of this.#tallies)
      if (isListing) this.#skip(line, text, 'counted_by_rows');
      else this.#count('state-tally', content.state, content.sockets);
    return {
      dialect: findMajority(this.#rowVotes) ?? findMajority(this.#hintVotes),
      counts: this.#counts,
      unknown: this.#unknown,
      parsed: this.#parsed,
      ignored: this.#ignored,
      skipped: this.#skipped.list(),
      skippedLines: this.#skipped.counts,
      scope: toWidest(this.#scopes),
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
    this.#cut = { line, text, content: dialect };
    this.#above = null;
  }

  /** The line above is a socket without its state after all. */
  #skipCut(): void {
    if (this.#cut === null) return;
    const { line, text, content } = this.#cut;
    this.#cut = null;
    this.#skip(line, text, 'state_missing');
    vote(this.#hintVotes, content);
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
    const state = this.#cut === null ? null : toSpelledState(words[0] ?? '');
    if (this.#cut === null || state === null || parseSocketRow(words) !== null) return false;
    this.#count(this.#cut.content, state, 1);
    this.#ignored.continuation += 1;
    this.#cut = null;
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
      const scope = findScope(joined);
      if (scope !== null) this.#scopes.add(scope);
      this.#section = heading.section ?? this.#section;
      this.#hasStateColumn = heading.hasStateColumn ?? (heading.section === 'tcp' || this.#hasStateColumn);
      if (heading.dialect !== undefined) vote(this.#hintVotes, heading.dialect);
      if (heading.dialect === 'ss') this.#judgeProtocolless();
      return;
    }
    this.#sawNetid ||= isProtocol(joined);
    const tally = parseTallyLine(joined);
    if (tally !== null && this.#tallies.length < MOST_TALLY_LINES)
      this.#tallies.push({ line, text, content: tally });
    else if (this.#section === 'otherProtocol' && !/^tcp/i.test(joined)) this.#ignored.otherProtocol += 1;
    else this.#skip(line, text, 'not_understood');
  }

  #isContinuation(text: string): boolean {
    if (this.#above === 'ss') return SS_DETAIL.test(text);
    return this.#above === 'windows' && WINDOWS_OWNER.test(text);
  }

  /**
   * LISTEN or TIME-WAIT among the lines of one listing proves that all are TCP. UNCONN without such a line is what
   * `ss -u` prints, a word that is no state may be its remains, and a line without Netid among others with it is
   * damaged; ESTAB alone is what `ss -tn` prints on a quiet host.
   */
  #judgeProtocolless(): void {
    const mayBeUdp = this.#sawNetid || this.#protocolless.some(({ content }) => content !== 'ESTABLISHED');
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

  /** A figure before a state in the broken rows of a listing is no count of sockets. */
  #isListing(): boolean {
    const { state_missing, state_not_shown, protocol_not_shown } = this.#skipped.counts;
    const sockets = this.#parsed + state_missing + state_not_shown + protocol_not_shown;
    return sockets + this.#ignored.otherProtocol > 0;
  }

  #count(dialect: SocketTextDialect, state: State | null, sockets: number): void {
    this.#parsed += 1;
    if (state === null) this.#unknown += sockets;
    else this.#counts[state] += sockets;
    vote(this.#rowVotes, dialect);
  }

  #skip(line: number, text: string, reason: SkipReason): void {
    this.#skipped.add(line, text, reason);
    this.#above = null;
  }
}

/** Several listings in one text list together what the widest of them does. */
function toWidest(scopes: ReadonlySet<ListingScope>): ListingScope | null {
  const [only = null] = scopes;
  return scopes.size > 1 ? 'all' : only;
}
