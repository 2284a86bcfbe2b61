import type { FoundServers } from './find-servers.js';
import { SYSTEM_CLOCK, type Clock } from '../poller.js';

const LOOK_EVERY_MS = 60_000;
const READ_EVERY_MS = 3_600_000;

/** What is watched, and who hears of it. */
export interface ServersWatching {
  /** The main processes of the servers that run, as text; looking costs little. */
  readonly look: () => string;
  /** Asks the servers themselves. */
  readonly read: () => Promise<FoundServers>;
  /** `readAt` is when they were asked, in epoch milliseconds. */
  readonly onRead: (found: FoundServers, readAt: number) => void;
}

/** Asks the servers of the host at the start, every hour, and within a minute of another one being started. */
export class ServersWatch {
  readonly #watching: ServersWatching;
  readonly #clock: Clock;
  #seen: string | null = null;
  #readAt = 0;
  #isStopped = false;
  #cancel = (): void => {};

  constructor(watching: ServersWatching, clock: Clock = SYSTEM_CLOCK) {
    this.#watching = watching;
    this.#clock = clock;
  }

  /** Resolves once the servers of this look are known. */
  async start(): Promise<void> {
    const now = this.#clock.now();
    const seen = this.#watching.look();
    if (seen !== this.#seen || now - this.#readAt >= READ_EVERY_MS) {
      this.#seen = seen;
      this.#readAt = now;
      const found = await this.#watching.read();
      if (!this.#isStopped) this.#watching.onRead(found, now);
    }
    if (!this.#isStopped) this.#cancel = this.#clock.callAfter(LOOK_EVERY_MS, () => void this.start());
  }

  stop(): void {
    this.#isStopped = true;
    this.#cancel();
  }
}
