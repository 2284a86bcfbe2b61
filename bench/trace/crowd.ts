import type { Life } from './host-trace.ts';
import type { Random } from './random.ts';

/** The kernel ends TIME_WAIT after a minute, when its timer wheel next turns: every 2.048 s at 250 Hz. Source: kernel/time/timer.c. */
const TIME_WAIT_MS = 60_000;
const TURN_MS = 2_048;
/** Most connections are short, a few stay: how many of them, and how long of the mean. */
const KINDS = [
  { share: 0.8, stay: 0.25 },
  { share: 0.2, stay: 4 },
] as const;

/** What happened between two ticks. */
export interface Passed {
  readonly active: number;
  readonly passive: number;
  /** Connections that this host closed first, which entered TIME_WAIT. */
  readonly entered: number;
}

/** The connections of a made-up host, as they come, stay and go. */
export class Crowd {
  readonly #life: Life;
  readonly #random: Random;
  readonly #open: number[];
  readonly #lingering: { readonly endsAt: number; readonly sockets: number }[] = [];

  constructor(life: Life, random: Random) {
    this.#life = life;
    this.#random = random;
    this.#open = KINDS.map(({ share, stay }) => Math.round(life.open * share * stay));
  }

  /** Connections in ESTABLISHED. */
  get open(): number {
    return this.#open.reduce((sum, open) => sum + open, 0);
  }

  /** Connections in TIME_WAIT. */
  get lingering(): number {
    return this.#lingering.reduce((sum, { sockets }) => sum + sockets, 0);
  }

  /** Lets time pass from one tick to the next, from turn to turn of the kernel's timer wheel. */
  pass(from: number, to: number, load: number): Passed {
    const passed = { active: 0, passive: 0, entered: 0 };
    for (let at = from; at < to;) {
      const turnAt = (Math.floor(at / TURN_MS) + 1) * TURN_MS;
      const until = Math.min(turnAt, to);
      const seconds = (until - at) / 1_000;
      passed.active += this.#arrive(0.3 * load * seconds);
      passed.passive += this.#arrive(0.7 * load * seconds);
      const entered = this.#leave(seconds);
      passed.entered += entered;
      const endsAt = (Math.floor((at + TIME_WAIT_MS) / TURN_MS) + 1) * TURN_MS;
      if (entered > 0) this.#lingering.push({ endsAt, sockets: entered });
      at = until;
    }
    while ((this.#lingering[0]?.endsAt ?? Infinity) <= to) this.#lingering.shift();
    return passed;
  }

  #arrive(seconds: number): number {
    let arrived = 0;
    for (const [kind, { share }] of KINDS.entries()) {
      const ofKind = this.#random.poisson(this.#life.opensPerSecond * share * seconds);
      this.#open[kind] = (this.#open[kind] ?? 0) + ofKind;
      arrived += ofKind;
    }
    return arrived;
  }

  /** Half of those that go were closed by this host first. */
  #leave(seconds: number): number {
    const meanStay = this.#life.open / this.#life.opensPerSecond;
    let closedHere = 0;
    for (const [kind, { stay }] of KINDS.entries()) {
      const open = this.#open[kind] ?? 0;
      const each = this.#random.poisson((open / 2) * (1 - Math.exp(-seconds / (meanStay * stay))));
      const here = Math.min(open, each);
      const there = this.#random.poisson((open / 2) * (1 - Math.exp(-seconds / (meanStay * stay))));
      this.#open[kind] = Math.max(0, open - here - there);
      closedHere += here;
    }
    return closedHere;
  }
}
