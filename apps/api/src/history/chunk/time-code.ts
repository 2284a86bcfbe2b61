/**
 * Times on a grid: an agent takes its snapshots at whole multiples of its interval and a few milliseconds late. The
 * number of the tick is then free, and the lateness needs half of what a difference of differences would.
 */
export interface TickedTimes {
  /** The first time, epoch milliseconds. */
  readonly base: number;
  /** The width of the grid, at least 1 ms. */
  readonly stepMs: number;
  readonly ticks: Float64Array;
  /** The distance to the tick, in milliseconds. */
  readonly offsets: Float64Array;
}

/** Puts rising times on the grid that suits them. */
export function toTicks(at: Float64Array): TickedTimes {
  const base = at[0] ?? 0;
  const stepMs = toGridMs(at);
  const ticks = at.map((time) => Math.round((time - base) / stepMs));
  const offsets = at.map((time, index) => time - base - (ticks[index] ?? 0) * stepMs);
  return { base, stepMs, ticks, offsets };
}

/** The times behind {@link toTicks}; `undefined` when they do not rise. */
export function toTimes({ base, stepMs, ticks, offsets }: TickedTimes): Float64Array | undefined {
  const at = ticks.map((tick, index) => base + tick * stepMs + (offsets[index] ?? 0));
  const isRising = at.every(
    (time, index) => Number.isSafeInteger(time) && time > (at[index - 1] ?? -Infinity),
  );
  return isRising ? at : undefined;
}

/** The mean distance of neighbours, each distance counted as the whole number of usual ones that it spans. */
function toGridMs(at: Float64Array): number {
  const distances = at.slice(1).map((time, index) => time - (at[index] ?? 0));
  const usual = distances.toSorted()[distances.length >>> 1] ?? 1;
  const ticks = distances.reduce((sum, distance) => sum + Math.round(distance / usual), 0);
  const span = (at.at(-1) ?? 0) - (at[0] ?? 0);
  return Math.max(1, Math.round(span / Math.max(1, ticks)));
}
