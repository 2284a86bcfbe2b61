import { MAX_LISTENERS, PROTOCOL_VERSION } from '@finwait/contracts/protocol';
import {
  diffListeners,
  pickListeners,
  toListenerTable,
  type Listener,
  type ListenerTable,
} from '@finwait/tcp';
import type { Fact, Outgoing } from './fact.js';

interface KnownListeners {
  readonly at: number;
  readonly table: ListenerTable;
  readonly omitted: number;
}

/** Listeners, which are told whole on every connection, and then what changed of them. */
export class ListenersFact implements Fact {
  #latest: KnownListeners | null = null;
  #told: KnownListeners | null = null;

  /** `null`, unknown, changes nothing. */
  note(listeners: readonly Listener[] | null, at: number): void {
    if (listeners === null) return;
    const picked = pickListeners(listeners, MAX_LISTENERS);
    this.#latest = { at, table: toListenerTable(picked), omitted: listeners.length - picked.length };
  }

  next(): Outgoing | null {
    const next = this.#latest;
    const told = this.#told;
    if (next === null || next === told) return null;
    const { at, table, omitted } = next;
    const isComplete = told === null;
    const { changed, gone } = diffListeners(told?.table ?? new Map(), table);
    if (!isComplete && changed.length === 0 && gone.length === 0 && omitted === told.omitted) return null;
    const listeners = { isComplete, listeners: changed, gone, omitted };
    return { facts: { v: PROTOCOL_VERSION, at, listeners }, taken: () => (this.#told = next) };
  }

  forget(): void {
    this.#told = null;
  }
}
