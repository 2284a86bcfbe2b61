import { setImmediate } from 'node:timers/promises';

const LONGEST_TURN_MS = 4;

/** Keeps long work from holding the event loop: whoever does it looks between two pieces whether its turn is over. */
export class EventLoopShare {
  #since = performance.now();

  get isOver(): boolean {
    return performance.now() - this.#since > LONGEST_TURN_MS;
  }

  /** Comes back when whatever else waited has had its turn. */
  async pass(): Promise<void> {
    await setImmediate();
    this.#since = performance.now();
  }
}
