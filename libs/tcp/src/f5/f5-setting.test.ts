import fc from 'fast-check';
import { toF5Setting } from './f5-setting.js';

describe('a setting of a BIG-IP', () => {
  it('is the same as a number and as a text of digits', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1, max: 4_294_967_294 }), (figure) => {
        expect(toF5Setting(figure)).toBe(figure);
        expect(toF5Setting(` ${figure} `)).toBe(figure);
      }),
    );
  });

  it('keeps the words that stand for a time', () => {
    for (const word of ['indefinite', 'immediate', 'disabled', 'enabled'])
      expect(toF5Setting(word)).toBe(word);
    expect(toF5Setting('Indefinite')).toBe('indefinite');
  });

  it('knows the number that stands for indefinite', () => {
    expect(toF5Setting(4_294_967_295)).toBe('indefinite');
    expect(toF5Setting('4294967295')).toBe('indefinite');
  });

  it('is nothing where it is neither number nor word', () => {
    for (const value of [undefined, null, '', '  ', [], {}, NaN, Infinity, 'x'.repeat(65)])
      expect(toF5Setting(value)).toBeUndefined();
  });

  it('never throws, whatever it is', () => {
    fc.assert(
      fc.property(fc.anything(), (value) =>
        ['number', 'string', 'boolean', 'undefined'].includes(typeof toF5Setting(value)),
      ),
    );
  });
});
