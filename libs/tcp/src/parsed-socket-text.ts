import type { SkippedLine } from './proc-net-tcp.js';
import type { SocketTextDialect } from './socket-text-row.js';
import type { CountedStates } from './state-count.js';

/** Why a line was left out: every code that {@link parseSocketText} gives, with its meaning. */
export const SKIP_REASONS = {
  not_understood: 'neither a socket nor a heading of any netstat or ss',
  state_missing: 'a TCP socket, but the line ends before its state',
  state_not_shown:
    '`ss state …` shows no State column: the state it was asked for must be given beside the text',
  protocol_not_shown: '`ss` without a Netid column: the line may be of UDP; `ss -tan` lists TCP alone',
  summary_only: '`ss -s` has totals, but no count per state',
  counted_by_rows: 'a count of sockets that the text also lists one by one',
} as const;

/** A code of {@link SKIP_REASONS}. */
export type SkipReason = keyof typeof SKIP_REASONS;

/** A line that was left out; its reason is one of a closed set. */
export interface SkippedSocketLine extends SkippedLine {
  readonly reason: SkipReason;
}

/**
 * Which sockets a program lists: `all`, `connected` ones only (no `-a`), or those that are `listening` only (`-l`).
 * A state beyond that is not told, however often it is missing from the text.
 */
export type ListingScope = 'all' | 'connected' | 'listening';

/** Lines that were understood and tell of no TCP socket. */
export interface IgnoredLines {
  /** Column names, section titles, notes of the program, the command itself. */
  readonly heading: number;
  /** Sockets of UDP, UNIX, netlink …. */
  readonly otherProtocol: number;
  /** What belongs to the line above: details of `ss -i`, owners of Windows' `-b`, the end of a row that was wrapped. */
  readonly continuation: number;
}

/**
 * What a text tells of TCP sockets. Every line that is not blank is in exactly one of `parsed`, `ignored` and `skippedLines`:
 * nothing is dropped without a word.
 */
export interface ParsedSocketText extends CountedStates {
  /** Of most parsed lines; where none was parsed, of the headings and skipped lines that tell one; or `null`. */
  readonly dialect: SocketTextDialect | null;
  /** Lines counted in `counts` or `unknown`: one socket each, or one state of a tally. */
  readonly parsed: number;
  readonly ignored: IgnoredLines;
  /** The first of the lines that were left out, all of them unless their number was bounded. */
  readonly skipped: readonly SkippedSocketLine[];
  /** How many lines were left out for each reason, listed in `skipped` or not. */
  readonly skippedLines: Readonly<Record<SkipReason, number>>;
  /** What the headings say is listed; `null` where none says it. */
  readonly scope: ListingScope | null;
}
