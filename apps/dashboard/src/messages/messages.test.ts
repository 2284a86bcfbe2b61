import { ERRORS } from '@finwait/contracts/protocol';
import { createTranslator } from 'use-intl/core';
import { chooseLanguage } from './language';
import { EVERY_TEXT } from './every-text';
import { PROBLEM_CODES } from './problem-codes';

const { en, zh } = EVERY_TEXT;

interface Tree {
  readonly [key: string]: string | Tree;
}

const flatten = (tree: Tree, path = ''): [path: string, text: string][] =>
  Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[`${path}${key}`, value]] : flatten(value, `${path}${key}.`),
  );

const argumentsOf = (text: string) =>
  [...new Set([...text.matchAll(/\{(\w+)|<(\w+)>/g)].map((match) => match[1] ?? match[2]))].sort();

describe('messages', () => {
  it('have the same keys in both languages', () => {
    expect(flatten(zh).map(([key]) => key)).toEqual(flatten(en).map(([key]) => key));
  });

  it('have the same arguments and marks in both languages', () => {
    expect(flatten(zh).map(([key, text]) => [key, argumentsOf(text)])).toEqual(
      flatten(en).map(([key, text]) => [key, argumentsOf(text)]),
    );
  });

  it('are never empty and neither plead nor shout', () => {
    for (const [key, text] of [...flatten(en), ...flatten(zh)]) {
      expect([key, text.trim()]).not.toEqual([key, '']);
      expect(text).not.toMatch(/!|！|please|successfully/i);
    }
  });

  it('count in words that fit the number', () => {
    const t = createTranslator({ locale: 'en', messages: en, namespace: 'host' });
    expect(t('bucketed', { length: '2 min', samples: 12 })).toBe(
      '2 min buckets, 12 samples each; band is min to max',
    );
    expect(t('bucketed', { length: '10 s', samples: 1 })).toContain('1 sample each');
  });
});

describe('PROBLEM_CODES', () => {
  it('names every code that REST can answer, so that each has words in both languages', () => {
    const answered = Object.entries(ERRORS).filter(([, { status }]) => status !== null);
    expect(PROBLEM_CODES).toEqual(expect.arrayContaining(answered.map(([code]) => code)));
  });

  it('tell the reader of a panel what to do, not who calls the API', () => {
    for (const { actions } of [en.problem, zh.problem]) {
      expect(Object.values(actions).filter((text) => /(GET|POST) \/|Retry-After|--api\b/.test(text))).toEqual(
        [],
      );
    }
    expect(en.problem.actions.internal).toBe(ERRORS.internal.action);
  });

  it('tell who cannot reach the API the same in both languages', () => {
    expect(en.problem.actions.api_unreachable).toMatch(
      /Try again.*address of the page.*whoever runs Finwait/,
    );
    expect(zh.problem.actions.api_unreachable).toMatch(/重试.*本页的地址.*运维人员/);
  });
});

describe('chooseLanguage', () => {
  it('takes the first language wanted that there is', () => {
    expect(chooseLanguage(['', 'fr-FR', 'zh-CN', 'en'])).toBe('zh');
    expect(chooseLanguage(['en-GB', 'zh'])).toBe('en');
    expect(chooseLanguage(['zhx', 'fr'])).toBe('en');
  });
});
