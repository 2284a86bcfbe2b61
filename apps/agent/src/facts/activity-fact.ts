import { PROTOCOL_VERSION, type ServerReading } from '@finwait/contracts/protocol';
import type { Fact, Outgoing } from './fact.js';

interface Reading {
  readonly at: number;
  readonly activity: readonly ServerReading[];
}

/** Six hours of them; the oldest of more are lost. */
const MOST_KEPT = 360;

/** Readings of what servers do, each told once, the oldest first; in memory until the API has them. */
export class ActivityFact implements Fact {
  readonly #kept: Reading[] = [];

  note(activity: readonly ServerReading[], at: number): void {
    this.#kept.push({ at, activity });
    if (this.#kept.length > MOST_KEPT) this.#kept.shift();
  }

  next(): Outgoing | null {
    const [oldest] = this.#kept;
    if (oldest === undefined) return null;
    const taken = () => {
      if (this.#kept[0] === oldest) this.#kept.shift();
    };
    return { facts: { v: PROTOCOL_VERSION, ...oldest }, taken };
  }

  /** What was acknowledged is in the history. */
  forget(): void {}
}
