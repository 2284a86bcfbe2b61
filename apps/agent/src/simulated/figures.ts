import { COUNTER_NAMES, type ColumnName, type CounterName } from '@finwait/tcp';
import { countEvents } from './event-count.js';
import { FLOODED_SYN_RECV, FLOOD_PER_SECOND, REPEATS_PER_SECOND, SQUEEZE_PER_SECOND } from './incidents.js';
import type { Standing } from './simulated-host.js';
import { toDraw, toFraction } from './steady-random.js';

/** Every figure of a snapshot. */
export type Figures = Record<ColumnName, number>;

interface Totals {
  readonly active: number;
  readonly passive: number;
  readonly ended: number;
  readonly closedHere: number;
  readonly open: number;
  readonly waiting: number;
  /** Expected per load second: segments sent, connections opened, and those this host closes first. */
  readonly segmentRate: number;
  readonly openRate: number;
  readonly activeRate: number;
  readonly closeRate: number;
}

/** What passes in part of a second is other sockets a second later. */
const SECOND_MS = 1_000;

/** The figures of an instant, tied as the kernel ties them. */
export function toFigures(standing: Standing): Figures {
  const totals = addUp(standing);
  const counters = count(standing, totals);
  const { at, seed, load, flood, leaked, squeeze } = standing;
  const draw = (name: number, mean: number) => toDraw(seed + name, Math.floor(at / SECOND_MS), mean);
  const peerCloses = (totals.openRate - totals.closeRate) * load;
  const closes = totals.closeRate * load + SQUEEZE_PER_SECOND * squeeze.height;
  const finWait1 = draw(1, closes * 0.015);
  const lastAck = draw(2, peerCloses * 0.012);
  const flooded = flood.height > 0.05 ? FLOODED_SYN_RECV - draw(8, 3) : 0;
  return {
    LISTEN: standing.listeners,
    SYN_SENT: draw(3, (totals.activeRate * load + SQUEEZE_PER_SECOND * squeeze.height) * 0.004),
    SYN_RECV: Math.max(flooded, draw(4, (totals.openRate - totals.activeRate) * load * 0.02)),
    ESTABLISHED: totals.open + draw(9, SQUEEZE_PER_SECOND * squeeze.height * 0.6),
    FIN_WAIT1: finWait1,
    FIN_WAIT2: draw(5, closes * 0.12),
    CLOSE_WAIT: (leaked?.sockets ?? 0) + draw(6, peerCloses * 0.04),
    LAST_ACK: lastAck,
    CLOSING: 0,
    TIME_WAIT: totals.waiting,
    CLOSED: 0,
    unknown: 0,
    orphans: Math.floor((finWait1 + lastAck) * 0.9),
    socketMemoryPages: 4 + draw(7, totals.open * 0.7 + (leaked?.sockets ?? 0) * 0.2 + flooded * 0.1),
    fullestAcceptQueue: toAcceptQueue(standing),
    ...counters,
  };
}

function addUp({ flows, pools, squeeze, seed }: Standing): Totals {
  const squeezed = countEvents(SQUEEZE_PER_SECOND * squeeze.seconds, seed + 61);
  const before = countEvents(SQUEEZE_PER_SECOND * (squeeze.seconds - squeeze.recentSeconds), seed + 61);
  const sum = { active: squeezed, passive: 0, ended: squeezed, closedHere: squeezed };
  const state = { open: 0, waiting: squeezed - before };
  const rates = { segmentRate: 0, openRate: 0, activeRate: 0, closeRate: 0 };
  for (const { flow, count } of flows) {
    sum[flow.direction === 'out' ? 'active' : 'passive'] += count.opened;
    sum.ended += count.ended;
    sum.closedHere += count.closedHere;
    state.open += count.open;
    state.waiting += count.waiting;
    rates.openRate += flow.perSecond;
    rates.activeRate += flow.direction === 'out' ? flow.perSecond : 0;
    rates.closeRate += flow.perSecond * flow.closedHere;
    rates.segmentRate += flow.perSecond * flow.segments;
  }
  for (const { pool, count } of pools) {
    sum[pool.direction === 'out' ? 'active' : 'passive'] += count.opened;
    sum.ended += count.opened - count.open;
    state.open += count.open;
    rates.segmentRate += pool.size * 0.8;
  }
  return { ...sum, ...state, ...rates };
}

function count({ loadSeconds, seed, flood, squeeze }: Standing, totals: Totals): Record<CounterName, number> {
  const some = (name: number, perLoadSecond: number) =>
    perLoadSecond === 0 ? 0 : countEvents(perLoadSecond * loadSeconds, seed + 1_000 + 17 * name);
  const inFlood = (name: number, perSecond: number) =>
    flood.seconds === 0 ? 0 : countEvents(perSecond * flood.seconds, seed + 2_000 + 17 * name);
  const { openRate, activeRate, segmentRate } = totals;
  const refused = some(1, activeRate * 0.004);
  const embryonic = some(2, (openRate - activeRate) * 0.0008) + inFlood(1, 14);
  const [onTimeout, onData, onClose] = [
    some(3, openRate * 0.0006),
    some(4, openRate * 0.004),
    some(5, openRate * 0.002),
  ];
  const repeats = inFlood(2, REPEATS_PER_SECOND);
  const synsAgain = some(6, openRate * 0.0015) + repeats;
  const timeouts = some(7, segmentRate * 0.00012);
  const segments = some(8, segmentRate) + squeeze.seconds * SQUEEZE_PER_SECOND * 11;
  const overflows = inFlood(3, 6);
  const cookies = inFlood(4, FLOOD_PER_SECOND);
  return {
    ...NOTHING,
    activeOpens: totals.active + refused,
    passiveOpens: totals.passive,
    attemptFails: refused + embryonic,
    establishedResets: some(9, openRate * 0.009) + onData + onClose + onTimeout,
    retransmittedSegments: some(10, segmentRate * 0.0006) + timeouts + synsAgain,
    sentSegments: Math.floor(segments) + cookies,
    receivedSegments: Math.floor(segments * 0.94) + some(11, segmentRate * 0.01) + cookies,
    synRetransmissions: synsAgain,
    closesIntoTimeWait: totals.closedHere,
    listenOverflows: overflows,
    listenDrops: overflows,
    synCookiesSent: cookies,
    synQueueCookies: cookies,
    synCookiesReceived: inFlood(5, 38),
    resetsSent: some(12, openRate * 0.011) + onData + onClose,
    embryonicResets: embryonic,
    retransmissionTimeouts: timeouts + synsAgain,
    abortsOnTimeout: onTimeout,
    abortsOnData: onData,
    abortsOnClose: onClose,
  };
}

/** What never happens on these hosts. */
const NOTHING = Object.fromEntries(COUNTER_NAMES.map((name) => [name, 0])) as Record<CounterName, number>;

/** Mostly empty; fuller when a crowd comes back, and full in a flood. */
function toAcceptQueue({ at, seed, load, flood }: Standing): number {
  const share = toFraction(seed + 31, Math.floor(at / SECOND_MS));
  if (flood.height > 0.05) return Math.round(70 + 31 * share);
  return Math.floor(Math.max(0, load - 1.2) * 18 * share + share ** 12 * 4);
}
