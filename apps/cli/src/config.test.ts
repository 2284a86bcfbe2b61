import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from './config.js';

const dir = mkdtempSync(join(tmpdir(), 'finwait-cli-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

function configOf(line: string, environment: Record<string, string> = {}) {
  const request = readConfig(line.split(' '), { FINWAIT_DATA_DIR: dir, ...environment });
  if (request.kind !== 'run') throw new Error(JSON.stringify(request));
  return request.config;
}

function problemsOf(line: string, environment: Record<string, string> = {}) {
  const request = readConfig(line.split(' '), environment);
  return request.kind === 'refuse' ? request.problems.map(({ subject }) => subject) : [];
}

describe('readConfig', () => {
  it('takes words and values that begin with a minus', () => {
    expect(configOf('hosts --sort -CLOSE_WAIT').values).toEqual({ sort: ['-CLOSE_WAIT'] });
    expect(configOf('history web-01 --from -1h').words).toEqual(['web-01']);
    expect(configOf('import web-01 -').words).toEqual(['web-01', '-']);
  });

  it('lists every problem, not just the first', () => {
    expect(problemsOf('hosts extra --sort colour --tag role --nope --states LISTEN --q')).toEqual([
      '--nope',
      '--states',
      '--q',
      'hosts',
      '--tag',
      '--sort',
    ]);
  });

  it.each([
    ['fly', 'command'],
    ['history', 'history'],
    ['token', 'token'],
    ['token create', 'token'],
    ['token list all', 'token'],
    ['watch web-01 --fleet', 'watch'],
    ['watch --states HALF_OPEN', '--states'],
    ['paths', 'paths'],
    ['paths check', 'paths'],
    ['paths list shop', 'paths'],
    ['paths toString', 'paths'],
    ['paths list --lang fr', '--lang'],
    ['hosts --csv --json', '--csv, --json'],
    ['hosts --q a --q b', '--q'],
    ['hosts --tag a:b --tag c:d', '--tag'],
    ['hosts --json=yes', '--json'],
    ['token create ci --expires soon', '--expires'],
    ['token create ci --role king', '--role'],
    ['hosts --api ftp://example.com', '--api'],
    ['hosts --token-file /nowhere/at-all', '--token-file'],
  ])('refuses %j because of %s', (line, subject) => {
    expect(problemsOf(line)).toEqual([subject]);
  });

  it('prefers an option to its variable', () => {
    const environment = { FINWAIT_API: 'https://one.example.com/' };
    expect(configOf('hosts', environment).api).toBe('https://one.example.com');
    expect(configOf('hosts --api http://other:4000', environment).api).toBe('http://other:4000');
  });

  it('sends the admin token of this machine to this machine alone', () => {
    writeFileSync(join(dir, 'admin-token'), 'the-admin-token\n');
    writeFileSync(join(dir, 'given'), 'a-given-token\n');
    expect(configOf('hosts').token).toBe('the-admin-token');
    expect(configOf('hosts --api https://finwait.example.com').token).toBeNull();
    expect(configOf('hosts --api http://127.0.0.1.example.com').token).toBeNull();
    expect(configOf('hosts', { FINWAIT_TOKEN: 'from-variable' }).token).toBe('from-variable');
    const given = configOf(`hosts --token-file ${join(dir, 'given')}`, { FINWAIT_TOKEN: 'from-variable' });
    expect(given.token).toBe('a-given-token');
  });

  it('says when a token would travel unencrypted to another machine', () => {
    const environment = { FINWAIT_TOKEN: 'from-variable' };
    const isExposed = (line: string) => configOf(line, environment).isTokenExposed;
    expect(isExposed('hosts --api http://finwait.example.com')).toBe(true);
    expect(isExposed('hosts --api https://finwait.example.com')).toBe(false);
    expect(isExposed('hosts --api http://[::1]:4000')).toBe(false);
    expect(configOf('hosts --api http://finwait.example.com').isTokenExposed).toBe(false);
  });

  it('never shows the password of an address', () => {
    const request = readConfig(['hosts', '--api', 'http://me:secret@host'], {});
    expect(JSON.stringify(request)).not.toContain('secret');
  });
});
