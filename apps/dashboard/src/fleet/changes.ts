import { STATE_NAMES, type State } from '@finwait/tcp';
import { findPlace, type Timeline } from '../host/timeline';

const HOUR_MS = 3_600_000;
/** As far back as the ledger looks. */
export const DAY_MS = 24 * HOUR_MS;

/** What a state was an hour and a day ago; `null` where that is not known. */
export interface Before {
  readonly hour: number | null;
  readonly day: number | null;
}

/** Reads what each state was before `now`, from a timeline of the day. */
export function findBefore(timeline: Timeline, now: number): Record<State, Before> {
  const [hour, day] = [HOUR_MS, DAY_MS].map((ago) => findEntry(timeline, now - ago));
  const read = (state: State, place: number | undefined) =>
    place === undefined ? null : (timeline.series[state].avg[place] ?? null);
  return Object.fromEntries(
    STATE_NAMES.map((state) => [state, { hour: read(state, hour), day: read(state, day) }]),
  ) as Record<State, Before>;
}

/** The place of the entry that covers a moment, or begins within one step after it. */
function findEntry({ at, stepMs, entries }: Timeline, moment: number): number | undefined {
  const next = findPlace(at, moment);
  const lengthMs = entries === 'buckets' ? stepMs : 0;
  if ((at[next - 1] ?? -Infinity) + lengthMs > moment) return next - 1;
  return (at[next] ?? Infinity) - moment <= stepMs ? next : undefined;
}

const NEWS_TIMES = 3;
const NEWS_FLOOR = 50;

/** Whether a count rose so far that it is news: to three times what it was, and by more than fifty. */
export function isNews(now: number | null, before: number | null): boolean {
  if (now === null || before === null) return false;
  return now >= NEWS_TIMES * before && now - before > NEWS_FLOOR;
}
