import { formatAxisTime, formatMoment, formatSeconds } from './clock';
import {
  formatBytes,
  formatFigure,
  formatShare,
  formatShort,
  UNKNOWN,
  formatChange,
  formatRate,
  toCountText,
  toRateText,
} from './figure';
import { formatAge, formatLength, formatWholeLength } from './length';

const plain = (text: string) => text.replaceAll('\u00a0', ' ').replaceAll('\u202f', ' ');
const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

describe('figures', () => {
  it('groups thousands and tells unknown from zero', () => {
    expect(formatFigure(1_234_567, 'en')).toBe('1,234,567');
    expect(formatFigure(78_465, 'zh')).toBe('78,465');
    expect(formatFigure(0, 'en')).toBe('0');
    expect(formatFigure(null, 'en')).toBe(UNKNOWN);
  });

  it.each([
    [0, '0'],
    [840, '840'],
    [1_000, '1k'],
    [1_546, '1.5k'],
    [9_960, '10k'],
    [78_465, '78k'],
    [999_499, '999k'],
    [1_234_567, '1.2M'],
    [null, '–'],
  ])('shortens %p to %s', (value, text) => {
    expect(formatShort(value)).toBe(text);
  });

  it('writes bytes and shares with a space before the unit', () => {
    expect(plain(formatBytes(41_300_000))).toBe('41 MB');
    expect(plain(formatBytes(999))).toBe('999 B');
    expect(plain(formatBytes(1_500))).toBe('1.5 kB');
    expect(plain(formatShare(0.003))).toBe('0.3 %');
    expect(plain(formatShare(0.0002))).toBe('<0.1 %');
    expect(plain(formatShare(0.91))).toBe('91 %');
  });
});

describe('lengths', () => {
  it.each([
    [250, '250 ms', '250 毫秒'],
    [10 * SECOND, '10 s', '10 秒'],
    [90 * SECOND, '1 min 30 s', '1 分 30 秒'],
    [2 * MINUTE, '2 min', '2 分钟'],
    [40 * MINUTE, '40 min', '40 分钟'],
    [14 * HOUR + 10 * MINUTE, '14 h 10 min', '14 小时 10 分'],
    [2 * HOUR, '2 h', '2 小时'],
    [76 * HOUR, '3 d 4 h', '3 天 4 小时'],
  ])('writes %p ms as %s and %s', (lengthMs, en, zh) => {
    expect(plain(formatLength(lengthMs, 'en'))).toBe(en);
    expect(plain(formatLength(lengthMs, 'zh'))).toBe(zh);
  });

  it('writes ages', () => {
    expect(plain(formatAge(2_400, 'en'))).toBe('2 s ago');
    expect(plain(formatAge(2_400, 'zh'))).toBe('2 秒前');
    expect(plain(formatAge(76 * MINUTE + 59_999, 'en'))).toBe('1 h 16 min ago');
    expect(plain(formatAge(5 * MINUTE + 30_000, 'en'))).toBe('5 min ago');
    expect(plain(formatAge(-500, 'en'))).toBe('0 s ago');
  });

  it('keeps a figure and its unit on one line', () => {
    expect(formatLength(40 * MINUTE, 'en')).not.toContain(' ');
    expect(formatAge(40 * MINUTE, 'zh')).not.toContain(' ');
  });
});

describe('clock', () => {
  const at = Date.UTC(2026, 2, 18, 2, 40, 7);
  const en = { language: 'en', timeZone: 'UTC' } as const;
  const zh = { language: 'zh', timeZone: 'UTC' } as const;

  it('says only the time of today, and the day of any other', () => {
    expect(formatMoment(at, at + HOUR, en)).toBe('02:40');
    expect(formatMoment(at, at + 24 * HOUR, en)).toBe('Wed 18, 02:40');
    expect(formatMoment(at, at + 24 * HOUR, zh)).toBe('18日周三 02:40');
    expect(formatMoment(at, at + 240 * HOUR, en)).toBe('18 Mar, 02:40');
    expect(formatMoment(at, at + 240 * HOUR, zh)).toBe('3月18日 02:40');
  });

  it('counts days in the time zone of the reader', () => {
    expect(formatMoment(at, at + 20 * HOUR, { language: 'en', timeZone: 'Asia/Shanghai' })).toBe(
      'Wed 18, 10:40',
    );
  });

  it('labels midnight with the day and close labels with seconds', () => {
    expect(formatAxisTime(Date.UTC(2026, 2, 18), HOUR, en)).toBe('Wed 18');
    expect(formatAxisTime(at, HOUR, en)).toBe('02:40');
    expect(formatAxisTime(at, 10 * SECOND, en)).toBe('02:40:07');
    expect(formatSeconds(at, en)).toBe('02:40:07');
  });
});

describe('formatWholeLength', () => {
  it('leaves no unit out', () => {
    expect(formatWholeLength(7_875_000, 'en')).toBe('2\u00a0h\u00a011\u00a0min\u00a015\u00a0s');
    expect(formatWholeLength(7_875_000, 'zh')).toBe('2\u00a0小时\u00a011\u00a0分\u00a015\u00a0秒');
    expect(formatWholeLength(0, 'en')).toBe('0\u00a0s');
    expect(formatWholeLength(90_061_000, 'en')).toBe('1\u00a0d\u00a01\u00a0h\u00a01\u00a0min\u00a01\u00a0s');
  });
});

describe('formatRate and formatChange', () => {
  it('tell small rates from none', () => {
    expect([0, 0.04, 0.5, 1, 28.44, 1_234, null].map((rate) => formatRate(rate))).toEqual([
      '0',
      '0.04',
      '0.5',
      '1',
      '28.4',
      '1.2k',
      '–',
    ]);
  });

  it('sign a change with a true minus', () => {
    expect([311, -5, 0, null].map((change) => formatChange(change, 'en'))).toEqual(['+311', '−5', '0', '–']);
  });
});

describe('the figures of a strip', () => {
  it('lie where they say on the axis, and are short with their unit at the end of a line', () => {
    expect([2.5, 7.5, 1_200].map((count) => toCountText(count, false))).toEqual(['2.5', '7.5', '1.2k']);
    expect(toCountText(57.3, true)).toBe('57');
    expect([toRateText(0.5, false), toRateText(28.44, true)]).toEqual(['0.5', '28.4/s']);
  });
});
