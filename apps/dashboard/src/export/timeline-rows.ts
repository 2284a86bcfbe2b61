import type { State } from '@finwait/tcp';
import type { Timeline } from '../host/timeline';

const toIso = (at: number) => new Date(at).toISOString();

/** A timeline as rows: time, samples, then least, mean and most of each state. */
export function toTimelineRows(
  timeline: Timeline,
  states: readonly State[],
): readonly (readonly (string | number | null)[])[] {
  const heading = states.flatMap((state) => [`${state} min`, `${state} avg`, `${state} max`]);
  return [
    ['time', 'samples', ...heading],
    ...timeline.at.map((at, place) => [
      toIso(at),
      timeline.samples[place] ?? 0,
      ...states.flatMap((state) => {
        const { min, avg, max } = timeline.series[state];
        return [min[place] ?? null, avg[place] ?? null, max[place] ?? null];
      }),
    ]),
  ];
}
