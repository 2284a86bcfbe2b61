import type { HopTimer, PathReport, SegmentAnswer, Severity, Verdict } from '@finwait/tcp';

/** What a timer tells the picture: a hop's limits on one connection, side by side. */
export interface LegRow {
  readonly hop: number;
  /** What ends the connection, or its use; `null` where nothing is stated. */
  readonly end: HopTimer | null;
  /** The first keepalive probe on this connection. */
  readonly probe: HopTimer | null;
  /** From when this hop believes in a connection that is gone, and how bad that is; `null` where it does not. */
  readonly astray: Astray | null;
}

/** A time in which a hop uses what another hop has ended. */
export interface Astray {
  readonly fromSeconds: number;
  readonly by: number;
  readonly severity: Severity;
  readonly verdict: Verdict;
}

/** A TCP connection of the path in the picture of time-outs. */
export interface Leg {
  readonly segment: SegmentAnswer;
  readonly rows: readonly LegRow[];
  /** How long its left end waits for an answer. */
  readonly response: HopTimer | null;
}

const REUSE: ReadonlySet<string> = new Set(['REUSE_RACE', 'CLIENT_REUSE_RACE', 'REUSE_MARGIN_THIN']);
const FORGOTTEN: ReadonlySet<string> = new Set([
  'SILENT_CUT',
  'KEEPALIVE_TOO_LATE',
  'KEEPALIVE_DOES_NOT_COUNT',
  'CUT_BY_RST',
]);

/** The connections of a path with the limits of every hop that has a say, the client's side first. */
export function toLegs({ segments, timers, verdicts }: PathReport, hopCount: number): Leg[] {
  return segments.map((segment) => {
    const { left, right } = segment;
    const hops = Array.from({ length: hopCount }, (_, hop) => hop).filter(
      (hop) => hop >= (left ?? 0) && hop <= (right ?? hopCount - 1),
    );
    const rows = hops.map((hop) => {
      const side = hop === left ? 'right' : hop === right ? 'left' : 'both';
      const own = timers.filter((timer) => timer.hop === hop && isOn(timer, side));
      return {
        hop,
        end: own.find(({ role }) => role === 'pool') ?? own.find(({ role }) => role === 'idle') ?? null,
        probe: own.find(({ role }) => role === 'keepalive') ?? null,
        astray: null,
      };
    });
    const response = timers.find(({ hop, role }) => hop === left && role === 'response') ?? null;
    return { segment, rows: rows.map((row) => toRow(row, rows, segment, verdicts)), response };
  });
}

function isOn(timer: HopTimer, side: HopTimer['side']): boolean {
  return timer.role !== 'response' && (timer.side === 'both' || timer.side === side);
}

/** A row with the time in which its hop is led astray: by the far end, or by a device between. */
function toRow(
  row: LegRow,
  rows: readonly LegRow[],
  { left, right }: SegmentAnswer,
  verdicts: readonly Verdict[],
): LegRow {
  const isEnd = row.hop === left || row.hop === right;
  const found = verdicts.find(({ code, hop, otherHop }) =>
    REUSE.has(code)
      ? row.hop === left && otherHop === left && hop === right
      : FORGOTTEN.has(code) && isEnd && rows.some((other) => other.hop === hop) && hop !== row.hop,
  );
  const ender = rows.find(({ hop }) => hop === found?.hop);
  const from = ender?.end?.seconds;
  if (!found || typeof from !== 'number' || !isLater(row, from)) return row;
  return {
    ...row,
    astray: { fromSeconds: from, by: found.hop, severity: found.severity, verdict: found },
  };
}

function isLater({ end, probe }: LegRow, seconds: number): boolean {
  return [end, probe].some((timer) => {
    if (!timer || timer.seconds === 'unknown') return false;
    return timer.seconds === 'never' || timer.seconds > seconds;
  });
}

/** The verdict that a connection is told by: the worst that leads one of its hops astray. */
export function toLegVerdict({ rows }: Leg): Verdict | null {
  return rows.find(({ astray }) => astray !== null)?.astray?.verdict ?? null;
}
