/** How much there is at once, and how much comes back. */
export interface Allowance {
  readonly burst: number;
  readonly perSecond: number;
}

interface Bucket {
  level: number;
  at: number;
}

/** Keys that are remembered; of more, the one taken from longest ago is forgotten, which fills its bucket. */
const MOST_KEYS = 10_000;

/** A token bucket for every key, in bounded memory. A key nobody took from is full, and not kept. */
export class TokenBuckets<Key = string> {
  private readonly byKey = new Map<Key, Bucket>();

  constructor(private readonly allowance: Allowance) {}

  /** How many keys are remembered. */
  get size(): number {
    return this.byKey.size;
  }

  /** Takes one. Gives 0, or the milliseconds until there is one again, and then takes nothing. */
  take(key: Key, now: number): number {
    const waitMs = this.waitMsOf(key, now);
    if (waitMs > 0) return waitMs;
    const level = this.levelOf(key, now) - 1;
    this.byKey.delete(key);
    this.byKey.set(key, { level, at: now });
    const [oldest] = this.byKey.keys();
    if (this.byKey.size > MOST_KEYS && oldest !== undefined) this.byKey.delete(oldest);
    return 0;
  }

  /** Gives one back that was taken. */
  giveBack(key: Key): void {
    const bucket = this.byKey.get(key);
    if (!bucket) return;
    bucket.level += 1;
    if (bucket.level >= this.allowance.burst) this.byKey.delete(key);
  }

  /** Milliseconds until there is one; 0 when there is. */
  waitMsOf(key: Key, now: number): number {
    const level = this.levelOf(key, now);
    return level >= 1 ? 0 : Math.ceil(((1 - level) / this.allowance.perSecond) * 1_000);
  }

  private levelOf(key: Key, now: number): number {
    const { burst, perSecond } = this.allowance;
    const bucket = this.byKey.get(key);
    if (!bucket) return burst;
    return Math.min(burst, bucket.level + (Math.max(0, now - bucket.at) / 1_000) * perSecond);
  }
}
