import type { Series } from '../history/chunk/chunk-code.js';
import { answerRange } from '../history/range-answer.js';
import type { RangeQuery } from '../history/range-query.js';
import { toFloor, type RetentionPolicy } from '../history/retention/retention-policy.js';
import type { Sample } from '../history/sample.store.js';
import { ROW_FIELDS, STORE_COLUMNS } from '../history/store-column.js';
import type { HistoryStore, RangeSource } from '../history/store/history-store.js';
import { HOUR_MS, toStart } from '../history/tier.js';
import { compress } from '../web/coding.js';

/** A store that keeps snapshots in memory and packs nothing. */
export class MemoryStore implements HistoryStore {
  protected samples: Sample[] = [];
  protected floorAt = 0;
  protected lastHeard = new Map<number, number>();
  tooOld = 0;

  verifyDurability(): Promise<void> {
    return Promise.resolve();
  }

  append(samples: readonly Sample[]): Promise<void> {
    if (samples.some(({ takenAt }) => !Number.isFinite(takenAt))) {
      return Promise.reject(new Error('a sample has no time'));
    }
    const keptFrom = this.floorAt === 0 ? 0 : this.floorAt + HOUR_MS;
    for (const sample of samples) {
      if (sample.takenAt < keptFrom) this.tooOld += 1;
      else if (!this.has(sample)) this.samples.push(sample);
    }
    return Promise.resolve();
  }

  seal(_closedBefore: number) {
    return Promise.resolve({ hours: 0, fleetHours: 0, damaged: [] });
  }

  retain({ keepMs }: RetentionPolicy, now: number) {
    const newestAt = Math.max(...this.samples.map(({ takenAt }) => takenAt));
    this.floorAt = Math.max(this.floorAt, toFloor('raw', Math.min(now, newestAt), keepMs.raw));
    for (const { hostId, takenAt } of this.samples)
      this.lastHeard.set(hostId, Math.max(takenAt, this.lastHeard.get(hostId) ?? 0));
    this.samples = this.samples.filter(({ takenAt }) => takenAt >= this.floorAt);
    return Promise.resolve({ removals: [], overBytes: undefined });
  }

  read(query: RangeQuery): Promise<Buffer> {
    const text = new TextEncoder().encode(JSON.stringify(answerRange(this.toSource(), query)));
    return Promise.resolve(Buffer.from(compress(text, query.coding)));
  }

  readNewest(): Promise<Sample[]> {
    const hosts = Map.groupBy(this.samples, ({ hostId }) => hostId);
    const toNewest = (samples: readonly Sample[]) =>
      samples.toSorted((a, b) => b.takenAt - a.takenAt).slice(0, 1);
    return Promise.resolve([...hosts.values()].flatMap(toNewest));
  }

  readLastHeard(): Promise<ReadonlyMap<number, number>> {
    const kept = new Set(this.samples.map(({ hostId }) => hostId));
    return Promise.resolve(new Map([...this.lastHeard].filter(([hostId]) => !kept.has(hostId))));
  }

  readFailure(): Promise<null> {
    return Promise.resolve(null);
  }

  /** The same history as after a restart. */
  reopen(): Promise<HistoryStore> {
    const reopened = new MemoryStore();
    reopened.samples = this.samples;
    reopened.floorAt = this.floorAt;
    reopened.lastHeard = this.lastHeard;
    return Promise.resolve(reopened);
  }

  protected has({ hostId, takenAt }: Sample): boolean {
    return this.samples.some((known) => known.hostId === hostId && known.takenAt === takenAt);
  }

  /** The samples of a host in a range, oldest first. */
  protected select(hostId: number, from: number, to: number): Sample[] {
    return this.samples
      .filter((sample) => sample.hostId === hostId && sample.takenAt >= from && sample.takenAt < to)
      .toSorted((a, b) => a.takenAt - b.takenAt);
  }

  private toSource(): RangeSource {
    return {
      look: (work) => work(),
      readReach: () => ({ firstStart: undefined, floorAt: this.floorAt }),
      readFloor: () => this.floorAt,
      readHot: (hostId, from, to) => toSeries(this.select(hostId, from, to)),
      readHotHoursOf: (hostId, from, to) => [
        ...new Set(this.select(hostId, from, to).map(({ takenAt }) => toStart(takenAt, HOUR_MS))),
      ],
      readChunks: () => [],
    };
  }
}

function toSeries(samples: readonly Sample[]): Series {
  const rows = samples.map(({ seq, flags, hosts, values }) => [
    ...[seq, flags, hosts?.reporting, hosts?.held],
    ...values,
  ]);
  return {
    at: Float64Array.from(samples, ({ takenAt }) => takenAt),
    series: Array.from({ length: ROW_FIELDS.length + STORE_COLUMNS.length }, (_, place) =>
      Float64Array.from(rows, (row) => row[place] ?? Number.NaN),
    ),
  };
}
