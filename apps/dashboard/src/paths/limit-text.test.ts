import { formatLimit } from './limit-text';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('formatLimit', () => {
  it.each([
    [0.5, '500 ms', '500 毫秒'],
    [6, '6 s', '6 秒'],
    [75, '75 s', '75 秒'],
    [12.6, '12.6 s', '12.6 秒'],
    [300, '5 min', '5 分钟'],
    [1_800, '30 min', '30 分钟'],
    [7_875, '2 h 11 min 15 s', '2 小时 11 分钟 15 秒'],
    [432_000, '5 d', '5 天'],
  ])('writes %p s as settings are read', (seconds, en, zh) => {
    expect(plain(formatLimit(seconds, 'en'))).toBe(en);
    expect(plain(formatLimit(seconds, 'zh')).replaceAll('分钟', '分')).toBe(zh.replaceAll('分钟', '分'));
  });
});
