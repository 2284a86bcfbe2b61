import fc from 'fast-check';
import { toF5Setting } from './f5-setting.js';

describe('a setting of a BIG-IP', () => {
  it('is the same as a number and as a text of digits', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1, max: 4_294_967_294 }), (figure) => {
        expect(toF5Setting(figure, 'time')).toBe(figure);
        expect(toF5Setting(` ${figure} `, 'time')).toBe(figure);
      }),
    );
  });

  it('keeps the words that stand for a time, and those of a switch', () => {
    for (const word of ['indefinite', 'immediate', 'disabled']) expect(toF5Setting(word, 'time')).toBe(word);
    expect(toF5Setting('Indefinite', 'time')).toBe('indefinite');
    for (const word of ['enabled', 'disabled']) expect(toF5Setting(word, 'switch')).toBe(word);
  });

  it('knows the number that stands for indefinite', () => {
    expect(toF5Setting(4_294_967_295, 'time')).toBe('indefinite');
    expect(toF5Setting('4294967295', 'time')).toBe('indefinite');
    expect(toF5Setting(4_294_967_295, 'count')).toBe(4_294_967_295);
  });

  it('is unknown where it is there and cannot be understood', () => {
    for (const value of ['', '5 minutes', 'none', true, [], {}, NaN, -2, 1e300])
      expect(toF5Setting(value, 'time')).toBe('unknown');
    expect(toF5Setting('indefinite', 'count')).toBe('unknown');
    expect(toF5Setting(1, 'switch')).toBe('unknown');
  });

  it('is nothing where there is nothing', () => {
    expect(toF5Setting(undefined, 'time')).toBeUndefined();
    expect(toF5Setting(null, 'count')).toBeUndefined();
  });
});
