import { STATE_NAMES, type State } from '@finwait/tcp';

/** Names that fit over a figure, most as `ss` has them. */
const HEADS: Readonly<Record<State, string>> = {
  LISTEN: 'LISTEN',
  SYN_SENT: 'SYN_SENT',
  SYN_RECV: 'SYN_RECV',
  ESTABLISHED: 'ESTAB',
  FIN_WAIT1: 'FIN_W1',
  FIN_WAIT2: 'FIN_W2',
  CLOSE_WAIT: 'CLOSE_W',
  LAST_ACK: 'LAST_ACK',
  CLOSING: 'CLOSING',
  TIME_WAIT: 'TIME_W',
  CLOSED: 'CLOSED',
};

/** What is looked at most comes first: a narrow terminal cuts off the rest. */
const BY_USE: readonly State[] = [
  'ESTABLISHED',
  'CLOSE_WAIT',
  'TIME_WAIT',
  'SYN_RECV',
  'SYN_SENT',
  'FIN_WAIT1',
  'FIN_WAIT2',
  'LAST_ACK',
  'LISTEN',
  'CLOSING',
  'CLOSED',
];

/** The head of a state's column. */
export function toStateHead(name: string): string {
  return (HEADS as Readonly<Record<string, string | undefined>>)[name] ?? name;
}

/** States in the order a table has them, `first` before all. */
export function toStateOrder(first: string | undefined): readonly State[] {
  const lead = STATE_NAMES.filter((name) => name === first);
  return [...lead, ...BY_USE.filter((name) => name !== first)];
}

/** A count; `-` where it is not known. */
export function toFigure(count: number | null | undefined): string {
  if (count === null || count === undefined) return '-';
  return Number.isInteger(count) ? String(count) : count.toFixed(1);
}

/** For how long something is past, as `5s`, `3m`, `2h`, `4d`; `-` where it never was. */
export function toAge(at: number | null, now: number): string {
  if (at === null) return '-';
  const seconds = Math.max(0, Math.round((now - at) / 1_000));
  if (seconds < 100) return `${seconds}s`;
  if (seconds < 6_000) return `${Math.round(seconds / 60)}m`;
  if (seconds < 172_800) return `${Math.round(seconds / 3_600)}h`;
  return `${Math.round(seconds / 86_400)}d`;
}
