import type { PastSnapshots } from './past-snapshots.ts';
import type { RawHistory } from './raw-history.ts';

const HOUR_MS = 3_600_000;
const CHUNK_MS = 12 * HOUR_MS;

/** What became of the acknowledged snapshots of one host, from look to look. */
export class Losses {
  /** The times of those that are gone or changed though they are to be kept. */
  readonly lost = new Set<number>();
  /** Gone with their whole chunk, since it was older than it is kept. */
  removed = 0;
  /** Never sealed, since they were older than what is kept when they came or were to be sealed. */
  tooOld = 0;
  readonly #keepMs: number;
  readonly #sealed = new Set<number>();

  /** Raw snapshots are kept for so long, in milliseconds. */
  constructor(keepMs: number) {
    this.#keepMs = keepMs;
  }

  /**
   * Looks at a file that nobody writes to. To be kept are all snapshots from an hour after the floor on, and whatever was
   * sealed in a chunk that begins at the floor or later or is still there. Throws where the floor is higher than
   * the newest snapshot lets it be.
   */
  look({ acknowledged, newestAt }: PastSnapshots, { floorAt, chunks, hot }: RawHistory): void {
    const mostFloorAt = toChunkStart(toChunkStart(newestAt) + CHUNK_MS - this.#keepMs);
    if (floorAt > mostFloorAt) throw new Error(`the floor is ${floorAt}, at most it may be ${mostFloorAt}`);
    const keptFrom = floorAt === 0 ? 0 : floorAt + HOUR_MS;
    let removed = 0;
    let tooOld = 0;
    for (const [at, seq] of acknowledged) {
      const startAt = toChunkStart(at);
      const sealed = chunks.get(startAt)?.get(at);
      if (sealed !== undefined) this.#sealed.add(at);
      const stored = sealed ?? hot.get(at);
      if (stored === seq) continue;
      const wasSealed = this.#sealed.has(at);
      const mayBeGone = wasSealed ? !chunks.has(startAt) && startAt < floorAt : at < keptFrom;
      if (stored !== undefined || !mayBeGone) this.lost.add(at);
      else if (wasSealed) removed += 1;
      else tooOld += 1;
    }
    Object.assign(this, { removed, tooOld });
  }
}

function toChunkStart(at: number): number {
  return Math.floor(at / CHUNK_MS) * CHUNK_MS;
}
