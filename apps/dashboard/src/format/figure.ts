import type { Language } from '../messages/language';

/** Stands for a figure that is not known. */
export const UNKNOWN = '–';

const NO_BREAK = '\u00a0';
const GROUPED: Readonly<Record<Language, Intl.NumberFormat>> = {
  en: new Intl.NumberFormat('en-US'),
  zh: new Intl.NumberFormat('zh-CN'),
};

/** A whole figure, thousands grouped: `78,465`; a dash when it is not known. */
export function formatFigure(value: number | null | undefined, language: Language): string {
  return value === null || value === undefined ? UNKNOWN : GROUPED[language].format(Math.round(value));
}

/** A change of a whole figure with its sign: `+311`, `−5`, `0`; a dash when it is not known. */
export function formatChange(change: number | null, language: Language): string {
  if (change === null) return UNKNOWN;
  const size = GROUPED[language].format(Math.abs(change));
  return change === 0 ? size : `${change > 0 ? '+' : '−'}${size}`;
}

const withoutZero = (text: string) => text.replace(/\.0$/, '');

/** A figure for axes and labels: `840`, `1.2k`, `78k`, `1.2M`; a dash when it is not known. */
export function formatShort(value: number | null | undefined): string {
  if (value === null || value === undefined) return UNKNOWN;
  if (value >= 999_500) return `${withoutZero((value / 1e6).toFixed(1))}M`;
  if (value >= 9_950) return `${Math.round(value / 1e3)}k`;
  if (value >= 1_000) return `${withoutZero((value / 1e3).toFixed(1))}k`;
  return String(Math.round(value));
}

/** A figure per second: `0.04`, `2.5`, `28.4`, `1.2k`; a dash when it is not known. */
export function formatRate(value: number | null | undefined): string {
  if (value === null || value === undefined) return UNKNOWN;
  if (value >= 100) return formatShort(value);
  if (value >= 0.95 || value === 0) return withoutZero(value.toFixed(1));
  return Number(value.toPrecision(1)).toString();
}

const BYTE_UNITS = ['B', 'kB', 'MB', 'GB', 'TB'] as const;

/** A figure per second on an axis, `28.4`, and with its unit at the end of a line, `28.4/s`. */
export function toRateText(value: number, isEnd: boolean): string {
  return isEnd ? `${formatRate(value)}/s` : formatRate(value);
}

/** A count on an axis, whose labels may lie between counts, `2.5`, and at the end of a line, `1.2k`. */
export function toCountText(value: number, isEnd: boolean): string {
  return isEnd ? formatShort(value) : formatRate(value);
}

/** Bytes in decimal units: `41 MB`. */
export function formatBytes(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < BYTE_UNITS.length - 1) {
    value /= 1_000;
    unit += 1;
  }
  const figure = value >= 10 || unit === 0 ? String(Math.round(value)) : withoutZero(value.toFixed(1));
  return `${figure}${NO_BREAK}${BYTE_UNITS[unit]}`;
}

/** A share of one in per cent with the thin space typography asks for: `0.3 %`. */
export function formatShare(share: number): string {
  const percent = share * 100;
  const figure =
    percent > 0 && percent < 0.1
      ? '<0.1'
      : percent < 10
        ? withoutZero(percent.toFixed(1))
        : String(Math.round(percent));
  return `${figure}\u202f%`;
}
