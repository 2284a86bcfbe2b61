import { Worker } from 'node:worker_threads';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { PRAGMAS, verifyPragmas } from '../storage/pragmas.js';
import { WriteTurn } from '../storage/write-turn.js';
import type { Reading } from './activity/activity-reading.js';
import type { ReadingsReport } from './activity/activity-writing.js';
import { SAMPLE_WIDTH } from './history-tables.js';
import type {
  AppendReport,
  WriteOrder,
  WriteOutcome,
  WriteReport,
  WriterOpened,
  WriterSettings,
} from './history-writer-thread.js';
import type { RetentionReport } from './retention/retention.js';
import type { RetentionPolicy } from './retention/retention-policy.js';
import type { Sample } from './sample.store.js';
import type { SealReport } from './sealer.js';
import { toThreadUrl } from './thread-url.js';

interface Waiting {
  readonly done: (report: WriteReport) => void;
  readonly failed: (error: Error) => void;
}

/**
 * Writes the history from a thread of its own, on a connection of its own: the main thread goes on while the disk
 * syncs. A thread that ended is replaced at the next call.
 */
@Injectable()
export class HistoryWriter implements OnApplicationShutdown {
  private readonly settings: WriterSettings;
  private readonly waiting = new Map<number, Waiting>();
  private thread: Worker | undefined;
  private opened: WriterOpened | undefined;
  private lastId = 0;
  private tooOldCount = 0;

  constructor(
    path: string,
    pragmas: Readonly<Record<string, string>> = PRAGMAS,
    private readonly turn = new WriteTurn(),
  ) {
    this.settings = { path, pragmas, turn: turn.memory };
  }

  /** Throws unless the file is really open with the durability an acknowledgement promises. */
  async verifyDurability(): Promise<void> {
    const thread = (this.thread ??= this.start());
    this.opened ??= await new Promise<WriterOpened>((resolve, reject) => {
      thread.once('message', resolve);
      thread.once('error', reject);
    });
    verifyPragmas(this.opened.pragmas);
  }

  /**
   * Stores samples in one transaction; once it resolves they are on the disk.
   * A sample of the same host and time as a stored one is left out, so a replay changes nothing; so is one that is older
   * than the history that is kept.
   */
  async append(samples: readonly Sample[]): Promise<void> {
    const numbers = toNumbers(samples);
    const transferred = [numbers.buffer as ArrayBuffer];
    const report = await this.ask((id) => ({ kind: 'append', id, numbers }), transferred);
    this.tooOldCount += (report as AppendReport).tooOld;
  }

  /** Samples left out since the start, since they are older than the history that is kept. */
  get tooOld(): number {
    return this.tooOldCount;
  }

  /**
   * Stores what servers said in one transaction; once it resolves it is on the disk. What came before, or is older than the
   * history that is kept, is left out.
   */
  async appendReadings(readings: readonly Reading[]): Promise<ReadingsReport> {
    return (await this.ask((id) => ({ kind: 'readings', id, readings }))) as ReadingsReport;
  }

  /** Turns the hours that end before `closedBefore` into chunks. */
  async seal(closedBefore: number): Promise<SealReport> {
    return (await this.ask((id) => ({ kind: 'seal', id, closedBefore }))) as SealReport;
  }

  /** Removes what the policy does not keep. */
  async retain(policy: RetentionPolicy, now: number): Promise<RetentionReport> {
    return (await this.ask((id) => ({ kind: 'retain', id, policy, now }))) as RetentionReport;
  }

  /** Comes back when what was to be stored before is stored and the file is closed. */
  async onApplicationShutdown(): Promise<void> {
    const { thread } = this;
    if (!thread) return;
    const ended = new Promise((resolve) => thread.once('exit', resolve));
    thread.postMessage({ kind: 'close' } satisfies WriteOrder);
    await ended;
  }

  private ask(
    toOrder: (id: number) => WriteOrder,
    transferred: readonly ArrayBuffer[] = [],
  ): Promise<WriteReport> {
    const thread = (this.thread ??= this.start());
    const id = (this.lastId += 1);
    return new Promise((done, failed) => {
      this.waiting.set(id, { done, failed });
      thread.postMessage(toOrder(id), transferred);
    });
  }

  private start(): Worker {
    const thread = new Worker(toThreadUrl('history-writer-thread'), { workerData: this.settings });
    let cause = new Error('the writing thread has ended');
    thread.on('message', (outcome: WriteOutcome | WriterOpened) => {
      if ('id' in outcome) this.settle(outcome);
      else this.opened = outcome;
    });
    thread.on(
      'error',
      (error: unknown) => (cause = error instanceof Error ? error : new Error(String(error))),
    );
    thread.on('exit', () => {
      this.thread = undefined;
      this.opened = undefined;
      this.turn.end();
      for (const { failed } of this.waiting.values()) failed(cause);
      this.waiting.clear();
    });
    return thread;
  }

  private settle(outcome: WriteOutcome): void {
    const waiting = this.waiting.get(outcome.id);
    this.waiting.delete(outcome.id);
    if ('failure' in outcome) waiting?.failed(new Error(outcome.failure));
    else waiting?.done(outcome.report);
  }
}

/** One row after the other as the thread stores them; `NaN` where a figure is not known. */
function toNumbers(samples: readonly Sample[]): Float64Array {
  const numbers = new Float64Array(samples.length * SAMPLE_WIDTH).fill(Number.NaN);
  let at = 0;
  for (const { hostId, takenAt, seq, flags, hosts, values } of samples) {
    numbers.set([hostId, takenAt, seq, flags], at);
    if (hosts) numbers.set([hosts.reporting, hosts.held], at + 4);
    for (const [column, value] of values.entries()) numbers[at + 6 + column] = value ?? Number.NaN;
    at += SAMPLE_WIDTH;
  }
  return numbers;
}
