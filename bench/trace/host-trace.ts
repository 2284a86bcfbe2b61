import { toColumnValues, type ColumnValues, type CounterName } from '@finwait/tcp';
import { Random } from './random.ts';

/** How a host lives: 60 of 100 are quiet, 30 serve the web, 10 are heavy. */
interface Life {
  readonly name: 'quiet' | 'web' | 'heavy';
  readonly listeners: number;
  /** Open connections at noon. */
  readonly open: number;
  /** Connections opened per second at noon, and how many of them each side closes first. */
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
 * Made-up snapshots of one host, shaped like those of real ones: a daily wave, a slow random walk, and counts that
 * scatter as independent events do. The same seed makes the same snapshots.
 */
export class HostTrace {
  readonly life: Life;
  readonly #random: Random;
  readonly #counters: Partial<Record<CounterName, number>> = {};
  #level = 1;
  #open: number;
  #lastAt: number | undefined;

  constructor(seed: number) {
    this.#random = new Random(seed * 2_654_435_761);
    const share = seed % 10;
    this.life = LIVES[share < 6 ? 0 : share < 9 ? 1 : 2] as Life;
    this.#open = this.life.open;
  }

  /** The snapshot of the tick at `tickAt`, epoch milliseconds. Ticks must come in order. */
  next(tickAt: number): { takenAt: number; values: ColumnValues } {
    const seconds = this.#lastAt === undefined ? 10 : (tickAt - this.#lastAt) / 1_000;
    this.#lastAt = tickAt;
    const load = this.#load(tickAt);
    const opens = this.#random.poisson(this.life.opensPerSecond * load * seconds);
    this.#count(opens, seconds);
    return { takenAt: tickAt + Math.floor(this.#random.next() * JITTER_MS), values: this.#values(load) };
  }

  #load(tickAt: number): number {
    this.#level = Math.min(1.5, Math.max(0.5, this.#level + (this.#random.next() - 0.5) * 0.02));
    const wave = 1 + 0.6 * Math.sin((2 * Math.PI * (tickAt % DAY_MS)) / DAY_MS - Math.PI / 2);
    return this.#level * wave;
  }

  #values(load: number): ColumnValues {
    const { listeners, open, opensPerSecond, name } = this.life;
    const perSecond = opensPerSecond * load;
    // A quiet host keeps its few connections for minutes; elsewhere they come and go between two snapshots.
    const isStill = name === 'quiet' && this.#random.next() > 0.04;
    if (!isStill)
      this.#open = name === 'quiet' ? open + this.#random.poisson(2) : this.#random.poisson(open * load);
    return toColumnValues({
      LISTEN: listeners,
      SYN_SENT: this.#random.poisson(perSecond * 0.002),
      SYN_RECV: this.#random.poisson(perSecond * 0.02),
      ESTABLISHED: this.#open,
      FIN_WAIT1: this.#random.poisson(perSecond * 0.02),
      FIN_WAIT2: this.#random.poisson(perSecond * 0.3),
      CLOSE_WAIT: this.#random.poisson(perSecond * 0.05),
      LAST_ACK: this.#random.poisson(perSecond * 0.01),
      CLOSING: 0,
      TIME_WAIT: this.#random.poisson(perSecond * 0.5 * 60),
      CLOSED: 0,
      unknown: 0,
      orphans: this.#random.poisson(perSecond * 0.02),
      socketMemoryPages: Math.round(this.#open * 1.7),
      fullestAcceptQueue: this.#random.poisson(perSecond * 0.005),
      ...this.#counters,
    });
  }

  #count(opens: number, seconds: number): void {
    const grow = (name: CounterName, by: number) => (this.#counters[name] = (this.#counters[name] ?? 0) + by);
    const isBusy = this.life.name !== 'quiet';
    const keptAlive = this.#random.poisson(this.#open * 0.02 * seconds);
    const segments = opens * this.life.segmentsPerConnection + keptAlive;
    grow('activeOpens', Math.round(opens * 0.3));
    grow('passiveOpens', opens - Math.round(opens * 0.3));
    grow('attemptFails', this.#random.poisson(opens * 0.01));
    grow('establishedResets', this.#random.poisson(opens * 0.02));
    grow('retransmittedSegments', this.#random.poisson(segments * 0.001));
    grow('sentSegments', this.#random.poisson(segments));
    grow('synRetransmissions', this.#random.poisson(opens * 0.003));
    grow('closesIntoTimeWait', Math.round(opens * 0.5));
    for (const name of ['listenOverflows', 'listenDrops', 'timeWaitOverflows', 'synCookiesSent'] as const)
      grow(name, 0);
    grow('receivedSegments', this.#random.poisson(segments));
    grow('resetsSent', this.#random.poisson(opens * 0.02));
    grow('embryonicResets', this.#random.poisson(opens * 0.001));
    grow('retransmissionTimeouts', this.#random.poisson(opens * 0.004));
    grow('abortsOnTimeout', isBusy ? this.#random.poisson(opens * 0.0005) : 0);
    grow('abortsOnData', this.#random.poisson(opens * 0.005));
    grow('abortsOnClose', this.#random.poisson(opens * 0.002));
    for (const name of ['abortsOnMemory', 'timeWaitReuses', 'synCookiesReceived'] as const) grow(name, 0);
    for (const name of ['synQueueCookies', 'synQueueDrops'] as const) grow(name, 0);
  }
}
