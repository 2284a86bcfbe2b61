import type { Band, FleetHistory, History, StateCounts } from '@finwait/contracts';
import { STATE_NAMES, type State } from '@finwait/tcp';

/** One snapshot as it joins a chart. */
export interface Sample {
  readonly takenAt: number;
  readonly states: StateCounts;
}

/** A host's history as a chart holds it. Every array has the length of `at`, which only rises. */
export interface Timeline {
  readonly entries: History['entries'];
  readonly stepMs: number;
  readonly at: readonly number[];
  readonly samples: readonly number[];
  readonly series: Readonly<Record<State, Band>>;
  /** Up to here (epoch milliseconds) buckets already hold what was taken: older samples are not added to them again. */
  readonly through: number;
}

const BANDS = ['min', 'avg', 'max'] as const;

type Figures = (number | null)[];

const mapSeries = (
  series: Timeline['series'],
  change: (figures: Figures, state: State, band: keyof Band) => Figures,
) =>
  Object.fromEntries(
    STATE_NAMES.map((state) => [
      state,
      Object.fromEntries(BANDS.map((band) => [band, change(series[state][band], state, band)])),
    ]),
  ) as Record<State, Band>;

/** The timeline REST answered with; a state it left out is unknown throughout. */
export function backfill(history: History | FleetHistory): Timeline {
  const unknown = history.at.map(() => null);
  return {
    entries: history.entries,
    stepMs: history.stepMs,
    at: history.at,
    samples: history.samples,
    series: Object.fromEntries(
      STATE_NAMES.map((state) => [
        state,
        history.series[state] ?? { min: unknown, avg: unknown, max: unknown },
      ]),
    ) as Record<State, Band>,
    through: history.to,
  };
}

/** The place of the first entry at or after `at`. */
export function findPlace(ats: readonly number[], at: number): number {
  let [low, high] = [0, ats.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ats[middle] ?? Infinity) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

function insert(timeline: Timeline, at: number, sample: Sample): Timeline {
  const place = findPlace(timeline.at, at);
  return {
    ...timeline,
    at: timeline.at.toSpliced(place, 0, at),
    samples: timeline.samples.toSpliced(place, 0, 1),
    series: mapSeries(timeline.series, (figures, state) => figures.toSpliced(place, 0, sample.states[state])),
    through: Math.max(timeline.through, sample.takenAt),
  };
}

const join = {
  min: (held: number, count: number) => Math.min(held, count),
  max: (held: number, count: number) => Math.max(held, count),
  avg: (held: number, count: number, samples: number) => held + (count - held) / (samples + 1),
} as const;

function joinBucket(timeline: Timeline, place: number, sample: Sample): Timeline {
  const samples = timeline.samples[place] ?? 0;
  return {
    ...timeline,
    samples: timeline.samples.with(place, samples + 1),
    series: mapSeries(timeline.series, (figures, state, band) => {
      const count = sample.states[state];
      const held = figures[place] ?? null;
      if (count === null) return figures;
      return figures.with(place, held === null ? count : join[band](held, count, samples));
    }),
    through: Math.max(timeline.through, sample.takenAt),
  };
}

/** The start of the bucket a moment falls into; buckets follow the ones already there. */
function toBucketStart(timeline: Timeline, takenAt: number): number {
  const origin = timeline.at[0] ?? 0;
  return origin + Math.floor((takenAt - origin) / timeline.stepMs) * timeline.stepMs;
}

/**
 * Adds a live snapshot. Among snapshots it takes its own place in time, once. Among buckets it joins its
 * bucket, unless a later one already did: what comes late there is read with the next backfill.
 */
export function append(timeline: Timeline, sample: Sample): Timeline {
  if (timeline.entries === 'snapshots') {
    const isHeld = timeline.at[findPlace(timeline.at, sample.takenAt)] === sample.takenAt;
    return isHeld ? timeline : insert(timeline, sample.takenAt, sample);
  }
  if (sample.takenAt <= timeline.through) return timeline;
  const start = toBucketStart(timeline, sample.takenAt);
  const place = findPlace(timeline.at, start);
  return timeline.at[place] === start ? joinBucket(timeline, place, sample) : insert(timeline, start, sample);
}

/** Drops what lies before `from`. */
export function prune(timeline: Timeline, from: number): Timeline {
  const place = findPlace(timeline.at, from);
  if (place === 0) return timeline;
  return {
    ...timeline,
    at: timeline.at.slice(place),
    samples: timeline.samples.slice(place),
    series: mapSeries(timeline.series, (figures) => figures.slice(place)),
  };
}
