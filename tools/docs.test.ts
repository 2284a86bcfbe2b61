import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { OPTIONS, type Option } from '../apps/agent/src/options.js';
import { COMMANDS, OPTIONS as CLI_OPTIONS, type Option as CliOption } from '../apps/cli/src/options.js';
import { CONFIG_VARIABLES } from '../apps/api/src/config.js';
import { CORRECTIONS_EN } from '../apps/api/src/reference/corrections.en.js';
import { TOPICS_EN } from '../apps/api/src/reference/topics.en.js';
import { SETTINGS } from '../libs/tcp/src/kernel-setting.js';
import { ACTIVITY_COLUMNS } from '../libs/tcp/src/servers/server-activity.js';
import { STATE_NAMES } from '../libs/tcp/src/state.js';
import {
  HOP_KINDS,
  VERDICT_KINDS,
  checkPath,
  findPathFaults,
  type Path,
  type SettingSpec,
} from '../libs/tcp/src/paths/index.js';
import { ERRORS } from '../libs/contracts/src/errors.js';

const ROOT = resolve(__dirname, '..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

/** The cells of every table row below a heading, without the head of the table. */
function rowsBelow(text: string, heading: string): string[][] {
  const [, section = ''] = text.split(new RegExp(`^## ${heading}$`, 'm'));
  const lines = (section.split(/^## /m)[0] ?? '').split('\n').filter((line) => line.startsWith('|'));
  return lines.slice(2).map((line) =>
    line
      .split(/(?<!\\)\|/)
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

describe('docs/errors.md', () => {
  it('explains every code of the registry, and no other', () => {
    const documented = rowsBelow(read('docs/errors.md'), 'Codes').map(([code, status, title, action]) => [
      code,
      status,
      title,
      action,
    ]);
    const registered = Object.entries(ERRORS).map(([code, { status, title, action }]) => [
      `\`${code}\``,
      status === null ? '–' : String(status),
      title,
      action,
    ]);
    expect(documented).toEqual(registered);
  });
});

describe('docs/servers.md', () => {
  it('says of every figure where it comes from, and of no other', () => {
    expect(rowsBelow(read('docs/servers.md'), 'Figures').map(([figure]) => figure)).toEqual(
      ACTIVITY_COLUMNS.map(({ name }) => `\`${name}\``),
    );
  });
});

describe('docs/kernel-settings.md', () => {
  it('explains every setting that is read, and no other', () => {
    expect(rowsBelow(read('docs/kernel-settings.md'), 'Settings')).toEqual(
      SETTINGS.map(({ name, path, unit, meaning, source }) => [
        `\`${name}\` (\`/proc/sys/${path}\`)`,
        unit,
        meaning,
        source,
      ]),
    );
  });
});

describe('docs/configuration.md', () => {
  const text = read('docs/configuration.md');

  it('lists every environment variable of the API with its default', () => {
    expect(rowsBelow(text, 'API')).toEqual(
      CONFIG_VARIABLES.map(({ name, default: fallback, meaning }) => [`\`${name}\``, fallback, meaning]),
    );
  });

  it('lists every option of the agent with its variable and default', () => {
    const options: readonly Option[] = OPTIONS;
    expect(rowsBelow(text, 'Agent')).toEqual(
      options.map(({ name, value, variable, default: fallback, meaning }) => [
        `\`--${name}${value === null ? '' : ` ${value}`}\``,
        variable === null ? '–' : `\`${variable}\``,
        fallback ?? '–',
        meaning,
      ]),
    );
  });
});

describe('docs/cli.md', () => {
  const text = read('docs/cli.md');

  it('lists every command', () => {
    expect(rowsBelow(text, 'Commands')).toEqual(
      COMMANDS.map(({ name, words, meaning }) => [
        `\`${`${name} ${words}`.trim().replaceAll('|', '\\|')}\``,
        meaning,
      ]),
    );
  });

  it('lists every option with the commands that take it, its variable and default', () => {
    const options: readonly CliOption[] = CLI_OPTIONS;
    expect(rowsBelow(text, 'Options')).toEqual(
      options.map(({ name, value, commands, variable, default: fallback, meaning }) => [
        `\`--${name}${value === null ? '' : ` ${value}`}\``,
        commands?.join(', ') ?? 'all',
        variable === null ? '–' : `\`${variable}\``,
        fallback ?? '–',
        meaning,
      ]),
    );
  });
});

describe('docs/paths.md', () => {
  const text = read('docs/paths.md');
  const unit = (spec: SettingSpec) =>
    spec.shape === 'time' ? { ms: 'milliseconds', s: 'seconds', min: 'minutes' }[spec.unit] : spec.shape;
  const fallback = ({ since, value }: SettingSpec['defaults'][number]) =>
    `${value === null ? '–' : value === '' ? '""' : String(value)}${since === undefined ? '' : ` from ${since}`}`;

  it('explains every verdict, and no other', () => {
    expect(rowsBelow(text, 'Verdicts')).toEqual(
      VERDICT_KINDS.map(({ code, severity, en, zh }) => [`\`${code}\``, severity, en, zh]),
    );
  });

  it('explains every setting of every kind of hop with unit, default and source, and no other', () => {
    const settings = HOP_KINDS.flatMap(({ kind, settings }) => settings.map((spec) => ({ kind, spec })));
    const documented = rowsBelow(text, 'Kinds of hops').filter(
      ([name]) => name !== 'Setting' && !name?.startsWith('---'),
    );
    expect(
      documented.map(([name, shown, , given, meaning, source]) => [name, shown, given, meaning, source]),
    ).toEqual(
      settings.map(({ spec }) => [
        `\`${spec.name}\``,
        unit(spec),
        spec.defaults.map(fallback).join(', '),
        spec.meaning.en,
        spec.source,
      ]),
    );
    for (const { kind, title } of HOP_KINDS) expect(text).toContain(`### \`${kind}\`: ${title.en}`);
  });

  it('shows a path that can be judged', () => {
    const path = JSON.parse(/```json\n([^`]+)```/.exec(text)?.[1] ?? '') as Path;
    expect(findPathFaults(path)).toEqual([]);
    expect(checkPath(path).verdicts.map(({ code }) => code)).toContain('REUSE_RACE');
  });
});

describe('docs/seed-coverage.md', () => {
  const text = read('docs/seed-coverage.md');
  const named = (mark: string) =>
    [...text.matchAll(new RegExp(`\`${mark}:([\\w-]+)\``, 'g'))].map((match) => match[1] ?? '');
  const missing = (mark: string, known: readonly string[]) =>
    named(mark).filter((name) => !known.includes(name));

  it('names states, topics, corrections, verdicts, settings and kinds that there are', () => {
    const corrected = Object.entries(CORRECTIONS_EN).flatMap(([state, told]) =>
      told.length > 0 ? [state] : [],
    );
    expect(missing('guide', [...STATE_NAMES, 'topic', 'STATE'])).toEqual([]);
    expect(
      missing(
        'topic',
        TOPICS_EN.map(({ id }) => id),
      ),
    ).toEqual([]);
    expect(missing('correction', [...corrected, 'STATE'])).toEqual([]);
    expect(missing('verdict', [...VERDICT_KINDS.map(({ code }) => code), 'CODE'])).toEqual([]);
    expect(missing('setting', [...SETTINGS.map(({ name }) => name), 'NAME'])).toEqual([]);
    expect(missing('kind', [...HOP_KINDS.map(({ kind }) => kind), 'HOP'])).toEqual([]);
    expect(named('guide').length).toBeGreaterThan(10);
  });

  it('takes every state and every setting of the notes, line after line', () => {
    expect(STATE_NAMES.filter((state) => !named('guide').includes(state))).toEqual([]);
    const lines = [...text.matchAll(/^\| (\d+)(?:–(\d+))? /gm)].map(([, from, to]) => [
      Number(from),
      Number(to ?? from),
    ]);
    expect(lines.map(([from]) => from)).toEqual(
      lines.map(([from]) => from).toSorted((one, other) => Number(one) - Number(other)),
    );
    expect(lines.at(-1)?.[1]).toBe(122);
  });
});

describe('the documents', () => {
  const pages = [
    ...readdirSync(ROOT).filter((name) => name.endsWith('.md')),
    ...readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.md'))
      .map((name) => join('docs', name)),
  ];

  it.each(pages)('%s links only to files that exist', (page) => {
    const targets = [...read(page).matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map((match) => match[1] ?? '');
    const missing = targets.filter((target) => !existsSync(resolve(ROOT, dirname(page), target)));
    expect(missing).toEqual([]);
  });

  it('names only commands that package.json has', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const named = pages.flatMap((page) =>
      [...read(page).matchAll(/npm run ([\w-]+)/g)].map((match) => match[1] ?? ''),
    );
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });
});
