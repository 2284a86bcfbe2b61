import type { Band, History } from '@finwait/contracts';
import { toColumnIndex, type ColumnName } from '@finwait/tcp';
import type { Sample } from './sample.store.js';
import { toStepMs } from './step.js';

/** A longer silence than this many intervals is a gap. */
const GAP_INTERVALS = 2.5;

/** What to make of a range of samples. */
export interface RangeRequest {
  readonly host: string;
  /** Included, epoch milliseconds. */
  readonly from: number;
  /** Not included. */
  readonly to: number;
  readonly states: readonly string[];
  readonly maxPoints: number;
  /** The host's present interval. */
  readonly intervalMs: number;
}

/**
 * A host's samples as series: each sample by itself where they fit into `maxPoints`, else in buckets of equal width.
 * `samples` must be sorted by time.
 */
export function toHistory(samples: readonly Sample[], request: RangeRequest): History {
  const groups = toRawGroups(samples, request) ?? toBucketGroups(samples, request);
  return {
    host: request.host,
    from: request.from,
    to: request.to,
    stepMs: groups.stepMs,
    tier: groups.tier,
    at: groups.members.map(({ at }) => at),
    samples: groups.members.map(({ samples: members }) => members.length),
    series: Object.fromEntries(
      request.states.map((state) => [state, toBand(groups.members, toColumnIndex(state as ColumnName))]),
    ),
  };
}

interface Group {
  readonly at: number;
  readonly samples: readonly Sample[];
}

interface Groups {
  readonly tier: History['tier'];
  readonly stepMs: number;
  readonly members: readonly Group[];
}

/** One group per sample and an empty one in every gap; `undefined` when that is more than `maxPoints`. */
function toRawGroups(samples: readonly Sample[], request: RangeRequest): Groups | undefined {
  const stepMs = toUsualDistance(samples) ?? request.intervalMs;
  const patienceMs = GAP_INTERVALS * Math.max(stepMs, 1);
  const members: Group[] = [];
  for (const sample of samples) {
    const previousAt = members.at(-1)?.at;
    if (previousAt !== undefined && sample.takenAt - previousAt > patienceMs) {
      members.push({ at: previousAt + stepMs, samples: [] });
    }
    members.push({ at: sample.takenAt, samples: [sample] });
    if (members.length > request.maxPoints) return undefined;
  }
  return { tier: 'raw', stepMs, members };
}

/** The median distance of two neighbours; `undefined` for less than two samples. */
function toUsualDistance(samples: readonly Sample[]): number | undefined {
  const distances = samples.slice(1).map((sample, index) => sample.takenAt - (samples[index]?.takenAt ?? 0));
  return distances.sort((a, b) => a - b)[Math.floor(distances.length / 2)];
}

function toBucketGroups(samples: readonly Sample[], request: RangeRequest): Groups {
  const { from, to, maxPoints, intervalMs } = request;
  // Buckets of hardly an interval would be empty now and then by jitter alone, and look like gaps.
  const stepMs = Math.max(toStepMs(to - from, maxPoints), toStepMs(2 * intervalMs, 2));
  const byIndex = Map.groupBy(samples, (sample) => Math.floor(sample.takenAt / stepMs));
  const first = Math.floor(from / stepMs);
  const last = Math.floor((to - 1) / stepMs);
  const members = Array.from({ length: last - first + 1 }, (_, offset) => ({
    at: (first + offset) * stepMs,
    samples: byIndex.get(first + offset) ?? [],
  }));
  return { tier: 'bucketed', stepMs, members };
}

function toBand(groups: readonly Group[], column: number): Band {
  const band: { [Part in keyof Band]: (number | null)[] } = { min: [], avg: [], max: [] };
  for (const { samples } of groups) {
    const known = samples.map((sample) => sample.values[column] ?? null).filter((value) => value !== null);
    const isEmpty = known.length === 0;
    band.min.push(isEmpty ? null : Math.min(...known));
    band.avg.push(isEmpty ? null : known.reduce((sum, value) => sum + value, 0) / known.length);
    band.max.push(isEmpty ? null : Math.max(...known));
  }
  return band;
}
