import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { STATE_NAMES } from '@finwait/tcp';
import {
  converter,
  differenceCiede2000,
  filterDeficiencyDeuter,
  filterDeficiencyProt,
  filterDeficiencyTrit,
  wcagContrast,
  type Rgb,
} from 'culori';
import { toToken, type Tone } from './palette';

const css = readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8');

const readTheme = (selector: string) => {
  const block = css.slice(css.indexOf(selector)).match(/\{[^}]*\}/)?.[0] ?? '';
  return new Map(
    [...block.matchAll(/(--[\w-]+):\s*(#[0-9a-f]{6})/g)].map((match) => [match[1] ?? '', match[2] ?? '']),
  );
};

const THEMES = {
  light: readTheme("[data-mantine-color-scheme='light']"),
  dark: readTheme("[data-mantine-color-scheme='dark']"),
};
type Theme = keyof typeof THEMES;
const THEME_NAMES = Object.keys(THEMES) as Theme[];
const TONES: Tone[] = ['fill', 'line', 'ink'];

const read = (theme: Theme, token: string) => {
  const color = THEMES[theme].get(token);
  if (color === undefined) throw new Error(`${theme} has no ${token}`);
  return color;
};

const STACK = STATE_NAMES.filter((state) => state !== 'LISTEN' && state !== 'CLOSED');
const VISIONS: Readonly<Record<string, (color: Rgb) => Rgb>> = {
  normal: (color) => color,
  protan: filterDeficiencyProt(1),
  deutan: filterDeficiencyDeuter(1),
  tritan: filterDeficiencyTrit(1),
};

const toRgb = converter('rgb');
const difference = differenceCiede2000();

function findLeastDifference(theme: Theme, tone: Tone, vision: string): number {
  const colors = STACK.map((state) => {
    const color = toRgb(read(theme, toToken(state, tone)));
    const see = VISIONS[vision];
    if (!color || !see) throw new Error(`${theme} ${state} ${vision} cannot be seen`);
    return see(color);
  });
  return Math.min(
    ...colors.flatMap((one, index) => colors.slice(index + 1).map((other) => difference(one, other))),
  );
}

describe('the state palette', () => {
  it('has every tone of every state in both themes', () => {
    for (const theme of THEME_NAMES) {
      for (const state of STATE_NAMES) {
        for (const tone of TONES) expect(read(theme, toToken(state, tone))).toMatch(/^#[0-9a-f]{6}$/);
      }
    }
  });

  it('has no token for a state that does not exist', () => {
    const known = new Set(STATE_NAMES.flatMap((state) => TONES.map((tone) => toToken(state, tone))));
    for (const theme of THEME_NAMES) {
      expect(
        [...THEMES[theme].keys()].filter((token) => token.startsWith('--state-') && !known.has(token)),
      ).toEqual([]);
    }
  });

  it.each<[Theme, Tone, string, number]>([
    ['light', 'fill', 'normal', 15.3],
    ['light', 'fill', 'protan', 11.4],
    ['light', 'fill', 'deutan', 12.3],
    ['light', 'fill', 'tritan', 11.1],
    ['dark', 'fill', 'normal', 18.9],
    ['dark', 'fill', 'protan', 13.8],
    ['dark', 'fill', 'deutan', 13.6],
    ['dark', 'fill', 'tritan', 14.3],
    ['dark', 'line', 'normal', 18.8],
    ['dark', 'line', 'protan', 11.3],
    ['dark', 'line', 'deutan', 9.6],
    ['dark', 'line', 'tritan', 9.7],
  ])('keeps any two states apart: %s %s, %s vision, by %p', (theme, tone, vision, least) => {
    expect(Math.round(findLeastDifference(theme, tone, vision) * 10) / 10).toBeGreaterThanOrEqual(least);
  });

  it('draws fills that stand out from the sheet by 3 to 1', () => {
    for (const theme of THEME_NAMES) {
      for (const state of STATE_NAMES) {
        expect([state, wcagContrast(read(theme, toToken(state)), read(theme, '--surface')) >= 3]).toEqual([
          state,
          true,
        ]);
      }
    }
  });

  it('writes state inks that can be read on every ground', () => {
    for (const theme of THEME_NAMES) {
      for (const ground of ['--page', '--surface', '--sunken']) {
        for (const state of STATE_NAMES) {
          const contrast = wcagContrast(read(theme, toToken(state, 'ink')), read(theme, ground));
          expect([theme, ground, state, contrast >= 4.5]).toEqual([theme, ground, state, true]);
        }
      }
    }
  });
});
