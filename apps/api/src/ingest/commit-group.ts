import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { Readiness } from '../health/readiness.js';
import type { Sample } from '../history/sample.store.js';
import { HistoryStore } from '../history/store/history-store.js';
import { ServiceMetrics } from '../metrics/service-metrics.js';
import { ApiError } from '../problem/api-error.js';
import { toStorageFailure } from '../storage/storage-failure.js';

/** A commit waits this long for company, in milliseconds. */
const GATHER_MS = 20;
/** Rows that make a commit start at once. */
const FULL_ROWS = 2_000;
/** More rows that wait than this ask agents to hold their backlog back. */
const LONG_ROWS = 25_000;
/** Rows that may wait; more are refused and stay with their agents. */
const MOST_WAITING_ROWS = 50_000;

interface Waiting {
  readonly samples: readonly Sample[];
  readonly committed: () => void;
  readonly failed: (error: ApiError) => void;
}

/** Gathers the samples of many agents into one commit, since a commit costs one sync of the disk whatever its size. */
@Injectable()
export class CommitGroup implements BeforeApplicationShutdown {
  private waiting: Waiting[] = [];
  private waitingRows = 0;
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;

  constructor(
    @Inject(HistoryStore) private readonly store: Pick<HistoryStore, 'append'>,
    private readonly readiness: Readiness,
    private readonly metrics: ServiceMetrics,
  ) {
    metrics.watch(
      'finwait_commit_waiting_rows',
      'snapshots that wait to be committed',
      () => this.waitingRows,
    );
  }

  /** True while so many rows wait that no backlog should be added. */
  get isLong(): boolean {
    return this.waitingRows > LONG_ROWS;
  }

  /** Resolves once the samples are on the disk. Throws `overloaded` or `storage_unavailable`; nothing is stored then. */
  append(samples: readonly Sample[]): Promise<void> {
    if (this.waitingRows + samples.length > MOST_WAITING_ROWS) {
      return Promise.reject(new ApiError('overloaded', `${this.waitingRows} snapshots wait to be written`));
    }
    return new Promise((committed, failed) => {
      this.waiting.push({ samples, committed, failed });
      this.waitingRows += samples.length;
      if (this.waitingRows >= FULL_ROWS) this.start();
      else this.startLater();
    });
  }

  /** Writes what still waits before the process ends. */
  async beforeApplicationShutdown(): Promise<void> {
    while (this.waiting.length > 0 || this.running) {
      this.start();
      await this.running;
    }
  }

  private startLater(): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      this.start();
    }, GATHER_MS);
  }

  private start(): void {
    if (this.running || this.waiting.length === 0) return;
    clearTimeout(this.timer);
    this.timer = undefined;
    this.running = this.commit().finally(() => {
      this.running = undefined;
      if (this.waitingRows >= FULL_ROWS) this.start();
      else if (this.waiting.length > 0) this.startLater();
    });
  }

  private async commit(): Promise<void> {
    const group = this.waiting;
    this.waiting = [];
    this.waitingRows = 0;
    try {
      const samples = group.flatMap(({ samples }) => samples);
      const done = this.metrics.commitSeconds.startTimer();
      await this.store.append(samples);
      done();
      this.metrics.storedSnapshots.inc(samples.length);
      this.readiness.note('storage', undefined);
      for (const { committed } of group) committed();
    } catch (cause) {
      const reason = toStorageFailure(cause);
      this.readiness.note('storage', reason);
      const error = new ApiError('storage_unavailable', reason, { cause });
      for (const { failed } of group) failed(error);
    }
  }
}
