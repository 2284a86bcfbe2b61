import type { StateCounts } from '@finwait/contracts';
import { STATE_NAMES, type State } from '@finwait/tcp';
import { findPlace, type Timeline } from './timeline';

/** What a chart shows at one moment. */
export interface Reading {
  readonly at: number;
  readonly states: StateCounts;
}

/** The entry nearest to `at`, as averages; `null` where nothing was measured within a step of it. */
export function findValues(timeline: Timeline, at: number): Reading | null {
  const after = findPlace(timeline.at, at);
  const nearest = [after - 1, after]
    .filter((place) => place >= 0 && place < timeline.at.length && (timeline.samples[place] ?? 0) > 0)
    .sort((a, b) => Math.abs((timeline.at[a] ?? 0) - at) - Math.abs((timeline.at[b] ?? 0) - at))[0];
  const found = nearest === undefined ? undefined : timeline.at[nearest];
  if (nearest === undefined || found === undefined || Math.abs(found - at) > timeline.stepMs) return null;
  return {
    at: found,
    states: Object.fromEntries(
      STATE_NAMES.map((state) => [state, timeline.series[state].avg[nearest] ?? null]),
    ) as StateCounts,
  };
}

/** The lowest and highest count of each state over a timeline; `null` where it was never counted. */
export function findExtremes(timeline: Timeline): Record<State, { min: number | null; max: number | null }> {
  const isKnown = (count: number | null): count is number => count !== null;
  return Object.fromEntries(
    STATE_NAMES.map((state) => {
      const { min, max } = timeline.series[state];
      return [
        state,
        {
          min: min.filter(isKnown).reduce<number | null>((low, count) => Math.min(low ?? count, count), null),
          max: max
            .filter(isKnown)
            .reduce<number | null>((high, count) => Math.max(high ?? count, count), null),
        },
      ];
    }),
  ) as Record<State, { min: number | null; max: number | null }>;
}

/** The last known average of a state. */
export function findLast(timeline: Timeline, state: State): number | null {
  return timeline.series[state].avg.findLast((count) => count !== null) ?? null;
}

/** How many entries were measured. */
export function countPoints(timeline: Timeline): number {
  return timeline.samples.filter((samples) => samples > 0).length;
}
