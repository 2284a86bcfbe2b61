import { Worker } from 'node:worker_threads';
import { ERRORS } from '@finwait/contracts';
import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { ApiError } from '../problem/api-error.js';
import type { DamagedPart, ReadOrder, ReadOutcome } from './history-reader-thread.js';
import { toThreadUrl } from './thread-url.js';

/** Threads that read at the same time. */
const MOST_THREADS = 2;
/** Queries that may wait for a thread; more are refused. */
const MOST_WAITING = 64;

interface Waiting {
  readonly query: ReadOrder;
  readonly answered: (body: Buffer) => void;
  readonly failed: (error: Error) => void;
}

interface Reader {
  readonly thread: Worker;
  current: Waiting | undefined;
}

/** Reads ranges of the history in threads of their own; a thread that ended is replaced. */
@Injectable()
export class HistoryReader implements OnApplicationShutdown {
  private readonly readers = new Set<Reader>();
  private readonly waiting: Waiting[] = [];
  private readonly logger = new Logger('History');
  private readonly said = new Set<string>();

  constructor(private readonly path: string) {}

  /** The answer as text in UTF-8, in the format and the coding of the query. Throws `history_busy` when too many wait. */
  read(query: ReadOrder): Promise<Buffer> {
    if (this.waiting.length >= MOST_WAITING) {
      return Promise.reject(new ApiError('history_busy', `${this.waiting.length} queries wait`));
    }
    return new Promise((answered, failed) => {
      this.waiting.push({ query, answered, failed });
      this.next();
    });
  }

  async onApplicationShutdown(): Promise<void> {
    const ends = [...this.readers].map(
      ({ thread }) => new Promise((resolve) => thread.once('exit', resolve)),
    );
    const ended = new Error('the history is closing');
    for (const { failed } of this.waiting.splice(0)) failed(ended);
    for (const { thread } of this.readers) thread.postMessage('close');
    await Promise.all(ends);
  }

  private next(): void {
    const [waiting] = this.waiting;
    if (!waiting) return;
    const idle = [...this.readers].find(({ current }) => current === undefined);
    const reader = idle ?? (this.readers.size < MOST_THREADS ? this.start() : undefined);
    if (!reader) return;
    this.waiting.shift();
    reader.current = waiting;
    reader.thread.postMessage(waiting.query);
  }

  private start(): Reader {
    const thread = new Worker(toThreadUrl('history-reader-thread'), { workerData: { path: this.path } });
    const reader: Reader = { thread, current: undefined };
    let cause = new Error('the reading thread has ended');
    const settle = (outcome: ReadOutcome | Error): void => {
      const { current } = reader;
      reader.current = undefined;
      if (outcome instanceof Error) current?.failed(outcome);
      else if ('body' in outcome) {
        current?.answered(Buffer.from(outcome.body.buffer));
        this.tell(outcome.damaged);
      } else current?.failed(new Error(outcome.failure));
      this.next();
    };
    thread.on('message', settle);
    thread.on(
      'error',
      (error: unknown) => (cause = error instanceof Error ? error : new Error(String(error))),
    );
    thread.on('exit', () => {
      this.readers.delete(reader);
      settle(cause);
    });
    this.readers.add(reader);
    return reader;
  }

  /** Logs each damaged chunk once. */
  private tell(damaged: readonly DamagedPart[]): void {
    for (const { hostId, tier, startAt, reason } of damaged) {
      const line = `chunk_damaged: ${tier} chunk of host ${hostId} at ${new Date(startAt).toISOString()}: ${reason}`;
      if (this.said.has(line)) continue;
      this.said.add(line);
      this.logger.error(`${line}. ${ERRORS.chunk_damaged.action}`);
    }
  }
}
