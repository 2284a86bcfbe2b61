import type { F5CoarseCounts, ColumnName } from '@finwait/tcp';
import type { F5Device } from './f5-device.js';
import { IcontrolFailure } from './icontrol-failure.js';
import { IcontrolSession } from './icontrol-session.js';
import { readF5Setup, readF5Statistics, type F5Setup } from './read-f5.js';

/** Virtual servers and profiles change by hand: they are read this often. */
const SETUP_EVERY_MS = 300_000;

/** What the TCP profiles of a BIG-IP count at one instant. */
export interface F5Counts {
  readonly takenAt: number;
  readonly figures: Readonly<Partial<Record<ColumnName, number | null>>>;
  readonly coarse: F5CoarseCounts;
}

/** Takes in what is read of a BIG-IP, as it is read. */
export interface F5Sink {
  readonly takeCounts: (device: F5Device, counts: F5Counts) => Promise<void>;
  readonly takeSetup: (device: F5Device, setup: F5Setup) => Promise<void>;
}

/** Reads one BIG-IP, one round at a time. */
export class F5Reader {
  readonly #device: F5Device;
  readonly #sink: F5Sink;
  readonly #ended = new AbortController();
  readonly #session: IcontrolSession;
  #round: Promise<string | undefined> | undefined;
  #setupReadAt = -Infinity;

  constructor(device: F5Device, sink: F5Sink) {
    this.#device = device;
    this.#sink = sink;
    this.#session = new IcontrolSession(device, this.#ended.signal);
  }

  /** Whether it reads exactly this. */
  isOf(device: F5Device): boolean {
    return JSON.stringify(device) === JSON.stringify(this.#device);
  }

  /** Whether a round is under way. */
  get isReading(): boolean {
    return this.#round !== undefined;
  }

  /** Reads once and says what went wrong; `undefined` when nothing did, or nothing counts any more. */
  async read(): Promise<string | undefined> {
    this.#round = this.#readRound().catch((error: Error) => error.message);
    const trouble = await this.#round;
    this.#round = undefined;
    return this.#ended.signal.aborted ? undefined : trouble;
  }

  /** Ends a round that is under way, and gives the token back. */
  async leave(): Promise<void> {
    this.#ended.abort();
    await this.#round;
    await this.#session.leave();
  }

  async #readRound(): Promise<undefined> {
    const takenAt = Date.now();
    const told = await readF5Statistics(this.#session);
    if (!told.ok) throw new IcontrolFailure(told.why);
    await this.#sink.takeCounts(this.#device, { takenAt, figures: told.figures, coarse: told.coarse });
    if (takenAt - this.#setupReadAt < SETUP_EVERY_MS) return;
    await this.#sink.takeSetup(this.#device, await readF5Setup(this.#session));
    this.#setupReadAt = takenAt;
  }
}
