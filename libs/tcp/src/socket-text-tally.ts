import { toSpelledState } from './socket-text-state.js';
import type { State } from './state.js';

/** A state and how many sockets are in it; the state is `null` where the program itself said unknown. */
export interface TallyLine {
  readonly state: State | null;
  readonly sockets: number;
}

/** `12 ESTABLISHED` of `sort | uniq -c`, `ESTABLISHED 12` of awk; nine digits are more sockets than a host has. */
const TALLY = /^(?:(\d{1,9}) (\S+)|(\S+?):? (\d{1,9}))$/;

/** A line, its words parted by one blank each, that gives the count of one state, or `null`. Only upper-case words count: prose says "2 closed". */
export function parseTallyLine(line: string): TallyLine | null {
  const match = TALLY.exec(line);
  const word = match?.[2] ?? match?.[3];
  if (match === null || word === undefined || word !== word.toUpperCase()) return null;
  const sockets = Number(match[1] ?? match[4]);
  if (word === 'UNKNOWN') return { state: null, sockets };
  const state = toSpelledState(word);
  return state === null ? null : { state, sockets };
}

const SUMMARY_ROWS: ReadonlySet<string> = new Set(['*', 'RAW', 'UDP', 'TCP', 'INET', 'FRAG']);
const FIGURE = /^(?:\d+|-)$/;

/** True for the lines of `ss -s`. Source: `print_summary` in iproute2 misc/ss.c. */
export function isSsSummary(words: readonly string[]): boolean {
  const [first = '', second = '', third = ''] = words;
  if (SUMMARY_ROWS.has(first)) return words.length === 4 && words.slice(1).every((word) => FIGURE.test(word));
  if (first === 'TCP:') return FIGURE.test(second) && third === '(estab';
  return (first === 'Total:' && FIGURE.test(second)) || (first === 'Transport' && second === 'Total');
}
