/**
 * A time limit in seconds. `never`: there is none. `unknown`: there is one that could not be seen, so what depends on it
 * cannot be decided. `unstated`: nobody spoke of it, so nothing is said about it.
 */
export type Limit = number | 'never' | 'unknown' | 'unstated';

/** A limit and the setting that it comes from. */
export interface Timer {
  /** The vendor's name. */
  readonly setting: string;
  readonly limit: Limit;
  /** Whether the path says so; else it is the vendor's default. */
  readonly isStated: boolean;
}

/** The seconds of a limit to compare by: what has no limit, or none that is known, lasts for ever. */
export function toSeconds(limit: Limit): number {
  return typeof limit === 'number' ? limit : Infinity;
}

/** Whether anything was said of the limit that can be reasoned with. */
export function isKnown(limit: Limit): limit is number | 'never' {
  return limit !== 'unknown' && limit !== 'unstated';
}

/** The timer that ends first; the earlier in the list where two end together. */
export function toFirst(timers: readonly Timer[]): Timer | undefined {
  return timers.reduce<Timer | undefined>(
    (first, timer) => (first && toSeconds(first.limit) <= toSeconds(timer.limit) ? first : timer),
    undefined,
  );
}
