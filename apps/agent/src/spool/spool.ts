import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { MAX_BATCH_ROWS, type DroppedSnapshots, type UplinkRow } from '@finwait/contracts/protocol';
import { toCause } from '../cause.js';
import { Condition } from '../condition.js';
import type { Log } from '../log.js';
import type { OutgoingSnapshot } from '../outgoing.js';
import { toErrorLine } from '../problem.js';
import { MACHINE_FILES, type Files } from './files.js';
import { SPOOL_LIMITS, type SpoolLimits } from './limits.js';
import { encodeRecord } from './record.js';
import { SegmentList } from './segment-list.js';
import type { Segment } from './segment.js';

/** What a spool needs to know. */
export interface SpoolSettings {
  readonly folder: string;
  readonly log: Log;
  readonly limits?: SpoolLimits;
  readonly files?: Files;
}

/** Snapshots of one run that are sent together, oldest first. */
export interface SpooledBatch {
  readonly run: string;
  readonly rows: readonly UplinkRow[];
  readonly segment: Segment;
}

/** The folder of the spool for an API, below the state dir. */
export function toSpoolFolder(stateDir: string, api: string): string {
  return join(stateDir, 'spool', createHash('sha256').update(api).digest('hex').slice(0, 16));
}

/**
 * Snapshots that are not acknowledged, on the disk from the moment they are taken. Whenever the process is killed, what
 * was appended is there at the next start; at worst some of it is sent once more. A disk that refuses is said once, and
 * snapshots wait in memory until it takes them.
 */
export class Spool {
  readonly #folder: string;
  readonly #limits: SpoolLimits;
  readonly #log: Log;
  readonly #segments: SegmentList;
  readonly #disk: Condition;
  /** When the disk is tried again after it refused; `null` while it does not. */
  #retryAt: number | null = null;
  #isFull = false;
  #syncTimer: NodeJS.Timeout | undefined;

  /** Goes on from what the folder holds. */
  constructor({ folder, log, limits = SPOOL_LIMITS, files = MACHINE_FILES }: SpoolSettings) {
    this.#folder = folder;
    this.#limits = limits;
    this.#log = log;
    this.#disk = new Condition(log);
    this.#segments = new SegmentList(folder, limits, files);
    try {
      this.#sayDamage(this.#segments.reopen());
    } catch (error) {
      this.#giveUpDisk(error);
    }
    const { all } = this.size;
    if (all > 0) log('info', `${all} snapshots of earlier wait in the spool`);
  }

