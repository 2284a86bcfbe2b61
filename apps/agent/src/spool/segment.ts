import type { OutgoingSnapshot } from '../outgoing.js';
import { decodeRecords } from './record.js';
import type { SegmentFile } from './segment-file.js';

/** Snapshots that were taken one after the other, in a file or, where that cannot be, in memory. */
export class Segment {
  /** Grows from segment to segment. */
  readonly number: number;
  readonly #file: SegmentFile | null;
  #bytes = 0;
  #count = 0;
  #oldestAt = 0;
  #newestAt = 0;
  /** When what was acknowledged was taken, as long as the rest is not in memory. A host has one snapshot a millisecond. */
  #acknowledged = new Set<number>();
  /** What is not acknowledged, once it was read. */
  #waiting: OutgoingSnapshot[] | null;

  constructor(number: number, file: SegmentFile | null) {
    this.number = number;
    this.#file = file;
    this.#waiting = file === null ? [] : null;
  }

  /** A segment as an earlier process left it, and how many of its records cannot be read. */
  static reopen(number: number, file: SegmentFile): { segment: Segment; damaged: number } {
    const segment = new Segment(number, file);
    const { snapshots, damaged } = decodeRecords(file.read());
    segment.#bytes = file.bytes;
    for (const { row } of snapshots) segment.#note(row[1]);
    return { segment, damaged };
  }

  get isOnDisk(): boolean {
    return this.#file !== null;
  }

  /** What it holds on the disk or in memory, what was acknowledged included. */
  get bytes(): number {
    return this.#bytes;
  }

  /** How many snapshots are not acknowledged. */
  get size(): number {
    return this.#waiting?.length ?? this.#count - this.#acknowledged.size;
  }

  /** When its first snapshot was taken; `null` while it is empty. */
  get oldestAt(): number | null {
    return this.#count === 0 ? null : this.#oldestAt;
  }

  /** When its last snapshot was taken; `null` while it is empty. */
  get newestAt(): number | null {
    return this.#count === 0 ? null : this.#newestAt;
  }

  /** Adds a snapshot with its record. Throws when the disk refuses; nothing is added then. */
  append(snapshot: OutgoingSnapshot, encoded: string): void {
    this.#file?.append(encoded);
    this.#waiting?.push(snapshot);
    this.#bytes = this.#file?.bytes ?? this.#bytes + encoded.length;
    this.#note(snapshot.row[1]);
  }

  /** What is not acknowledged, oldest first, and how many records the disk lost since they were written. */
  read(): { waiting: readonly OutgoingSnapshot[]; damaged: number } {
    if (this.#waiting !== null) return { waiting: this.#waiting, damaged: 0 };
    const snapshots = this.#decode();
    this.#waiting = snapshots.filter(({ row }) => !this.#acknowledged.has(row[1]));
    this.#acknowledged.clear();
    return { waiting: this.#waiting, damaged: Math.max(0, this.#count - snapshots.length) };
  }

  /** The snapshots taken at these times are in the history. */
  acknowledge(times: ReadonlySet<number>): void {
    if (this.#waiting !== null) this.#waiting = this.#waiting.filter(({ row }) => !times.has(row[1]));
    else for (const takenAt of times) this.#acknowledged.add(takenAt);
  }

  /** Forgets everything and can be filled again. */
  clear(): void {
    this.#file?.clear();
    this.#bytes = this.#file?.bytes ?? 0;
    this.#count = 0;
    this.#acknowledged.clear();
    this.#waiting = this.#file === null ? [] : null;
  }

  /** Resolves when a power cut can no longer take it. */
  async sync(): Promise<void> {
    await this.#file?.sync();
  }

  /** Nothing is appended any more. */
  async close(): Promise<void> {
    await this.#file?.close();
  }

  /** Deletes it with all it holds. */
  remove(): void {
    this.#file?.remove();
  }

  #decode(): readonly OutgoingSnapshot[] {
    try {
      return decodeRecords(this.#file?.read() ?? '').snapshots;
    } catch {
      return [];
    }
  }

  #note(takenAt: number): void {
    if (this.#count === 0) this.#oldestAt = takenAt;
    this.#count += 1;
    this.#newestAt = takenAt;
  }
}
