import { join } from 'node:path';
import type { DroppedSnapshots } from '@finwait/contracts/protocol';
import type { Files } from './files.js';
import type { SpoolLimits } from './limits.js';
import { Losses } from './losses.js';
import { SegmentFile } from './segment-file.js';
import { Segment } from './segment.js';

const SEGMENT_NAME = /^(\d{10})\.segment$/;

/**
 * The segments of a folder and those in memory, oldest first. One is deleted as a whole when all of it is acknowledged,
 * or when there are too many and it is the oldest.
 */
export class SegmentList {
  readonly #folder: string;
  readonly #files: Files;
  readonly #limits: SpoolLimits;
  readonly #losses: Losses;
  #segments: Segment[] = [];
  #lastNumber: number;

  constructor(folder: string, limits: SpoolLimits, files: Files) {
    this.#folder = folder;
    this.#limits = limits;
    this.#files = files;
    this.#losses = new Losses(join(folder, 'dropped'), files);
    this.#lastNumber = this.#losses.upTo;
  }

  get all(): readonly Segment[] {
    return this.#segments;
  }

  get losses(): Pick<Losses, 'unreported' | 'reported'> {
    return this.#losses;
  }

  /** Takes up what an earlier process left; the answer is how many records cannot be read. Throws when the disk refuses. */
  reopen(): number {
    this.#makeFolder();
    const names = this.#files.readdirSync(this.#folder).filter((name) => SEGMENT_NAME.test(name));
    const damaged = names.sort().map((name) => this.#takeUp(name));
    this.sweep();
    return damaged.reduce((sum, count) => sum + count, 0);
  }

  /** A new last segment. Throws when the disk refuses; there is none then. */
  add(isOnDisk: boolean): Segment {
    if (isOnDisk) this.#makeFolder();
    this.#lastNumber += 1;
    const name = `${String(this.#lastNumber).padStart(10, '0')}.segment`;
    const file = isOnDisk ? SegmentFile.create(join(this.#folder, name), this.#files) : null;
    const segment = new Segment(this.#lastNumber, file);
    this.#segments.push(segment);
    return segment;
  }

  /** Takes the segments in memory out. */
  takeInMemory(): Segment[] {
    const inMemory = this.#segments.filter(({ isOnDisk }) => !isOnDisk);
    this.#segments = this.#segments.filter(({ isOnDisk }) => isOnDisk);
    return inMemory;
  }

  /** Deletes what is acknowledged; the last segment is emptied and stays. */
  sweep(): void {
    const last = this.#segments.at(-1);
    for (const segment of this.#segments) {
      if (segment !== last && segment.size === 0) segment.remove();
    }
    this.#segments = this.#segments.filter((segment) => segment === last || segment.size > 0);
    if (last?.size === 0) last.clear();
  }

  /** Drops the oldest until the rest is within the limits at this time; the answer is whether any was dropped. */
  dropExcess(now: number): boolean {
    const { diskBytes, memoryBytes, ageMs } = this.#limits;
    const before = this.#segments.length;
    for (const isOnDisk of [true, false]) {
      const most = isOnDisk ? diskBytes : memoryBytes;
      const isHere = (segment: Segment) => segment.isOnDisk === isOnDisk;
      for (const segment of this.#segments.slice(0, -1).filter(isHere)) {
        const isTooOld = (segment.newestAt ?? now) < now - ageMs;
        const bytes = this.#segments.filter(isHere).reduce((sum, other) => sum + other.bytes, 0);
        if (!isTooOld && bytes <= most) break;
        this.#drop(segment);
      }
    }
    return this.#segments.length < before;
  }

  /** A file that cannot be read as a whole counts as one damaged record. */
  #takeUp(name: string): number {
    const number = Number(SEGMENT_NAME.exec(name)?.[1]);
    this.#lastNumber = Math.max(this.#lastNumber, number);
    try {
      const file = SegmentFile.reopen(join(this.#folder, name), this.#files);
      if (number <= this.#losses.upTo) {
        file.remove();
        return 0;
      }
      const { segment, damaged } = Segment.reopen(number, file);
      this.#segments.push(segment);
      return damaged;
    } catch {
      return 1;
    }
  }

  /** The loss is noted first: a kill in between must not make it unknown. */
  #drop(segment: Segment): void {
    const { size, oldestAt, newestAt, isOnDisk, number } = segment;
    if (size > 0 && oldestAt !== null && newestAt !== null) {
      const loss: DroppedSnapshots = { count: size, from: oldestAt, to: newestAt };
      this.#losses.add(loss, isOnDisk ? number : null);
    }
    segment.remove();
    this.#segments = this.#segments.filter((other) => other !== segment);
  }

  #makeFolder(): void {
    this.#files.mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
  }
}
