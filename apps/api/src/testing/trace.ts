import { COLUMNS, type ColumnName } from '@finwait/tcp';
import type { Sample } from '../history/sample.store.js';

/** What a made-up host is like; of ten, six are quiet, three serve the web and one is heavily used. */
export type TraceKind = 'quiet' | 'web' | 'heavy';

/** Every kind with its share of the fleet. */
export const TRACE_SHARES: readonly (readonly [TraceKind, number])[] = [
  ['quiet', 0.6],
  ['web', 0.3],
  ['heavy', 0.1],
];

/** Mean counts by kind: quiet, web, heavy. LISTEN is constant, the others are drawn anew for every snapshot. */
const MEAN_COUNTS: Readonly<Partial<Record<ColumnName, readonly [number, number, number]>>> = {
  SYN_SENT: [0, 1, 5],
  SYN_RECV: [0, 2, 15],
  ESTABLISHED: [8, 300, 6_000],
  FIN_WAIT1: [0, 3, 20],
  FIN_WAIT2: [0, 20, 250],
  CLOSE_WAIT: [1, 6, 40],
  LAST_ACK: [0, 1, 4],
  CLOSING: [0, 0, 0.2],
  TIME_WAIT: [2, 900, 15_000],
  orphans: [0, 1, 8],
  socketMemoryPages: [5, 90, 1_800],
  fullestAcceptQueue: [0, 0.1, 2],
};
const LISTENERS = [12, 25, 60] as const;
/** New connections a second. */
const CONNECTION_RATES = [0.05, 20, 500] as const;
/** Events of a counter for each connection; 0 for the others. */
const EVENTS_PER_CONNECTION: Readonly<Partial<Record<ColumnName, number>>> = {
  activeOpens: 0.3,
  passiveOpens: 0.7,
  attemptFails: 0.001,
  establishedResets: 0.01,
  retransmittedSegments: 0.05,
  sentSegments: 20,
  synRetransmissions: 0.001,
  closesIntoTimeWait: 0.5,
  receivedSegments: 22,
  resetsSent: 0.01,
  retransmissionTimeouts: 0.01,
  abortsOnData: 0.003,
  abortsOnClose: 0.002,
  timeWaitReuses: 0.01,
};

/** What of a trace can be chosen. */
export interface TraceOptions {
  readonly hostId: number;
  readonly kind: TraceKind;
  /** Epoch milliseconds; a multiple of the interval. */
  readonly from: number;
  readonly count: number;
  readonly intervalMs?: number;
  readonly seed?: number;
}

/**
 * Snapshots of a made-up host, the same for the same options: counts with Poisson noise around a daily wave and a random
 * walk, taken on the tick and up to 5 ms late.
 */
export function makeTrace(options: TraceOptions): Sample[] {
  const { hostId, kind, from, count, intervalMs = 10_000, seed = hostId } = options;
  const chance = new Chance(seed);
  const place = ['quiet', 'web', 'heavy'].indexOf(kind);
  const size = 0.6 + 0.8 * chance.next();
  const phase = 2 * Math.PI * chance.next();
  const walks = COLUMNS.map(() => 0);
  const totals = COLUMNS.map(() => Math.floor(1e6 * chance.next()));
  return Array.from({ length: count }, (_, index) => {
    const wave = size * (1 + 0.35 * Math.sin(2 * Math.PI * ((index * intervalMs) / 86_400_000) + phase));
    const connections = (CONNECTION_RATES[place] ?? 0) * wave * (intervalMs / 1_000);
    const values = COLUMNS.map(({ name, kind: columnKind }, column) => {
      if (columnKind === 'counter') {
        totals[column] =
          (totals[column] ?? 0) + chance.poisson(connections * (EVENTS_PER_CONNECTION[name] ?? 0));
        return totals[column];
      }
      if (name === 'LISTEN') return Math.round((LISTENERS[place] ?? 0) * size);
      walks[column] = 0.995 * (walks[column] ?? 0) + 0.01 * chance.normal();
      return chance.poisson((MEAN_COUNTS[name]?.[place] ?? 0) * wave * Math.max(0.2, 1 + walks[column]));
    });
    const takenAt = from + index * intervalMs + Math.floor(6 * chance.next());
    return { hostId, takenAt, seq: index + 1, flags: 0, values };
  });
}

/** Numbers drawn by a seed. Source: the mulberry32 generator. */
class Chance {
  constructor(private state: number) {}

  /** From 0 up to 1, uniform. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** Source: Box and Muller, 1958. */
  normal(): number {
    return Math.sqrt(-2 * Math.log(1 - this.next())) * Math.cos(2 * Math.PI * this.next());
  }

  poisson(mean: number): number {
    if (mean > 50) return Math.max(0, Math.round(mean + Math.sqrt(mean) * this.normal()));
    if (mean === 0) return 0;
    const least = Math.exp(-mean);
    let events = 0;
    for (let left = this.next(); left > least; left *= this.next()) events += 1;
    return events;
  }
}
