import { FieldPicker, findTwoLines } from './counter-table.js';
import type { StateCounts } from './state-count.js';

/** What the kernel counts as it goes, at no cost whatever the number of sockets; of one network namespace. */
export interface RunningCounts {
  /** `CurrEstab`: ESTABLISHED, and on most kernels CLOSE_WAIT too. Source: `/proc/net/snmp`. */
  readonly open: number;
  /** `tw`: the small sockets that TIME_WAIT and an orphaned FIN_WAIT2 leave behind. Source: `/proc/net/sockstat`. */
  readonly lingering: number;
  /** `inuse` of both address families: the sockets in use, small ones and handshakes aside. Source: `/proc/net/sockstat`, `sockstat6`. */
  readonly inUse: number;
  /** `alloc`: TCP sockets of the whole host in whatever state. Source: `/proc/net/sockstat`. */
  readonly allocated: number;
  /** Every figure of the `Tcp` line as text, to compare: while it stays the same, no segment came or went. Source: `/proc/net/snmp`. */
  readonly line: string;
}

/**
 * What `CurrEstab` counts on this kernel. `withCloseWait` since "tcp: count CLOSE-WAIT sockets for TCP_MIB_CURRESTAB"
 * (Linux 6.10 and backports), `withoutCloseWait` before; `none` where neither agrees with a walk.
 */
export type OpenFormula = 'withCloseWait' | 'withoutCloseWait' | 'none';

/** The running counts before and after a walk. */
export interface Bracket {
  readonly before: RunningCounts;
  readonly after: RunningCounts;
}

/** A walk over the sockets: counts by state, and how many of FIN_WAIT2 are small sockets. */
export interface WalkedStates {
  readonly counts: Readonly<StateCounts>;
  readonly finWait2Minis: number;
}

/** ESTABLISHED and TIME_WAIT without having walked them. */
export interface BigStates {
  readonly ESTABLISHED: number;
  readonly TIME_WAIT: number;
  /** The running counts changed during the walk, so the two are not of its very instant. */
  readonly hasMoved: boolean;
  /** The counts contradict each other; what would be negative is 0. */
  readonly isImpossible: boolean;
}

const isMoved = ({ before, after }: Bracket): boolean =>
  before.open !== after.open || before.lingering !== after.lingering;

/** The two big states from the counts after a walk that left them out. `formula` must not be `none`. */
export function deriveBigStates(
  walk: WalkedStates,
  bracket: Bracket,
  formula: Exclude<OpenFormula, 'none'>,
): BigStates {
  const closeWait = formula === 'withCloseWait' ? walk.counts.CLOSE_WAIT : 0;
  const established = bracket.after.open - closeWait;
  const timeWait = bracket.after.lingering - walk.finWait2Minis;
  return {
    ESTABLISHED: Math.max(0, established),
    TIME_WAIT: Math.max(0, timeWait),
    hasMoved: isMoved(bracket),
    isImpossible: established < 0 || timeWait < 0,
  };
}

/**
 * Whether the sockets of all states add up to those the kernel counts as in use: each in a state that has a full socket is
 * one of them, and of those in SYN_RECV a few may be. `null` where the counts moved, which proves nothing.
 * Source: `inet_hash` and `inet_unhash` in net/ipv4/inet_hashtables.c.
 */
export function fitsInUse({ counts, finWait2Minis }: WalkedStates, bracket: Bracket): boolean | null {
  const { before, after } = bracket;
  if (isMoved(bracket) || before.inUse !== after.inUse) return null;
  const connected = counts.ESTABLISHED + counts.CLOSE_WAIT + counts.SYN_SENT + counts.LISTEN;
  const closing = counts.FIN_WAIT1 + counts.FIN_WAIT2 - finWait2Minis + counts.CLOSING + counts.LAST_ACK;
  const full = connected + closing;
  return full <= after.inUse && after.inUse <= full + counts.SYN_RECV;
}

/** How far a number lies outside of two others. */
function distanceFrom(value: number, one: number, other: number): number {
  return Math.max(0, Math.min(one, other) - value, value - Math.max(one, other));
}

/**
 * Which formula a walk over all states proves; `null` when it proves nothing: without CLOSE_WAIT both formulas agree.
 * While sockets come and go neither has to fit; then the one that lies clearly nearer is taken, and `none` never.
 */
export function calibrateOpen(full: WalkedStates, bracket: Bracket): OpenFormula | null {
  const { ESTABLISHED, CLOSE_WAIT, TIME_WAIT } = full.counts;
  const { before, after } = bracket;
  const awayWith = distanceFrom(ESTABLISHED + CLOSE_WAIT, before.open, after.open);
  const awayWithout = distanceFrom(ESTABLISHED, before.open, after.open);
  if (!isMoved(bracket)) {
    const fitsTimeWait = after.lingering === TIME_WAIT + full.finWait2Minis;
    if (!fitsTimeWait || Math.min(awayWith, awayWithout) > 0) return 'none';
  }
  if (Math.abs(awayWith - awayWithout) <= CLOSE_WAIT / 2) return null;
  return awayWith < awayWithout ? 'withCloseWait' : 'withoutCloseWait';
}

const PICK_OPEN = new FieldPicker(['CurrEstab']);

/**
 * The running counts in the text of `/proc/net/snmp`, `sockstat` and `sockstat6`; `null` where one is missing. A kernel
 * without IPv6 has no `sockstat6`, so an empty text stands for no such sockets.
 */
export function parseRunningCounts(snmp: string, sockstat: string, sockstat6: string): RunningCounts | null {
  const tcp = findTwoLines(snmp, 'Tcp');
  const [open] = PICK_OPEN.pick(tcp);
  const [, inUse, lingering, allocated] = /^TCP: inuse (\d+) .*?tw (\d+) alloc (\d+)/m.exec(sockstat) ?? [];
  const inUse6 = /^TCP6: inuse (\d+)/m.exec(sockstat6)?.[1] ?? '0';
  if (open === undefined || !/^\d+$/.test(open) || inUse === undefined) return null;
  return {
    open: Number(open),
    lingering: Number(lingering),
    inUse: Number(inUse) + Number(inUse6),
    allocated: Number(allocated),
    line: tcp.values,
  };
}
