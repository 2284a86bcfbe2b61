import type { SnapshotBatch } from '@finwait/contracts';
import { Injectable } from '@nestjs/common';
import { HostRegistry } from '../hosts/host-registry.js';
import type { Sample } from '../history/sample.store.js';
import { LiveFeed } from '../live/live-feed.js';
import { ApiError } from '../problem/api-error.js';
import { CommitGroup } from './commit-group.js';

const MOST_AHEAD_MS = 86_400_000;
const MOST_BEHIND_MS = 10 * 366 * 86_400_000;
const BACKLOG_PAUSE_MS = 1_000;

/** Takes a host's snapshots in: on the disk first, then in memory and to the viewers. */
@Injectable()
export class IngestService {
  constructor(
    private readonly commits: CommitGroup,
    private readonly registry: HostRegistry,
    private readonly live: LiveFeed,
  ) {}

  /** How long agents are to keep their backlog, in milliseconds; `undefined` while there is room for it. */
  get backlogPauseMs(): number | undefined {
    return this.commits.isLong ? BACKLOG_PAUSE_MS : undefined;
  }

  /** The seq of the batch's newest row, once all of it is on the disk. Throws an {@link ApiError}; nothing is stored then. */
  async accept(hostId: number, batch: SnapshotBatch): Promise<number> {
    const receivedAt = Date.now();
    const samples = batch.rows.map(([seq, takenAt, flags, ...values]): Sample => ({
      hostId,
      seq,
      takenAt,
      flags,
      values,
    }));
    for (const { takenAt } of samples) refuseImpossibleTime(takenAt, receivedAt);
    this.refuseRemoved(hostId);
    await this.commits.append(samples);
    this.refuseRemoved(hostId);
    const heard = { at: receivedAt, cost: batch.cost, intervalMs: batch.intervalMs, dropped: batch.dropped };
    for (const sample of samples) this.registry.note(hostId, sample, heard);
    this.live.noteChange(hostId);
    return Math.max(...samples.map(({ seq }) => seq));
  }

  /** Throws `host_removed` where nothing is stored any more, or what was will be erased. */
  private refuseRemoved(hostId: number): void {
    if (!this.registry.find(hostId)) throw new ApiError('host_removed', 'the host is gone');
  }
}

/** Throws `snapshot_time_refused` for a time that no clock that is set can show. */
export function refuseImpossibleTime(takenAt: number, now: number): void {
  if (takenAt > now + MOST_AHEAD_MS) {
    throw new ApiError(
      'snapshot_time_refused',
      `${new Date(takenAt).toISOString()} is more than a day ahead`,
    );
  }
  if (takenAt < now - MOST_BEHIND_MS) {
    throw new ApiError(
      'snapshot_time_refused',
      `${new Date(takenAt).toISOString()} is more than ten years ago`,
    );
  }
}
