import type { Language } from '../messages/language';

const SECOND = 1_000;
const MINUTE = 60_000;
const HOUR = 3_600_000;
const DAY = 86_400_000;
const NO_BREAK = '\u00a0';

const UNITS = {
  en: { ms: 'ms', second: 's', minute: 'min', minuteAfterHour: 'min', hour: 'h', day: 'd' },
  zh: { ms: '毫秒', second: '秒', minute: '分钟', minuteAfterHour: '分', hour: '小时', day: '天' },
} as const satisfies Record<Language, Record<string, string>>;

const joined = (parts: readonly (readonly [value: number, unit: string])[]) =>
  parts
    .filter(([value], index) => index === 0 || value > 0)
    .map(([value, unit]) => `${value}${NO_BREAK}${unit}`)
    .join(NO_BREAK);

/** A length of time in its two largest units: `14 h 10 min`, `40 min`, `10 s`; `14 小时 10 分`. */
export function formatLength(lengthMs: number, language: Language): string {
  const unit = UNITS[language];
  const length = Math.max(0, lengthMs);
  if (length > 0 && length < SECOND) return joined([[Math.round(length), unit.ms]]);
  const seconds = Math.floor(length / SECOND);
  if (length < MINUTE) return joined([[seconds, unit.second]]);
  const minutes = Math.floor(length / MINUTE);
  if (length < 10 * MINUTE) {
    const rest = seconds % 60;
    if (rest > 0) {
      return joined([
        [minutes, unit.minuteAfterHour],
        [rest, unit.second],
      ]);
    }
  }
  if (length < HOUR) return joined([[minutes, unit.minute]]);
  const hours = Math.floor(length / HOUR);
  if (length < DAY) {
    return joined([
      [hours, unit.hour],
      [minutes % 60, unit.minuteAfterHour],
    ]);
  }
  return joined([
    [Math.floor(length / DAY), unit.day],
    [hours % 24, unit.hour],
  ]);
}

/** A length of time in all its units, none left out: `2 h 11 min 15 s`; `2 小时 11 分 15 秒`. */
export function formatWholeLength(lengthMs: number, language: Language): string {
  const unit = UNITS[language];
  const parts: readonly (readonly [number, string])[] = [
    [Math.floor(lengthMs / DAY), unit.day],
    [Math.floor(lengthMs / HOUR) % 24, unit.hour],
    [Math.floor(lengthMs / MINUTE) % 60, unit.minuteAfterHour],
    [Math.floor(lengthMs / SECOND) % 60, unit.second],
  ];
  const first = parts.findIndex(([value]) => value > 0);
  return first < 0 ? joined(parts.slice(-1)) : joined(parts.slice(first));
}

/** How long ago something was, in its largest units: `2 s ago`, `1 h 16 min ago`; `2 秒前`. */
export function formatAge(ageMs: number, language: Language): string {
  const age = Math.max(0, ageMs);
  const rounded = age < MINUTE ? Math.floor(age / SECOND) * SECOND : Math.floor(age / MINUTE) * MINUTE;
  const length = formatLength(rounded, language);
  return language === 'zh' ? `${length}前` : `${length}${NO_BREAK}ago`;
}
