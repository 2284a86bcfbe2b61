import { writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import type { Environment } from './arguments.js';
import { readConfig, type Config } from './config.js';
import { OPTIONS, toHelpText } from './options.js';
import { toProblemText, type Problem } from './problem.js';
import { createScratchDir } from './testing/scratch-dir.js';

const API = ['--api', 'http://127.0.0.1:4000'];

function toConfig(args: readonly string[], environment: Environment = {}): Config {
  const command = readConfig(args, environment);
  if (command.kind !== 'run') throw new Error(JSON.stringify(command));
  return command.config;
}

function toProblems(args: readonly string[], environment: Environment = {}): readonly Problem[] {
  const command = readConfig(args, environment);
  return command.kind === 'refuse' ? command.problems : [];
}

function writeToken(text: string): string {
  const path = join(createScratchDir(), 'token');
  writeFileSync(path, text);
  return path;
}

describe('the configuration', () => {
  it('needs an address and takes defaults for the rest', () => {
    expect(toConfig(API)).toMatchObject({
      api: 'http://127.0.0.1:4000',
      token: null,
      name: hostname(),
      isNameGiven: false,
      tags: {},
      intervalMs: 10_000,
      cpuBudget: 0.01,
      source: 'auto',
      once: false,
      json: false,
      warnings: [],
    });
  });

  it('needs no address to read once', () => {
    expect(toConfig(['--once', '--json'])).toMatchObject({ api: null, once: true, json: true });
  });

  it.each<[readonly string[], Partial<Config>]>([
    [['--api=https://x.example/finwait/'], { api: 'https://x.example/finwait' }],
    [[...API, '--name', 'web-01.example'], { name: 'web-01.example', isNameGiven: true }],
    [[...API, '--tag', 'env=prod', '--tag', 'note=a=b,c'], { tags: { env: 'prod', note: 'a=b,c' } }],
    [[...API, '--interval', '100ms'], { intervalMs: 100 }],
    [[...API, '--interval=1d'], { intervalMs: 86_400_000 }],
    [[...API, '--source', 'procfs'], { source: 'procfs' }],
    [[...API, '--source', 'netstat'], { source: 'netstat' }],
    [[...API, '--cpu-budget', '0.1%'], { cpuBudget: 0.001 }],
    [[...API, '--cpu-budget', '100%'], { cpuBudget: 1 }],
    [[...API, '--cpu-budget', '2.5%'], { cpuBudget: 0.025 }],
    [[...API, '--state-dir', '/var/x/'], { stateDir: '/var/x' }],
    [[...API, '--token=--odd'], { token: '--odd' }],
    [[...API, '--interval', '5s', '--interval', '6s'], { intervalMs: 6_000 }],
  ])('is read from %j', (args, expected) => {
    expect(toConfig(args)).toMatchObject(expected);
  });

  it.each<[string, string, Partial<Config>]>([
    ['FINWAIT_API', 'https://x.example', { api: 'https://x.example' }],
    ['FINWAIT_TOKEN', 'secret', { token: 'secret' }],
    ['FINWAIT_TOKEN_FILE', writeToken(' secret\n'), { token: 'secret' }],
    ['FINWAIT_NAME', 'db-1', { name: 'db-1', isNameGiven: true }],
    ['FINWAIT_TAGS', 'a=1,b=2', { tags: { a: '1', b: '2' } }],
    ['FINWAIT_INTERVAL', '2s', { intervalMs: 2_000 }],
    ['FINWAIT_SOURCE', 'netlink', { source: 'netlink' }],
    ['FINWAIT_CPU_BUDGET', '5%', { cpuBudget: 0.05 }],
    ['FINWAIT_STATE_DIR', '/srv/finwait', { stateDir: '/srv/finwait' }],
    ['FINWAIT_INTERVAL', '', { intervalMs: 10_000 }],
  ])('is read from %s=%s', (variable, text, expected) => {
    expect(toConfig([], { FINWAIT_API: 'http://localhost', [variable]: text })).toMatchObject(expected);
  });

  it('has a variable for every option with a value', () => {
    const wanted = OPTIONS.filter(({ value }) => value !== null).map(({ name }) => name);
    const withVariable = OPTIONS.filter(({ variable }) => variable !== null).map(({ name }) => name);
    expect(withVariable).toEqual(wanted);
  });

  it('prefers an option to its variable, and an option for the token to either variable', () => {
    const environment = { FINWAIT_NAME: 'a', FINWAIT_TAGS: 'a=1', FINWAIT_TOKEN_FILE: '/none' };
    const args = [...API, '--name', 'b', '--tag', 'b=2', '--token', 't'];
    expect(toConfig(args, environment)).toMatchObject({ name: 'b', tags: { b: '2' }, token: 't' });
  });

  it('keeps its state where the system wants it', () => {
    const isRoot = process.getuid?.() === 0;
    const { stateDir } = toConfig(API, { XDG_STATE_HOME: '/xdg' });
    expect(stateDir).toBe(isRoot ? '/var/lib/finwait-agent' : '/xdg/finwait-agent');
  });

  it.each([
    ['http://10.0.0.1:4000', 1],
    ['http://finwait.example.com', 1],
    ['https://finwait.example.com', 0],
    ['http://localhost:4000', 0],
    ['http://127.8.9.1', 0],
    ['http://[::1]:4000', 0],
  ])('to %s comes with %d warnings of an open connection', (api, count) => {
    expect(toConfig(['--api', api]).warnings).toHaveLength(count);
  });

  it.each([
    [['--help', '--bogus'], 'help'],
    [['--version'], 'version'],
  ])('is not looked at when %j asks for a text', (args, topic) => {
    expect(readConfig(args, {})).toEqual({ kind: 'print', topic });
  });
});

describe('a configuration that cannot be used', () => {
  it.each<[readonly string[], string, Environment?]>([
    [[], '--api'],
    [['--api', 'finwait.example.com'], '--api'],
    [['--api', 'ftp://x.example'], '--api'],
    [['--api', 'http://user:pass@x.example'], '--api'],
    [['--api', 'http://x.example/?a=1'], '--api'],
    [['--api'], '--api'],
    [[...API, '--name', 'has blank'], '--name'],
    [[...API, '--name', 'x'.repeat(254)], '--name'],
    [[...API, '--tag', 'novalue'], '--tag'],
    [[...API, '--tag', 'a='], '--tag'],
    [[...API, '--tag', '1a=b'], '--tag'],
    [[...API, '--tag', 'a=1', '--tag', 'a=2'], '--tag'],
    [[...API, '--tag', `a=${'x'.repeat(129)}`], '--tag'],
    [[...API, ...Array.from({ length: 33 }, (_, index) => `--tag=t${index}=x`)], '--tag'],
    [API, 'FINWAIT_TAGS', { FINWAIT_TAGS: 'a=1,,b=2' }],
    [[...API, '--interval', '10'], '--interval'],
    [[...API, '--interval', '99ms'], '--interval'],
    [[...API, '--interval', '2d'], '--interval'],
    [API, 'FINWAIT_INTERVAL', { FINWAIT_INTERVAL: 'soon' }],
    [[...API, '--source', 'tape'], '--source'],
    [[...API, '--cpu-budget', '1'], '--cpu-budget'],
    [[...API, '--cpu-budget', '0%'], '--cpu-budget'],
    [[...API, '--cpu-budget', '0.09%'], '--cpu-budget'],
    [[...API, '--cpu-budget', '100.1%'], '--cpu-budget'],
    [[...API, '--cpu-budget', '-1%'], '--cpu-budget'],
    [[...API, '--token', 'a b'], '--token'],
    [[...API, '--token', '--name'], '--token'],
    [[...API, '--token-file', '/nowhere/token'], '--token-file'],
    [[...API, '--token-file', writeToken('\n')], '--token-file'],
    [[...API, '--token', 'a', '--token-file', '/b'], '--token, --token-file'],
    [API, 'FINWAIT_TOKEN, FINWAIT_TOKEN_FILE', { FINWAIT_TOKEN: 'a', FINWAIT_TOKEN_FILE: '/b' }],
    [[...API, '--json'], '--json'],
    [[...API, '--once=yes'], '--once'],
    [[...API, '--bogus'], '--bogus'],
    [[...API, '-x'], '-x'],
    [[...API, 'word'], '"word"'],
  ])('is refused for %j: %s', (args, subject, environment = {}) => {
    expect(toProblems(args, environment).map((problem) => [problem.code, problem.subject])).toEqual([
      ['config_invalid', subject],
    ]);
  });

  it('is refused for every reason at once, each with what was given and what is expected', () => {
    const text = toProblemText(toProblems(['--interval', '1', '--source', 'magic', '--tag', 'x']));
    expect(text).toContain('config_invalid: --api: given nothing, expected ');
    expect(text).toContain('config_invalid: --interval: given "1", expected ');
    expect(text).toContain('config_invalid: --tag: given "x", expected ');
    expect(text).toContain('config_invalid: --source: given "magic", expected ');
    expect(text).toContain('docs/configuration.md');
  });

  it('never shows a secret', () => {
    const secret = 'fw_enrol_secret with a blank';
    const text = toProblemText([
      ...toProblems([...API, '--token', secret]),
      ...toProblems([...API, '--token-file', writeToken(secret)]),
      ...toProblems(['--api', 'http://someone:secret@x.example']),
    ]);
    expect(text).toContain('--token: given 28 characters');
    expect(text).not.toContain('secret');
  });
});

describe('the help text', () => {
  it('names every option and variable', () => {
    for (const { name, variable } of OPTIONS) {
      expect(toHelpText()).toContain(`--${name}`);
      if (variable !== null) expect(toHelpText()).toContain(variable);
    }
  });
});
