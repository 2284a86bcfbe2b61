import type { AnsweredSeconds } from '@finwait/tcp';
import { useLocale, useTranslations } from 'use-intl';
import { formatLength, formatWholeLength } from '../format/length';
import type { Language } from '../messages/language';

const NO_BREAK = '\u00a0';
/** Shorter ones are written in seconds, as settings are. */
const LONG_SECONDS = 600;

/** A limit as settings are read: `75 s`, `5 min`, `2 h 11 min 15 s`, `500 ms`. */
export function formatLimit(seconds: number, language: Language): string {
  if (seconds > 0 && seconds < 1) return formatLength(seconds * 1_000, language);
  if (seconds < LONG_SECONDS && seconds % 60 !== 0) {
    const figure = Number(seconds.toPrecision(4));
    return `${figure}${NO_BREAK}${language === 'zh' ? '秒' : 's'}`;
  }
  return formatWholeLength(Math.round(seconds) * 1_000, language);
}

/** Writes a limit, or that there is none, or that it is not known. */
export function useLimitText(): (seconds: AnsweredSeconds) => string {
  const t = useTranslations('paths');
  const language = useLocale();
  return (seconds) => {
    if (seconds === 'never') return t('noLimit');
    if (seconds === 'unknown') return t('notKnown');
    return seconds === 0 ? t('atOnce') : formatLimit(seconds, language);
  };
}
