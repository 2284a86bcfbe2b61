import { Worker } from 'node:worker_threads';
import { COLUMN_NAMES } from '@finwait/tcp';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { PRAGMAS, verifyPragmas } from '../storage/pragmas.js';
import type { Sample } from './sample.store.js';
import type { WriteOrder, WriteOutcome, WriterOpened, WriterSettings } from './sample-writer-thread.js';

const FIELDS = ['takenAt', 'hostId', 'seq', 'flags', ...COLUMN_NAMES];
const FIELD_LIST = FIELDS.map((name) => `"${name}"`).join(', ');
const INSERT = `INSERT INTO "Sample" (${FIELD_LIST}) VALUES (${FIELDS.map(() => '?').join(', ')})
  ON CONFLICT ("takenAt", "hostId") DO NOTHING`;

/** Node runs the source itself in tests. */
const THREAD = new URL(import.meta.url.replace(/sample-writer(\.[jt]s)$/, 'sample-writer-thread$1'));

interface Waiting {
  readonly stored: () => void;
  readonly failed: (error: Error) => void;
}

/**
 * Stores samples from a thread of its own, on a connection of its own: the main thread goes on while the disk syncs.
 * A thread that ended is replaced at the next call.
 */
@Injectable()
export class SampleWriter implements OnApplicationShutdown {
  private readonly settings: WriterSettings;
  private readonly waiting = new Map<number, Waiting>();
  private thread: Worker | undefined;
  private lastId = 0;

  constructor(path: string, pragmas: Readonly<Record<string, string>> = PRAGMAS) {
    this.settings = { path, pragmas, insert: INSERT };
  }

  /** Throws unless the file is really open with the durability an acknowledgement promises. */
  async verifyDurability(): Promise<void> {
    const thread = (this.thread ??= this.start());
    const opened = await new Promise<WriterOpened>((resolve, reject) => {
      thread.once('message', resolve);
      thread.once('error', reject);
    });
    verifyPragmas(opened.pragmas);
  }

  /**
   * Stores samples in one transaction; once it resolves they are on the disk.
   * A sample of the same host and time as a stored one is left out, so a replay changes nothing.
   */
  append(samples: readonly Sample[]): Promise<void> {
    const thread = (this.thread ??= this.start());
    const numbers = toNumbers(samples);
    const order: WriteOrder = { id: (this.lastId += 1), width: FIELDS.length, numbers };
    return new Promise((stored, failed) => {
      this.waiting.set(order.id, { stored, failed });
      thread.postMessage(order, [numbers.buffer as ArrayBuffer]);
    });
  }

  /** Comes back when what was asked for before is stored and the file is closed. */
  async onApplicationShutdown(): Promise<void> {
    const { thread } = this;
    if (!thread) return;
    const ended = new Promise((resolve) => thread.once('exit', resolve));
    thread.postMessage('close');
    await ended;
  }

  private start(): Worker {
    const thread = new Worker(THREAD, { workerData: this.settings });
    let cause = new Error('the writing thread has ended');
    thread.on('message', (outcome: WriteOutcome | WriterOpened) => {
      if ('id' in outcome) this.settle(outcome);
    });
    thread.on(
      'error',
      (error: unknown) => (cause = error instanceof Error ? error : new Error(String(error))),
    );
    thread.on('exit', () => {
      this.thread = undefined;
      for (const { failed } of this.waiting.values()) failed(cause);
      this.waiting.clear();
    });
    return thread;
  }

  private settle({ id, failure }: WriteOutcome): void {
    const waiting = this.waiting.get(id);
    this.waiting.delete(id);
    if (failure === undefined) waiting?.stored();
    else waiting?.failed(new Error(failure));
  }
}

/** One row after the other in the order of the fields; `NaN` where a figure is not known. */
function toNumbers(samples: readonly Sample[]): Float64Array {
  const numbers = new Float64Array(samples.length * FIELDS.length).fill(Number.NaN);
  let at = 0;
  for (const { takenAt, hostId, seq, flags, values } of samples) {
    numbers.set([takenAt, hostId, seq, flags], at);
    for (const [column, value] of values.entries()) numbers[at + 4 + column] = value ?? Number.NaN;
    at += FIELDS.length;
  }
  return numbers;
}
