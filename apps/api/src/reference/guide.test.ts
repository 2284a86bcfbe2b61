import { statesSchema } from '@finwait/contracts';
import { STATES } from '@finwait/tcp';
import { toGuide } from './guide.js';

const FIELDS = ['meaning', 'waits', 'cause', 'normal', 'look', 'act'] as const;
const LANGS = ['en', 'zh'] as const;
const CODE = /`[^`]*`/g;

function toTexts(lang: (typeof LANGS)[number]): { at: string; text: string }[] {
  const { states, topics } = toGuide(lang);
  return [
    ...states.flatMap((state) =>
      FIELDS.map((field) => ({ at: `${state.name} ${field}`, text: state[field] })),
    ),
    ...states.flatMap(({ name, corrections }) =>
      corrections.map(({ truth }, place) => ({ at: `${name} truth ${place}`, text: truth })),
    ),
    ...topics.flatMap(({ id, paragraphs }) =>
      paragraphs.map((text, place) => ({ at: `${id} ${place}`, text })),
    ),
  ];
}

const toPlaces = (lang: (typeof LANGS)[number], pattern: RegExp) =>
  toTexts(lang)
    .filter(({ text }) => pattern.test(text.replaceAll(CODE, 'code')))
    .map(({ at }) => at);

describe.each(LANGS)('the guide in %s', (lang) => {
  it('answers what the contract describes', () => {
    const guide = toGuide(lang);
    expect(statesSchema.parse(guide)).toEqual(guide);
    expect(guide.lang).toBe(lang);
  });

  it('has the eleven states in display order under both their names', () => {
    const names = toGuide(lang).states.map(({ name, kernelNumber, rfcName }) => ({
      name,
      kernelNumber,
      rfcName,
    }));
    expect(names).toHaveLength(11);
    expect(names).toEqual(STATES.map(({ name, kernelNumber, rfcName }) => ({ name, kernelNumber, rfcName })));
  });

  it('ends every text with a full stop', () => {
    expect(toTexts(lang).filter(({ text }) => !/\S[.。]$/.test(text))).toEqual([]);
  });

  it('names an RFC section and a man page or kernel file for each state', () => {
    for (const { name, source } of toGuide(lang).states) {
      expect([name, source]).toEqual([
        name,
        expect.stringMatching(/^RFC 9293 §3\.3\.2.+(\(\d\)|\.[chrst]+)/),
      ]);
    }
  });

  it('holds for every reader, without placeholders', () => {
    expect(toTexts(lang).filter(({ text }) => /[{}]/.test(text))).toEqual([]);
  });

  it('closes every backtick', () => {
    expect(toPlaces(lang, /`/)).toEqual([]);
  });

  it('spells state names as the table does', () => {
    const known = new Set<string>(STATES.map(({ name }) => name));
    const spelled = toTexts(lang).flatMap(
      ({ text }) => text.match(/\b(?:SYN|FIN|CLOSE|LAST|TIME)[_-][A-Z]+[_-]?\d?\b/g) ?? [],
    );
    expect(spelled.length).toBeGreaterThan(0);
    expect(spelled.filter((name) => !known.has(name))).toEqual([]);
  });
});

describe('the two languages', () => {
  it('quote the same commands and settings at the same place', () => {
    const toCode = (lang: (typeof LANGS)[number]) =>
      toTexts(lang).map(({ at, text }) => [at, ...(text.match(CODE) ?? []).toSorted()]);
    expect(toCode('zh')).toEqual(toCode('en'));
  });

  it('give the same figures at the same place', () => {
    const toFigures = (text: string) => text.replaceAll(CODE, '').match(/\d{2,}(?:[,.]\d+)*/g) ?? [];
    const toPlacedFigures = (lang: (typeof LANGS)[number]) =>
      toTexts(lang).map(({ at, text }) => [at, ...toFigures(text).toSorted()]);
    expect(toPlacedFigures('zh')).toEqual(toPlacedFigures('en'));
  });

  it('do not mix: English has no Han characters or full-width punctuation', () => {
    expect(toPlaces('en', /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u)).toEqual([]);
  });
});

describe('Chinese prose', () => {
  it('is Chinese in every text', () => {
    expect(toTexts('zh').filter(({ text }) => !/\p{Script=Han}/u.test(text))).toEqual([]);
  });

  it('has full-width punctuation after Han characters', () => {
    expect(toPlaces('zh', /\p{Script=Han}[,.;:!?()]|[,.;:!?]\s?\p{Script=Han}/u)).toEqual([]);
  });

  it('has a space between Han and Latin characters or digits', () => {
    expect(toPlaces('zh', /\p{Script=Han}[A-Za-z0-9]|[A-Za-z0-9)]\p{Script=Han}/u)).toEqual([]);
  });

  it('has no space beside full-width punctuation', () => {
    expect(toPlaces('zh', /\s[，。；：（）“”、]|[，。；：（）“”、]\s/u)).toEqual([]);
  });
});
