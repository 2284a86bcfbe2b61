import { HOP_KINDS, toSourceText } from './index.js';

const SOURCES = [...new Set(HOP_KINDS.flatMap(({ settings }) => settings.map(({ source }) => source)))];
/** What cites nothing: a sentence without a name, address or number of something. */
const OWN = /^[a-z ,]+$/;

describe('the source of a setting or verdict', () => {
  it('is in Chinese where it is a sentence of our own', () => {
    const own = SOURCES.flatMap((source) => source.split('; ')).filter((part) => OWN.test(part));
    expect(own).toContain('declared by whoever describes the path');
    for (const part of own)
      expect([part, toSourceText(part).zh]).toEqual([part, expect.stringMatching(/^\p{Script=Han}+$/u)]);
  });

  it('stays as it is where it cites', () => {
    for (const source of ['tcp(7), socket(7)', 'redis.io/docs: redis.conf', 'a (2022: b; 2020: c)']) {
      expect(toSourceText(source)).toEqual({ en: source, zh: source });
    }
  });

  it('keeps its citations beside what is said in Chinese', () => {
    expect(toSourceText('undici Client; measured')).toEqual({
      en: 'undici Client; measured',
      zh: 'undici Client；实测',
    });
  });

  it('is the same in English for every setting', () => {
    for (const source of SOURCES) expect(toSourceText(source).en).toBe(source);
  });
});
