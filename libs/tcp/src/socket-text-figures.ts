import type { ListingScope, ParsedSocketText } from './parsed-socket-text.js';
import type { SocketTextDialect } from './socket-text-row.js';
import { STATE_NAMES, type State } from './state.js';

/** The figures of a text as a snapshot holds them; `null` where the text does not tell. */
export interface SocketTextFigures {
  readonly counts: Readonly<Record<State, number | null>>;
  /** Sockets in a state without a known spelling, and those whose line ends before it. */
  readonly unknown: number;
}

/** What is known of a listing beside its text. */
export interface KnownListing {
  /** The only state that `ss state …` was asked for. */
  readonly shownState?: State | undefined;
  /** Which sockets the command lists. Without it the headings tell, or the states that occur. */
  readonly scope?: ListingScope | undefined;
}

/** The states that a listing without `-a` leaves out. Source: net-tools netstat.c; `SS_CONN` in iproute2 misc/ss.c. */
const LEFT_OUT: readonly State[] = ['LISTEN', 'CLOSED'];
const LEFT_OUT_BY_SS: readonly State[] = [...LEFT_OUT, 'TIME_WAIT', 'SYN_RECV'];

/** Systems whose netstat lists sockets that are neither listening nor connected, as CLOSED, IDLE or BOUND. */
const LISTS_CLOSED: readonly (SocketTextDialect | null)[] = ['bsd-netstat', 'solaris-netstat'];

/**
 * The counts of a text without false zeros: a state of which there is none is 0 only where the program would have listed
 * it. Without a heading that tells, a text of listeners alone may come from `-l`, and one without any listener from a
 * command without `-a`.
 */
export function toSocketTextFigures(parsed: ParsedSocketText, known: KnownListing = {}): SocketTextFigures {
  const isTold = toToldStates(parsed, known);
  const entries = STATE_NAMES.map((state) => {
    const count = parsed.counts[state];
    return [state, count > 0 || isTold(state) ? count : null] as const;
  });
  return {
    counts: Object.fromEntries(entries) as Record<State, number | null>,
    unknown: parsed.unknown + parsed.skippedLines.state_missing,
  };
}

function toToldStates(
  parsed: ParsedSocketText,
  { shownState, scope }: KnownListing,
): (state: State) => boolean {
  if (shownState !== undefined) return (state) => state === shownState;
  const { dialect } = parsed;
  switch (scope ?? parsed.scope ?? guessScope(parsed)) {
    case 'listening':
      return (state) => state === 'LISTEN';
    case 'connected': {
      const leftOut = dialect === 'ss' || dialect === 'state-tally' ? LEFT_OUT_BY_SS : LEFT_OUT;
      return (state) => !leftOut.includes(state);
    }
    case 'all':
      return (state) => state !== 'CLOSED' || LISTS_CLOSED.includes(dialect);
  }
}

function guessScope({ counts }: ParsedSocketText): ListingScope {
  if (counts.LISTEN === 0) return 'connected';
  const isConnected = STATE_NAMES.some((state) => !LEFT_OUT.includes(state) && counts[state] > 0);
  return isConnected ? 'all' : 'listening';
}
