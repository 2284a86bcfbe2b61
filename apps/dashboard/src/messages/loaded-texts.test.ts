import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ACCOUNT_TEXTS } from './account-texts';
import { COMPARE_TEXTS } from './compare-texts';
import { en } from './en';
import { FIRST_RUN_TEXTS } from './first-run-texts';
import { GUIDE_TEXTS } from './guide-texts';
import { HOST_TEXTS } from './host-texts';
import { PATH_TEXTS } from './path-texts';
import { SETTINGS_TEXTS } from './settings-texts';

const APP = join(import.meta.dirname, '../app');
const TEXTS = {
  ACCOUNT_TEXTS,
  COMPARE_TEXTS,
  FIRST_RUN_TEXTS,
  GUIDE_TEXTS,
  HOST_TEXTS,
  PATH_TEXTS,
  SETTINGS_TEXTS,
};

/** Every source that `path` imports, and what those import, with itself. */
function readImported(path: string, seen = new Map<string, string>()): Map<string, string> {
  const file = [`${path}.tsx`, `${path}.ts`, path].find((candidate) => existsSync(candidate));
  if (file === undefined || seen.has(file)) return seen;
  const source = readFileSync(file, 'utf8');
  seen.set(file, source);
  for (const [, name = ''] of source.matchAll(/(?<!import type [^;]*)(?:from|import\() ?'(\.[^']*)'/g)) {
    readImported(join(dirname(file), name), seen);
  }
  return seen;
}

const pages = readdirSync(APP, { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('page.tsx'),
);

describe('a page', () => {
  it.each(pages)('loads every text that it shows: %s', (page) => {
    const sources = [...readImported(join(APP, page)).values()];
    const find = (pattern: RegExp) =>
      sources.flatMap((source) => [...source.matchAll(pattern)].map(([, found = '']) => found));
    const loaded = Object.entries(TEXTS).flatMap(([name, { en: texts }]) =>
      find(/<PageTexts texts=\{(\w+)\}/g).includes(name) ? Object.keys(texts) : [],
    );
    const shown = find(/useTranslations\('(\w+)'\)/g);
    expect(shown).toContain('bar');
    expect(shown.filter((namespace) => !(namespace in en) && !loaded.includes(namespace))).toEqual([]);
  });
});
