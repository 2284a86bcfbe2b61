import type { Language } from '../messages/language';

const LOCALES: Readonly<Record<Language, string>> = { en: 'en-GB', zh: 'zh-CN' };

/** How moments are written: the reader's language, and a time zone where the machine's is not meant. */
export interface Clock {
  readonly language: Language;
  readonly timeZone?: string;
}

const FORMATS = new Map<string, Intl.DateTimeFormat>();

function toFormat(clock: Clock, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([clock.language, clock.timeZone, options]);
  const known = FORMATS.get(key);
  if (known) return known;
  const format = new Intl.DateTimeFormat(LOCALES[clock.language], {
    ...options,
    ...(clock.timeZone === undefined ? {} : { timeZone: clock.timeZone }),
  });
  FORMATS.set(key, format);
  return format;
}

const TIME = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
const SECONDS = { ...TIME, second: '2-digit' } as const;

/** `Wed 18`; `18日周三`. */
export function formatDay(at: number, clock: Clock): string {
  const parts = toFormat(clock, { weekday: 'short', day: 'numeric' }).formatToParts(at);
  const read = (type: string) => parts.find((part) => part.type === type)?.value ?? '';
  return clock.language === 'zh' ? `${read('day')}日${read('weekday')}` : `${read('weekday')} ${read('day')}`;
}

const isSameDay = (a: number, b: number, clock: Clock) => {
  const day = toFormat(clock, { year: 'numeric', month: 'numeric', day: 'numeric' });
  return day.format(a) === day.format(b);
};

const WEEK_MS = 6 * 86_400_000;

/** A moment as a reader of today says it: `02:40` today, `Wed 18, 02:40` within a week, `18 Mar, 02:40` otherwise. */
export function formatMoment(at: number, now: number, clock: Clock): string {
  const time = toFormat(clock, TIME).format(at);
  if (isSameDay(at, now, clock)) return time;
  const isNear = Math.abs(now - at) < WEEK_MS;
  const day = isNear ? formatDay(at, clock) : toFormat(clock, { month: 'short', day: 'numeric' }).format(at);
  return clock.language === 'zh' ? `${day} ${time}` : `${day}, ${time}`;
}

/** `16:50:04`. */
export function formatSeconds(at: number, clock: Clock): string {
  return toFormat(clock, SECONDS).format(at);
}

/** A label of a time axis whose labels are `stepMs` apart: the day at midnight, seconds where they differ. */
export function formatAxisTime(at: number, stepMs: number, clock: Clock): string {
  const time = toFormat(clock, TIME).format(at);
  if (time === '00:00' || stepMs >= 86_400_000) return formatDay(at, clock);
  return stepMs < 60_000 ? formatSeconds(at, clock) : time;
}
