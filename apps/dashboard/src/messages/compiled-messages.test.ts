import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import compile from 'icu-minify/compile';
import { _createCache, _createIntlFormatters } from 'use-intl/core';
import parseAndFormat from 'use-intl/format-message';
import formatCompiled from 'use-intl/format-message/format-only';
import compileMessages from '../../message-loader.mjs';
import { EVERY_TEXT } from './every-text';
import { LANGUAGES, type Language } from './language';

interface Tree {
  readonly [key: string]: string | Tree;
}

type Values = Readonly<Record<string, unknown>>;
type Format = (key: string, message: unknown, values: Values, options: object) => unknown;

const COUNTS = [0, 1, 2, 12, 1_234_567, 0.5];

const toTexts = (tree: Tree): string[] =>
  Object.values(tree).flatMap((value) => (typeof value === 'string' ? [value] : toTexts(value)));

/** Values for all that a text takes: functions for its marks, counts for its plurals, for the rest counts and words. */
function toSamples(text: string): Values[] {
  const taken = [...text.matchAll(/\{(\w+)(, plural)?|<(\w+)>/g)];
  return COUNTS.map((count, place) =>
    Object.fromEntries(
      taken.map(([, name = '', plural, mark]): [string, unknown] => {
        if (mark) return [mark, (chunks: unknown) => `[${mark}: ${String(chunks)}]`];
        return [name, plural || place % 2 === 0 ? count : `{${name}} <b>'x'</b>`];
      }),
    ),
  );
}

function makeFormat(language: Language, format: Format) {
  const cache = _createCache();
  const options = { cache, formatters: _createIntlFormatters(cache), locale: language, timeZone: 'UTC' };
  return (message: unknown, values: Values) => format('key', message, values, options);
}

describe.each(LANGUAGES)('the compiled texts of %s', (language) => {
  const texts = toTexts(EVERY_TEXT[language]);

  it('are formatted as the texts are', () => {
    const format = makeFormat(language, parseAndFormat as Format);
    const formatLean = makeFormat(language, formatCompiled as Format);
    for (const text of texts) {
      const samples = toSamples(text);
      const message = compile(text);
      expect(samples.map((values) => formatLean(message, values))).toEqual(
        samples.map((values) => format(text, values)),
      );
    }
  });

  it('are in the modules that pages load', () => {
    const built = readdirSync(import.meta.dirname)
      .filter((name) => name === `${language}.ts` || name.startsWith(`${language}-`))
      .map((name) => compileMessages(readFileSync(join(import.meta.dirname, name), 'utf8')))
      .join('\n');
    const compiled = texts.map((text) => compile(text)).filter((message) => typeof message !== 'string');
    expect(compiled.length).toBeGreaterThan(100);
    for (const message of compiled) expect(built).toContain(JSON.stringify(message));
    expect(texts.filter((text) => typeof compile(text) === 'string' && compile(text) !== text)).toEqual([]);
  });
});

describe('compileMessages', () => {
  it('leaves all but texts that have arguments or marks as it is', () => {
    const source =
      "const a: A = { b: 'the kernel\\'s', c: { d: '{n} of <i>it</i>' }, e: say('{n}') }; // {n}\n";
    expect(compileMessages(source)).toBe(source.replace("'{n} of <i>it</i>'", '[["n"]," of ",["i","it"]]'));
  });
});
