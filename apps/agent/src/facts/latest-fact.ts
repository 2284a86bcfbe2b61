import { PROTOCOL_VERSION, type HostFacts } from '@finwait/contracts/protocol';
import type { Fact, Outgoing } from './fact.js';

/** How a fact is told. */
export interface Telling<Value> {
  readonly toFacts: (value: Value) => Partial<HostFacts>;
  /** Least time between two messages, for what changes all the time. */
  readonly everyMs?: number;
}

/** A fact that is told whole on every connection, and when it has changed. */
export class LatestFact<Value> implements Fact {
  readonly #telling: Telling<Value>;
  #latest: { readonly at: number; readonly value: Value; readonly text: string } | null = null;
  #told: string | null = null;
  #silentUntil = 0;

  constructor(telling: Telling<Value>) {
    this.#telling = telling;
  }

  note(value: Value, at: number): void {
    this.#latest = { at, value, text: JSON.stringify(value) };
  }

  next(): Outgoing | null {
    const latest = this.#latest;
    if (latest === null || latest.text === this.#told || performance.now() < this.#silentUntil) return null;
    const { toFacts, everyMs = 0 } = this.#telling;
    const taken = () => {
      this.#told = latest.text;
      this.#silentUntil = performance.now() + everyMs;
    };
    return { facts: { v: PROTOCOL_VERSION, at: latest.at, ...toFacts(latest.value) }, taken };
  }

  forget(): void {
    this.#told = null;
    this.#silentUntil = 0;
  }
}
