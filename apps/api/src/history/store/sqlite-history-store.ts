import { Injectable } from '@nestjs/common';
import { HistoryReader } from '../history-reader.js';
import { HistoryWriter } from '../history-writer.js';
import type { RangeQuery } from '../range-query.js';
import type { RetentionPolicy } from '../retention/retention-policy.js';
import type { RetentionReport } from '../retention/retention.js';
import { SampleStore, type Sample } from '../sample.store.js';
import type { SealReport } from '../sealer.js';
import type { HistoryStore } from './history-store.js';

/** The history in SQLite: one thread writes it, two answer ranges, and Prisma reads what a start needs. */
@Injectable()
export class SqliteHistoryStore implements HistoryStore {
  constructor(
    private readonly writer: HistoryWriter,
    private readonly reader: HistoryReader,
    private readonly samples: SampleStore,
  ) {}

  verifyDurability(): Promise<void> {
    return this.writer.verifyDurability();
  }

  append(samples: readonly Sample[]): Promise<void> {
    return this.writer.append(samples);
  }

  get tooOld(): number {
    return this.writer.tooOld;
  }

  seal(closedBefore: number): Promise<SealReport> {
    return this.writer.seal(closedBefore);
  }

  retain(policy: RetentionPolicy, now: number): Promise<RetentionReport> {
    return this.writer.retain(policy, now);
  }

  read(query: RangeQuery): Promise<Buffer> {
    return this.reader.read(query);
  }

  readNewest(): Promise<Sample[]> {
    return this.samples.readNewest();
  }

  readLastHeard(): Promise<ReadonlyMap<number, number>> {
    return this.samples.readLastHeard();
  }

  readFailure(): Promise<string | null> {
    return this.samples.readFailure();
  }
}
