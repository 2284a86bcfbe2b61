'use client';

import { useSyncExternalStore } from 'react';
import { readServerNow } from '../api/server-clock';

/** Who joins a slow clock finds it no older than this. */
const OLDEST_MS = 1_000;

/** One clock for all who want the same step: they are rendered together. */
class Clock {
  readonly #stepMs: number;
  readonly #observers = new Set<() => void>();
  #timer: ReturnType<typeof setInterval> | undefined;
  #now = readServerNow();

  constructor(stepMs: number) {
    this.#stepMs = stepMs;
  }

  readonly read = (): number => this.#now;

  readonly observe = (observer: () => void): (() => void) => {
    this.#observers.add(observer);
    if (Math.abs(readServerNow() - this.#now) > OLDEST_MS) this.#tick();
    this.#timer ??= setInterval(() => this.#tick(), this.#stepMs);
    return () => {
      this.#observers.delete(observer);
      if (this.#observers.size > 0) return;
      clearInterval(this.#timer);
      this.#timer = undefined;
    };
  };

  #tick(): void {
    this.#now = readServerNow();
    for (const observer of this.#observers) observer();
  }
}

const CLOCKS = new Map<number, Clock>();

function findClock(stepMs: number): Clock {
  const clock = CLOCKS.get(stepMs) ?? new Clock(stepMs);
  CLOCKS.set(stepMs, clock);
  return clock;
}

/** Now by the API's clock, renewed every `stepMs`. */
export function useNow(stepMs: number): number {
  const { observe, read } = findClock(stepMs);
  return useSyncExternalStore(observe, read, read);
}
