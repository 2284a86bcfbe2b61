import { chmodSync, copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { createScratchDir } from '../testing/scratch-dir.js';
import { parseVariables, toApacheOptions } from './apache.js';
import { toHaproxyPaths } from './haproxy.js';
import { toNginxOptions } from './nginx.js';
import { findDistrust, runDump } from './run-dump.js';

describe('the command line of a server', () => {
  it.each([
    ['/usr/sbin/nginx', []],
    [
      'nginx -g daemon off; worker_processes 1; -c /a.conf',
      ['-g', 'daemon off; worker_processes 1;', '-c', '/a.conf'],
    ],
    ['nginx -p /srv -q', ['-p', '/srv']],
  ])('of nginx, %s, leaves %j', (title, options) => {
    expect(toNginxOptions(title.split(' '))).toEqual(options);
  });

  it('of Apache leaves what is configured, and not what is to be done', () => {
    const words = [
      '/usr/sbin/apache2',
      '-k',
      'start',
      '-f',
      '/a.conf',
      '-DFOREGROUND',
      '-D',
      'X',
      '-e',
      'info',
    ];
    expect(toApacheOptions(words)).toEqual(['-f', '/a.conf', '-DFOREGROUND', '-D', 'X']);
  });

  it('of HAProxy names files, from the folder that it changes to', () => {
    const words = ['haproxy', '-Ws', '-C', 'x', '-f', 'a.cfg', '-f', '/b', '-p', '/run/p', '--', 'c.cfg'];
    expect(toHaproxyPaths(words, '/etc')).toEqual(['/etc/x/a.cfg', '/b', '/etc/x/c.cfg']);
  });
});

describe('the variables of a shell script', () => {
  it('are read without running it', () => {
    const text =
      'unset HOME\nSUFFIX="-a"\n# export NO=1\nexport APACHE_RUN_DIR=/run/apache2$SUFFIX\nexport LANG=C; x';
    expect(parseVariables(text)).toEqual({ SUFFIX: '-a', APACHE_RUN_DIR: '/run/apache2-a', LANG: 'C' });
  });
});

describe('a program that is to print', () => {
  it('is not run where others could have changed it, or chose its arguments', () => {
    const program = join(createScratchDir(), 'true');
    copyFileSync('/bin/true', program);
    expect(findDistrust(program, process.getuid?.() ?? 0)).toBeNull();
    chmodSync(program, 0o777);
    expect(findDistrust(program, 0)).toBe(`others may change ${program}`);
    expect(findDistrust('/bin/true', 65_533)).toMatch(/^it was started by user 65533/);
    expect(findDistrust('/nowhere/true', 0)).toBe('/nowhere/true cannot be seen');
  });

  it('is ended when it prints too much, and says why it failed', async () => {
    expect(await runDump('/bin/cat', ['/dev/zero'])).toEqual({
      ok: false,
      why: 'it printed more than 4194304 bytes',
    });
    expect(
      await runDump('/bin/sh', [
        '-c',
        'echo warning: one >&2; echo Syntax error: two >&2; echo three >&2; exit 3',
      ]),
    ).toEqual({
      ok: false,
      why: 'Syntax error: two',
    });
  });
});
