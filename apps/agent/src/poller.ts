import type { Reading } from './sources/source.js';

/** The time, and a way to be called later. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
  /** Calls back once; the answer takes the call back. */
  callAfter(delayMs: number, callback: () => void): () => void;
}

/** The clock of this machine. */
export const SYSTEM_CLOCK: Clock = {
  now: () => Date.now(),
  callAfter(delayMs, callback) {
    const timer = setTimeout(callback, delayMs);
    return () => clearTimeout(timer);
  },
};

/** What a poller reads, how often, and who hears of it. */
export interface Polling<Read = Reading> {
  /** Asked anew after each reading has been handed over. */
  readonly pace: { readonly intervalMs: number };
  readonly read: () => Promise<Read>;
  /** `takenAt` is the clock's time when the read began. */
  readonly onReading: (reading: Read, takenAt: number) => void;
  readonly onFailure: (error: unknown) => void;
}

/**
 * Reads at once and then at every whole multiple of the interval since the epoch, so that hosts with the same interval
 * read together and their sum is of one instant. One read at a time: a tick that comes while a read is under way is
 * left out, never made up for. When the interval changes, the next tick is at least half a new interval after the last.
 */
export class Poller<Read = Reading> {
  readonly #polling: Polling<Read>;
  readonly #clock: Clock;
  #lastTick = 0;
  #lastIntervalMs = 0;
  #isStopped = false;
  #cancelTick = (): void => {};
  #reading: Promise<void> = Promise.resolve();

  constructor(polling: Polling<Read>, clock: Clock = SYSTEM_CLOCK) {
    this.#polling = polling;
    this.#clock = clock;
  }

  start(): void {
    this.#reading = this.#readOnce();
  }

  /** Comes back when no read is under way any more; none begins after that. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#cancelTick();
    await this.#reading;
  }

  async #readOnce(): Promise<void> {
    const { read, onReading, onFailure } = this.#polling;
    const takenAt = this.#clock.now();
    try {
      const reading = await read();
      if (!this.#isStopped) onReading(reading, takenAt);
    } catch (error) {
      onFailure(error);
    }
    if (!this.#isStopped) this.#waitForTick();
  }

  /** A timer may fire a little before its time, which must not make the same tick come twice. */
  #waitForTick(): void {
    const { intervalMs } = this.#polling.pace;
    const now = this.#clock.now();
    const leastMs = intervalMs === this.#lastIntervalMs ? 0 : intervalMs / 2;
    const wasSetBack = this.#lastTick > now + intervalMs;
    const from = wasSetBack ? now : Math.max(now, this.#lastTick + leastMs);
    this.#lastIntervalMs = intervalMs;
    this.#lastTick = (Math.floor(from / intervalMs) + 1) * intervalMs;
    this.#cancelTick = this.#clock.callAfter(this.#lastTick - now, () => {
      this.#reading = this.#readOnce();
    });
  }
}
