/** Something that begins, lasts, ends, and comes again. All times in milliseconds. */
export interface PulseShape {
  readonly firstAt: number;
  readonly everyMs: number;
  readonly lastingMs: number;
  /** How long it takes to rise to its height, and to fall from it. */
  readonly rampMs: number;
}

/** A row of trapezoids, each of height 1. */
export class Pulse {
  readonly #shape: PulseShape;

  constructor(shape: PulseShape) {
    this.#shape = shape;
  }

  /** From 0 to 1. */
  heightAt(at: number): number {
    const { lastingMs, rampMs } = this.#shape;
    const since = this.#sinceStart(at);
    if (since < 0 || since > lastingMs) return 0;
    return Math.min(1, since / rampMs, (lastingMs - since) / rampMs);
  }

  /** Seconds at full height that have passed, those of earlier pulses included; what rises or falls counts in part. */
  secondsTo(at: number): number {
    const { firstAt, everyMs, lastingMs, rampMs } = this.#shape;
    if (at <= firstAt) return 0;
    const earlier = Math.floor((at - firstAt) / everyMs);
    const since = Math.min(this.#sinceStart(at), lastingMs);
    const rising = Math.min(since, rampMs);
    const level = Math.min(Math.max(since - rampMs, 0), lastingMs - 2 * rampMs);
    const falling = Math.max(since - (lastingMs - rampMs), 0);
    const part = rising ** 2 / (2 * rampMs) + level + falling - falling ** 2 / (2 * rampMs);
    return (earlier * (lastingMs - rampMs) + part) / 1_000;
  }

  /** When the pulse under way began; `null` between two. */
  startOf(at: number): number | null {
    const since = this.#sinceStart(at);
    return since >= 0 && since <= this.#shape.lastingMs ? at - since : null;
  }

  #sinceStart(at: number): number {
    const { firstAt, everyMs } = this.#shape;
    return at < firstAt ? -1 : (at - firstAt) % everyMs;
  }
}
