import { setFlagsFromString } from 'node:v8';
import { ProgramPages } from './program-pages.js';

/** What a settled agent stays below. */
const MOST_BYTES = 54 * 1_048_576;
/** A release costs about three milliseconds of CPU. */
const EVERY_MS = 10_000;

/** What a resident memory works with. */
export interface ResidentMemoryOptions {
  /** `null` where pages cannot be released. */
  readonly pages: Pick<ProgramPages, 'release'> | null;
  readonly mostBytes?: number;
  readonly now?: () => number;
}

/** Keeps the memory of an agent small that runs for months and does the same all the time. */
export class ResidentMemory {
  readonly #options: Required<ResidentMemoryOptions>;
  #silentUntil = 0;

  constructor(options: ResidentMemoryOptions) {
    this.#options = { mostBytes: MOST_BYTES, now: () => performance.now(), ...options };
  }

  /** Call it before any thread of JavaScript begins. */
  static async open(): Promise<ResidentMemory> {
    // An agent's objects die young or never: V8 need not double the space for new ones, at 1 MB, up to 16.
    setFlagsFromString('--semi-space-growth-factor=1');
    return new ResidentMemory({ pages: await ProgramPages.find().catch(() => null) });
  }

  /** Gives back the pages of the program when the process has become larger than it should be; every ten seconds at most. */
  async note(residentBytes: number): Promise<void> {
    const { pages, mostBytes, now } = this.#options;
    if (pages === null || residentBytes <= mostBytes || now() < this.#silentUntil) return;
    this.#silentUntil = now() + EVERY_MS;
    await pages.release();
  }
}
