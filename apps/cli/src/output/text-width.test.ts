import fc from 'fast-check';
import { countColumns, cutToWidth, toLines } from './text-width.js';

describe('the width of a text', () => {
  it('counts two columns for a Chinese character', () => {
    expect([countColumns('nginx'), countColumns('节点 1'), countColumns('')]).toEqual([5, 6, 0]);
  });

  it('cuts between columns', () => {
    expect([cutToWidth('节点', 3), cutToWidth('节点', 4), cutToWidth('ab', 9), cutToWidth('ab', -1)]).toEqual(
      ['节', '节点', 'ab', ''],
    );
  });

  it('breaks lines between words, and between Chinese characters but before no mark', () => {
    expect(toLines('closes after 6 s of silence', 12)).toEqual(['closes after', '6 s of', 'silence']);
    expect(toLines('静默后关闭。仅重试', 10)).toEqual(['静默后关', '闭。仅重试']);
    expect(toLines('', 10)).toEqual(['']);
  });

  it('loses nothing but the space at a break, and is wider than asked for by a word alone', () => {
    const words = fc.array(fc.stringMatching(/^[a-z节点=]{1,8}$/), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(words, fc.integer({ min: 16, max: 40 }), (given, width) => {
        const lines = toLines(given.join(' '), width);
        expect(lines.join('').replaceAll(' ', '')).toBe(given.join(''));
        for (const line of lines) expect(countColumns(line)).toBeLessThanOrEqual(width);
      }),
    );
  });
});
