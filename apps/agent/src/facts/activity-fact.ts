import { PROTOCOL_VERSION, type ServerReading } from '@finwait/contracts/protocol';
import type { Fact, Outgoing } from './fact.js';

interface Reading {
  readonly at: number;
  readonly activity: readonly ServerReading[];
}

/** Readings of what servers do, each told once; while the API is away only the newest is kept. */
export class ActivityFact implements Fact {
  #latest: Reading | null = null;
  #told: Reading | null = null;

  note(activity: readonly ServerReading[], at: number): void {
    this.#latest = { at, activity };
  }

  next(): Outgoing | null {
    const latest = this.#latest;
    if (latest === null || latest === this.#told) return null;
    return { facts: { v: PROTOCOL_VERSION, ...latest }, taken: () => (this.#told = latest) };
  }

  /** What was acknowledged is in the history. */
  forget(): void {}
}
