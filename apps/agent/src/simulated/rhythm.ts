import { toSlope } from './steady-random.js';

const { PI, cos, floor, max, min } = Math;

/** What a host's work follows: people awake, a nightly run, or hardly anything. */
export type Rhythm = 'people' | 'night' | 'steady';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** 1970 began on a Thursday: Saturday and Sunday are days 2 and 3 of its week. */
const WEEKEND = [2, 3];
const WEEKEND_LOAD = 0.62;

/** How much there is to do at a time, 1 on average of a working day; `hoursAhead` of UTC is where its people live. */
export function toDemand(rhythm: Rhythm, at: number, hoursAhead: number): number {
  const local = at + hoursAhead * HOUR_MS;
  const hour = (local % DAY_MS) / HOUR_MS;
  if (rhythm === 'night') return toNight(hour);
  if (rhythm === 'steady') return 1 + 0.12 * toCosine(hour - 15, 24);
  const wave = 1 + 0.66 * toCosine(hour - 15, 24) + 0.1 * toCosine(hour - 20, 12);
  return wave * toDayLoad(local);
}

/** The same, with what no plan foresees: gusts of a minute, of ten and of two hours. */
export function addGusts(demand: number, at: number, seed: number): number {
  const gust = (lengthMs: number, octave: number) => toSlope(seed + octave, at / lengthMs) - 0.5;
  return demand * (1 + 0.1 * gust(45_000, 0) + 0.12 * gust(600_000, 1) + 0.14 * gust(7_200_000, 2));
}

/** From one o'clock to half past three all of it, and a little every hour. */
function toNight(hour: number): number {
  const run = min(1, max(0, (hour - 1) * 6), max(0, (3.5 - hour) * 6));
  const minute = (hour % 1) * 60;
  return 0.06 + 5 * run + (minute > 5 && minute < 11 ? 0.6 : 0);
}

/** A day passes into the next within two hours around midnight. */
function toDayLoad(local: number): number {
  const [before, after] = [toLoadOfDay(local - HOUR_MS), toLoadOfDay(local + HOUR_MS)];
  if (before === after) return before;
  const share = ((local + HOUR_MS) % DAY_MS) / (2 * HOUR_MS);
  return before + (after - before) * share;
}

function toLoadOfDay(local: number): number {
  return WEEKEND.includes(floor(local / DAY_MS) % 7) ? WEEKEND_LOAD : 1;
}

function toCosine(hours: number, period: number): number {
  return cos((2 * PI * hours) / period);
}
