import { parseArgs } from 'node:util';
import { PICTURES } from './pages.mjs';

/** What each option may name, a list with commas between; all of it where the option is left out. */
const CHOICES = {
  page: PICTURES.map(({ name }) => name),
  theme: ['light', 'dark'],
  language: ['en', 'zh'],
  width: ['390', '1280', '2560'],
};

const OPTIONS = {
  page: { type: 'string' },
  theme: { type: 'string' },
  language: { type: 'string' },
  width: { type: 'string' },
  scale: { type: 'string', default: '1' },
  out: { type: 'string', default: 'coverage/screenshots' },
  list: { type: 'boolean', default: false },
};

/** What a command line asks for, and what is wrong with it. */
export function readScreenshotOptions(args) {
  const { values, tokens } = parseArgs({
    args,
    options: OPTIONS,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const known = Object.keys(OPTIONS).map((name) => `--${name}`);
  const problems = tokens.flatMap((token) => {
    const isKnown = token.kind === 'option' && token.name in OPTIONS && token.rawName.startsWith('--');
    if (isKnown || token.kind === 'option-terminator') return [];
    return [`${token.rawName ?? token.value}: only ${known.join(', ')} are known`];
  });
  const choose = (name) => {
    const chosen = typeof values[name] === 'string' ? values[name].split(',') : CHOICES[name];
    const isWithout = values[name] === true;
    const wrong = isWithout ? ['no value'] : chosen.filter((each) => !CHOICES[name].includes(each));
    if (wrong.length > 0)
      problems.push(`--${name}: given ${wrong.join(', ')}, expected of ${CHOICES[name].join(', ')}`);
    return chosen;
  };
  if (!['1', '2'].includes(values.scale))
    problems.push(`--scale: given ${values.scale}, expected 1 or 2 device pixels for each of the page`);
  if (typeof values.out !== 'string') problems.push('--out: given no value, expected a folder');
  return {
    pictures: PICTURES.filter(({ name }) => choose('page').includes(name)),
    themes: choose('theme'),
    languages: choose('language'),
    widths: choose('width').map(Number),
    scale: Number(values.scale),
    out: values.out,
    isList: values.list === true,
    problems: [...new Set(problems)],
  };
}
