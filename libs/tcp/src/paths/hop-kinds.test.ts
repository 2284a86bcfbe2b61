import { HOP_KINDS } from './index.js';

const MEANINGS = HOP_KINDS.flatMap(({ kind, settings }) =>
  settings.map(({ name, meaning }) => ({ of: `${kind} ${name}`, ...meaning })),
);

const findNumbers = (text: string) => [...text.matchAll(/(?<![\w-])-?\d+/g)].map(([found]) => found).sort();

/** Names of settings, protocols and states: what has an underscore, or a capital that no sentence gives it. */
const findNames = (text: string) => [...new Set(text.match(/[A-Za-z]*(?:_|[a-z][A-Z]|[A-Z]{2})\w*/g))].sort();

describe('what a setting of a hop decides', () => {
  it('is said of every setting, in both languages', () => {
    expect(MEANINGS.length).toBeGreaterThan(200);
    for (const { of, en, zh } of MEANINGS) {
      expect([of, en]).toEqual([of, expect.stringMatching(/^[\x20-\x7e]*[a-zA-Z][\x20-\x7e]*$/)]);
      expect([of, zh]).toEqual([of, expect.stringMatching(/\p{Script=Han}|^[a-z、 ]+ 或 [a-z]+$/u)]);
    }
  });

  it('has the same numbers and names in both', () => {
    for (const { of, en, zh } of MEANINGS) {
      expect([of, findNumbers(zh), findNames(zh)]).toEqual([of, findNumbers(en), findNames(en)]);
    }
  });

  it('is set as Chinese is: a space beside Latin letters and digits, none beside full-width marks', () => {
    for (const { of, zh } of MEANINGS) {
      expect([of, zh]).not.toEqual([
        of,
        expect.stringMatching(
          /\p{Script=Han}[\w"]|[\w"]\p{Script=Han}|[\p{Script=Han}\w][,;:()] ?\p{Script=Han}/u,
        ),
      ]);
      expect([of, zh]).not.toEqual([of, expect.stringMatching(/ [，。：；（）、]|[，。：；（）、] /)]);
    }
  });
});
