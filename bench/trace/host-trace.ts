import { COUNTER_NAMES, toColumnValues, type ColumnValues, type CounterName } from '@finwait/tcp';
import { Crowd, type Passed } from './crowd.ts';
import { Random } from './random.ts';

/** How a host lives: 60 of 100 are quiet, 30 serve the web, 10 are heavy. */
export interface Life {
  readonly name: 'quiet' | 'web' | 'heavy';
  readonly listeners: number;
  /** Open connections at noon. */
  readonly open: number;
  /** Connections opened per second at noon. */
  readonly opensPerSecond: number;
  readonly segmentsPerConnection: number;
}

const LIVES: readonly Life[] = [
  { name: 'quiet', listeners: 9, open: 6, opensPerSecond: 0.02, segmentsPerConnection: 20 },
  { name: 'web', listeners: 14, open: 400, opensPerSecond: 30, segmentsPerConnection: 16 },
  { name: 'heavy', listeners: 22, open: 9_000, opensPerSecond: 400, segmentsPerConnection: 12 },
];

const DAY_MS = 86_400_000;
/** An agent reads at whole multiples of its interval; the timer is this late at most. */
const JITTER_MS = 5;

/**
 * Made-up snapshots of one host, shaped like those of real ones: a daily wave, a slow random walk, connections that come
 * and go as independent events do, and figures that are tied as the kernel ties them: what closes first enters TIME_WAIT
 * and its counter, an abort is a reset and an ended connection, a SYN sent again is a segment sent again. The same seed
 * makes the same snapshots.
 */
export class HostTrace {
  readonly life: Life;
  readonly #random: Random;
  readonly #crowd: Crowd;
  readonly #counters: Partial<Record<CounterName, number>> = {};
  #level = 1;
  #memoryPages = 0;
  #lastAt: number | undefined;

  constructor(seed: number) {
    this.#random = new Random(seed * 2_654_435_761);
    const share = seed % 10;
    this.life = LIVES[share < 6 ? 0 : share < 9 ? 1 : 2] as Life;
    this.#crowd = new Crowd(this.life, this.#random);
    for (const name of COUNTER_NAMES) this.#counters[name] = 0;
  }

  /** The snapshot of the tick at `tickAt`, epoch milliseconds. Ticks must come in order. */
  next(tickAt: number): { takenAt: number; values: ColumnValues } {
    const since = this.#lastAt ?? tickAt - 10_000;
    this.#lastAt = tickAt;
    const load = this.#load(tickAt);
    this.#count(this.#crowd.pass(since, tickAt, load), (tickAt - since) / 1_000);
    return { takenAt: tickAt + Math.floor(this.#random.next() * JITTER_MS), values: this.#values(load) };
  }

  #load(tickAt: number): number {
    this.#level = Math.min(1.5, Math.max(0.5, this.#level + (this.#random.next() - 0.5) * 0.02));
    const wave = 1 + 0.6 * Math.sin((2 * Math.PI * (tickAt % DAY_MS)) / DAY_MS - Math.PI / 2);
    return this.#level * wave;
  }

  #values(load: number): ColumnValues {
    const perSecond = this.life.opensPerSecond * load;
    // What is in these states for part of a second is other sockets at every tick.
    const passing = (seconds: number): number => this.#random.poisson(perSecond * seconds);
    const finWait1 = passing(0.02);
    const lastAck = passing(0.01);
    return toColumnValues({
      LISTEN: this.life.listeners,
      SYN_SENT: passing(0.002),
      SYN_RECV: passing(0.02),
      ESTABLISHED: this.#crowd.open,
      FIN_WAIT1: finWait1,
      FIN_WAIT2: passing(0.3),
      CLOSE_WAIT: passing(0.05),
      LAST_ACK: lastAck,
      CLOSING: 0,
      TIME_WAIT: this.#crowd.lingering,
      CLOSED: 0,
      unknown: 0,
      orphans: this.#orphansOf(finWait1 + lastAck),
      socketMemoryPages: this.#memoryPages,
      fullestAcceptQueue: passing(0.005),
      ...this.#counters,
    });
  }

  /** Few of those that wait for a last word still have an owner, and one in twenty is read at another instant. */
  #orphansOf(closing: number): number {
    let orphans = this.#random.poisson(closing * 0.05);
    for (let socket = 0; socket < closing; socket += 1) if (this.#random.next() < 0.9) orphans += 1;
    return orphans;
  }

  #count({ active, passive, entered }: Passed, seconds: number): void {
    const grow = (name: CounterName, by: number) => (this.#counters[name] = (this.#counters[name] ?? 0) + by);
    const opens = active + passive;
    const some = (share: number): number => this.#random.poisson(opens * share);
    const [embryonic, onData, onClose, onTimeout] = [some(0.001), some(0.005), some(0.002), some(0.0005)];
    const [synTimeouts, synAcksAgain, dataTimeouts] = [some(0.002), some(0.001), some(0.002)];
    const segments = 2 * (this.#exchangesOf(opens) + opens);
    // A probe that keeps a connection alive is a segment each way.
    const probes = this.#random.poisson(this.#crowd.open * 0.02 * seconds);
    const sent = this.#random.poisson(segments);
    grow('activeOpens', active);
    grow('passiveOpens', passive);
    grow('attemptFails', some(0.009) + embryonic);
    grow('establishedResets', some(0.0125) + onData + onClose + onTimeout);
    grow(
      'retransmittedSegments',
      synTimeouts + synAcksAgain + dataTimeouts + this.#random.poisson(sent * 0.0005),
    );
    grow('sentSegments', sent + probes);
    grow('synRetransmissions', synTimeouts + synAcksAgain);
    grow('closesIntoTimeWait', entered);
    grow('receivedSegments', this.#random.poisson(segments) + probes);
    grow('resetsSent', some(0.013) + onData + onClose);
    grow('embryonicResets', embryonic);
    grow('retransmissionTimeouts', synTimeouts + dataTimeouts);
    grow('abortsOnTimeout', onTimeout);
    grow('abortsOnData', onData);
    grow('abortsOnClose', onClose);
    // What lies in the queues of sockets; where hardly anything moves it stays.
    if (opens > 0 || this.#random.next() < 0.04)
      this.#memoryPages = this.#random.normal(this.#crowd.open, 1.5 * Math.sqrt(this.#crowd.open));
  }

  /** Questions and answers on so many connections: on each as many as a coin decides. */
  #exchangesOf(connections: number): number {
    const mean = this.life.segmentsPerConnection / 2 - 1;
    if (connections > 30)
      return this.#random.normal(connections * mean, Math.sqrt(connections * mean * (2 * mean - 1)));
    let exchanges = 0;
    for (let connection = 0; connection < connections; connection += 1)
      exchanges += Math.ceil(Math.log(1 - this.#random.next()) / Math.log(1 - 1 / mean));
    return exchanges;
  }
}
