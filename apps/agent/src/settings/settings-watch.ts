import type { NamespaceSettings } from '@finwait/contracts/protocol';
import { SYSTEM_CLOCK, type Clock } from '../poller.js';

/** Somebody who changes a setting wants to see it soon, and reading them costs half a millisecond. */
const EVERY_MS = 60_000;

/** What is watched, and who hears of it. */
export interface SettingsWatching {
  readonly read: () => readonly NamespaceSettings[];
  /** `readAt` is when the settings were first read as they are now, in epoch milliseconds. */
  readonly onChange: (settings: readonly NamespaceSettings[], readAt: number) => void;
}

/** Reads the kernel settings at the start and every minute, and tells those that are not as they were. */
export class SettingsWatch {
  readonly #watching: SettingsWatching;
  readonly #clock: Clock;
  #known = '';
  #cancel = (): void => {};

  constructor(watching: SettingsWatching, clock: Clock = SYSTEM_CLOCK) {
    this.#watching = watching;
    this.#clock = clock;
  }

  start(): void {
    const readAt = this.#clock.now();
    const settings = this.#watching.read();
    const text = JSON.stringify(settings);
    if (text !== this.#known) {
      this.#known = text;
      this.#watching.onChange(settings, readAt);
    }
    this.#cancel = this.#clock.callAfter(EVERY_MS, () => this.start());
  }

  stop(): void {
    this.#cancel();
  }
}
