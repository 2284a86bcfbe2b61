import type { ProductText } from './product-text.js';

const UNITS = [
  [86_400, ' d', ' 天'],
  [3_600, ' h', ' 小时'],
  [60, ' min', ' 分'],
] as const;

/** A length of time for people, in both languages: `2 h 11 min 15 s`, `65 s`, `30 ms`. */
export function toLengthText(seconds: number): ProductText {
  if (seconds < 1) return toText(`${round(seconds * 1_000)} ms`, `${round(seconds * 1_000)} 毫秒`);
  if (seconds < 600) return toText(`${round(seconds)} s`, `${round(seconds)} 秒`);
  let left = Math.round(seconds);
  const parts: [string, string][] = [];
  for (const [size, en, zh] of UNITS) {
    const count = Math.floor(left / size);
    left -= count * size;
    if (count > 0) parts.push([`${count}${en}`, `${count}${zh}`]);
  }
  if (left > 0) parts.push([`${left} s`, `${left} 秒`]);
  return toText(parts.map(([en]) => en).join(' '), parts.map(([, zh]) => zh).join(' '));
}

function toText(en: string, zh: string): ProductText {
  return { en, zh };
}

function round(value: number): number {
  return Number(value.toPrecision(4));
}
