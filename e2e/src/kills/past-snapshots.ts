import type { History } from '@finwait/contracts';
import { COLUMN_NAMES } from '@finwait/tcp';
import { readAsAdmin } from '../processes/started-api.ts';

const HOUR_MS = 3_600_000;
/** Of all snapshots, where there are late ones. */
const LATE_SHARE = 0.1;

/** A snapshot all of whose figures are its number. */
export interface PastSnapshot {
  readonly seq: number;
  readonly takenAt: number;
  readonly values: readonly number[];
}

/**
 * Snapshots of closed hours in the order of chance, each instant once: nearly every one comes late, into an hour that is
 * sealed already.
 */
export class PastSnapshots {
  /** The number of every snapshot that was acknowledged, by its time. */
  readonly acknowledged = new Map<number, number>();
  #from: number;
  readonly #hours: number;
  readonly #lateHours: number;
  readonly #taken = new Set<number>();
  #seq = 0;

  /** They are of so many hours from the beginning of an hour on, and late ones of hours before. */
  constructor(from: number, hours: number, lateHours = 0) {
    this.#from = from;
    this.#hours = hours;
    this.#lateHours = lateHours;
  }

  /** No snapshot is newer: epoch milliseconds. */
  get newestAt(): number {
    return this.#from + this.#hours * HOUR_MS - 1;
  }

  /** From now on they are of hours that are so much later. */
  move(hours: number): void {
    this.#from += hours * HOUR_MS;
  }

  next(count: number): PastSnapshot[] {
    return Array.from({ length: count }, () => {
      const seq = (this.#seq += 1);
      return { seq, takenAt: this.#newTime(), values: COLUMN_NAMES.map(() => seq) };
    });
  }

  /** These are on the disk, says the answer. */
  acknowledge(snapshots: readonly PastSnapshot[]): void {
    for (const { seq, takenAt } of snapshots) this.acknowledged.set(takenAt, seq);
  }

  /** The times of acknowledged snapshots, late ones left out, that an API does not give back as they were. */
  async findLost(url: string, host: string): Promise<number[]> {
    const stored = new Map<number, number | null>();
    for (let hour = 0; hour < this.#hours; hour += 1) {
      const from = this.#from + hour * HOUR_MS;
      const path = `hosts/${host}/history?from=${from}&to=${from + HOUR_MS}&states=LISTEN&maxPoints=5000`;
      const history = await readAsAdmin<History>(`${url}/api/v1/${path}`);
      if (history.entries !== 'snapshots') throw new Error(`hour ${hour} has too many snapshots to tell`);
      history.at.forEach((at, place) => {
        if (history.samples[place] === 1) stored.set(at, history.series['LISTEN']?.avg[place] ?? null);
      });
    }
    const sent = [...this.acknowledged].filter(([at]) => at >= this.#from && at <= this.newestAt);
    return sent.filter(([at, seq]) => stored.get(at) !== seq).map(([at]) => at);
  }

  #newTime(): number {
    for (;;) {
      const at = this.#from + Math.floor(this.#someHours() * HOUR_MS);
      if (this.#taken.has(at)) continue;
      this.#taken.add(at);
      return at;
    }
  }

  #someHours(): number {
    const isLate = this.#lateHours > 0 && Math.random() < LATE_SHARE;
    return isLate ? -Math.random() * this.#lateHours : Math.random() * this.#hours;
  }
}