  /** How many snapshots are not acknowledged, and how many of them are on the disk. */
  get size(): { readonly all: number; readonly onDisk: number } {
    const toSum = (segments: readonly Segment[]) => segments.reduce((sum, { size }) => sum + size, 0);
    const onDisk = this.#segments.all.filter((segment) => segment.isOnDisk);
    return { all: toSum(this.#segments.all), onDisk: toSum(onDisk) };
  }

  /** Snapshots that were dropped and that the API was not told of. */
  get loss(): DroppedSnapshots | null {
    return this.#segments.losses.unreported;
  }

  /** Keeps a snapshot; the answer is what to acknowledge when it is sent by itself. */
  append(snapshot: OutgoingSnapshot): SpooledBatch {
    if (this.#retryAt !== null && Date.now() >= this.#retryAt) this.#returnToDisk();
    const segment = this.#put(snapshot);
    const hasDropped = this.#segments.dropExcess(snapshot.row[1]);
    if (hasDropped && !this.#isFull) {
      this.#isFull = true;
      this.#log(
        'warn',
        'the spool is full or older than a day: from now on the oldest snapshots are dropped',
      );
    }
    return { run: snapshot.run, rows: [snapshot.row], segment };
  }

  /** The oldest snapshots that are not acknowledged, as many as a message may hold; `null` when there are none. */
  read(): SpooledBatch | null {
    for (;;) {
      const segment = this.#segments.all.find(({ size }) => size > 0);
      if (segment === undefined) return null;
      const { waiting, damaged } = segment.read();
      this.#sayDamage(damaged);
      const run = waiting[0]?.run;
      if (run !== undefined) return { run, rows: takeRun(run, waiting), segment };
      this.#segments.sweep();
    }
  }

  /** The history holds these snapshots. */
  acknowledge({ rows, segment }: SpooledBatch): void {
    segment.acknowledge(new Set(rows.map(([, takenAt]) => takenAt)));
    this.#segments.sweep();
  }

  /** The API knows of this loss. */
  reported(loss: DroppedSnapshots): void {
    this.#segments.losses.reported(loss);
    this.#isFull = false;
    const [from, to] = [loss.from, loss.to].map((at) => new Date(at).toISOString());
    this.#log('warn', `${loss.count} snapshots taken from ${from} to ${to} were dropped`);
  }

  /** What is not acknowledged stays for the next start. */
  async close(): Promise<void> {
    clearTimeout(this.#syncTimer);
    await Promise.allSettled(this.#segments.all.map((segment) => segment.close()));
  }

  #put(snapshot: OutgoingSnapshot): Segment {
    try {
      return this.#appendTo(this.#retryAt === null, snapshot);
    } catch (error) {
      this.#giveUpDisk(error);
      return this.#appendTo(false, snapshot);
    }
  }

  #appendTo(isOnDisk: boolean, snapshot: OutgoingSnapshot): Segment {
    const encoded = encodeRecord(snapshot);
    const segment = this.#findRoom(isOnDisk, snapshot.row[1], encoded.length) ?? this.#segments.add(isOnDisk);
    segment.append(snapshot, encoded);
    this.#syncTimer ??= setTimeout(() => this.#sync(), this.#limits.syncMs).unref();
    return segment;
  }

  /** The last segment, unless it is full or old enough: then it is closed. */
  #findRoom(isOnDisk: boolean, takenAt: number, bytes: number): Segment | null {
    const last = this.#segments.all.at(-1);
    if (last === undefined) return null;
    const { segmentBytes, segmentAgeMs } = this.#limits;
    const isYoung = takenAt - (last.oldestAt ?? takenAt) < segmentAgeMs;
    if (last.isOnDisk === isOnDisk && isYoung && last.bytes + bytes <= segmentBytes) return last;
    last.close().catch((error: unknown) => this.#giveUpDisk(error));
    return null;
  }

  /** What was acknowledged in time needs no sync. */
  #sync(): void {
    this.#syncTimer = undefined;
    const last = this.#segments.all.at(-1);
    if (last === undefined || last.size === 0) return;
    last.sync().catch((error: unknown) => this.#giveUpDisk(error));
  }

  #giveUpDisk(error: unknown): void {
    this.#retryAt = Date.now() + this.#limits.retryMs;
    const cause = `${this.#folder}: ${toCause(error)}`;
    this.#disk.holds('spool_unavailable', toErrorLine('spool_unavailable', cause));
  }

  #returnToDisk(): void {
    this.#retryAt = null;
    for (const segment of this.#segments.takeInMemory()) {
      for (const snapshot of segment.read().waiting) this.#put(snapshot);
    }
    if (this.#retryAt === null) this.#disk.isOver('snapshots are kept on the disk again');
  }

  #sayDamage(damaged: number): void {
    if (damaged > 0) this.#log('warn', `${damaged} damaged records of the spool are left out`);
  }
}

/** The snapshots of the run from the first on, as many as a message may hold. */
function takeRun(run: string, waiting: readonly OutgoingSnapshot[]): UplinkRow[] {
  const end = waiting.findIndex((snapshot) => snapshot.run !== run);
  return waiting.slice(0, Math.min(end === -1 ? waiting.length : end, MAX_BATCH_ROWS)).map(({ row }) => row);
}
