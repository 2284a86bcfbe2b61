import { setTimeout } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { ApiError } from '../../problem/api-error.js';
import { toStorageFailure } from '../../storage/storage-failure.js';
import { HistoryReader } from '../history-reader.js';
import { HistoryWriter } from '../history-writer.js';
import type { ActivityQuery } from './activity-query.js';
import type { Reading } from './activity-reading.js';

/** A commit waits this long for company, in milliseconds: readings come once a minute, and nobody waits for them. */
const GATHER_MS = 100;
/** Readings that may wait; more are refused. */
const MOST_WAITING = 50_000;

interface Group {
  readonly readings: Reading[];
  /** The refused ones. */
  readonly committed: Promise<ReadonlySet<Reading>>;
}

/** What servers do, in the database: the thread of the history writes it, many hosts in one commit, and its readers answer. */
@Injectable()
export class ActivityStore {
  private group: Group | undefined;

  constructor(
    private readonly writer: HistoryWriter,
    private readonly reader: HistoryReader,
  ) {}

  /**
   * Resolves once the readings are on the disk, with those that were refused, since their host has as many servers as it may.
   * Throws `overloaded` or `storage_unavailable`; nothing is stored then.
   */
  async append(readings: readonly Reading[]): Promise<ReadonlySet<Reading>> {
    if (readings.length === 0) return new Set();
    const group = (this.group ??= this.begin());
    if (group.readings.length + readings.length > MOST_WAITING)
      throw new ApiError('overloaded', `${group.readings.length} readings of servers wait to be written`);
    group.readings.push(...readings);
    return group.committed;
  }

  /** The answer as text in UTF-8, in the coding of the query. Throws `history_busy` when too many wait. */
  read(query: ActivityQuery): Promise<Buffer> {
    return this.reader.read(query);
  }

  private begin(): Group {
    const readings: Reading[] = [];
    return { readings, committed: this.commit(readings) };
  }

  private async commit(readings: readonly Reading[]): Promise<ReadonlySet<Reading>> {
    await setTimeout(GATHER_MS);
    this.group = undefined;
    const { refused } = await this.writer.appendReadings(readings).catch((cause: unknown) => {
      throw new ApiError('storage_unavailable', toStorageFailure(cause), { cause });
    });
    return new Set(refused.flatMap((place) => readings[place] ?? []));
  }
}
