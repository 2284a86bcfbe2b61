import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hasCommands, runCommand } from './processes/command.ts';
import { AGENT, ROOT } from './processes/repository.ts';
import { scratchDir } from './processes/scratch-dir.ts';

const UNITS = join(ROOT, 'apps/agent/systemd');
const UNIT = 'finwait-agent.service';
const DROP_IN = `${UNIT}.d/owners-and-namespaces.conf`;

/** Out of 10; systemd calls less than 4 fine. Source: `systemd-analyze security`. */
const MOST_EXPOSURE = 2.5;

/** The directives of a unit in their order; one given twice is there twice. */
function readDirectives(path: string): (readonly [name: string, value: string])[] {
  const lines = readFileSync(join(UNITS, path), 'utf8').split('\n');
  return lines
    .filter((line) => /^\w+=/.test(line))
    .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]);
}

const dir = scratchDir();

/** A copy of the unit and its drop-in whose program is on this machine, since systemd looks for it. */
function copyUnits(): string {
  cpSync(UNITS, dir, { recursive: true });
  const path = join(dir, UNIT);
  const text = readFileSync(path, 'utf8').replace(
    /^ExecStart=.*$/m,
    `ExecStart="${process.execPath}" "${AGENT}"`,
  );
  writeFileSync(path, text);
  return path;
}

const whereSystemd = hasCommands('systemd-analyze') ? it : it.skip;
const whereTraced = hasCommands('systemd-analyze', 'strace') ? it : it.skip;

describe('the systemd unit of the agent', () => {
  const directives = readDirectives(UNIT);

  it('gives the agent no privilege, one folder to write to, and the sockets it needs', () => {
    expect(directives).toEqual(
      expect.arrayContaining([
        ['DynamicUser', 'yes'],
        ['StateDirectory', 'finwait-agent'],
        ['CapabilityBoundingSet', ''],
        ['AmbientCapabilities', ''],
        ['NoNewPrivileges', 'yes'],
        ['ProtectSystem', 'strict'],
        ['ProtectHome', 'yes'],
        ['RestrictNamespaces', 'yes'],
        ['RestrictAddressFamilies', 'AF_INET AF_INET6 AF_NETLINK AF_UNIX'],
        ['SystemCallFilter', '@system-service'],
        ['MemoryMax', '128M'],
      ]),
    );
  });

  it('lets the agent see the network of the host, its settings and the owners of sockets', () => {
    const decided = new Map(directives);
    expect(['PrivateNetwork', 'PrivateUsers', 'ProcSubset'].map((name) => decided.get(name))).toEqual([
      'no',
      'no',
      'all',
    ]);
  });

  it('is not started again when that would change nothing', () => {
    expect(new Map(directives).get('RestartPreventExitStatus')).toBe('2 3');
  });

  it('grants nothing but three capabilities and a way into network namespaces by its drop-in', () => {
    const granted = 'CAP_DAC_READ_SEARCH CAP_SYS_PTRACE CAP_SYS_ADMIN';
    expect(readDirectives(DROP_IN)).toEqual([
      ['CapabilityBoundingSet', granted],
      ['AmbientCapabilities', granted],
      ['RestrictNamespaces', 'net'],
    ]);
  });

  whereSystemd('is understood by systemd, with and without its drop-in', () => {
    expect(runCommand(['systemd-analyze', 'verify', '--man=no', copyUnits()])).toEqual({
      code: 0,
      stdout: '',
      stderr: '',
    });
  });

  whereSystemd('leaves little exposed, drop-in and all, by the judgement of systemd', () => {
    const { stdout } = runCommand([
      'systemd-analyze',
      'security',
      '--offline=yes',
      '--no-pager',
      join(UNITS, UNIT),
    ]);
    expect(Number(/exposure level for .*: ([\d.]+)/.exec(stdout)?.[1])).toBeLessThanOrEqual(MOST_EXPOSURE);
  });

  whereTraced('forbids no system call that the agent makes', () => {
    const trace = join(dir, 'trace');
    expect(runCommand(['strace', '-f', '-qq', '-o', trace, process.execPath, AGENT, '--once']).code).toBe(0);
    const made = [...readFileSync(trace, 'utf8').matchAll(/^\d+ +(\w+)\(/gm)].map(([, call = '']) => call);
    const [allowed = '', denied = ''] = directives
      .filter(([name]) => name === 'SystemCallFilter')
      .map(([, groups]) => groups);
    const permitted = new Set(`@default ${allowed}`.split(' ').flatMap(listCalls));
    for (const call of denied.replace('~', '').split(' ').flatMap(listCalls)) permitted.delete(call);
    expect(made.length).toBeGreaterThan(100);
    expect([...new Set(made)].filter((call) => !permitted.has(call))).toEqual([]);
  });
});

/** The system calls of a group, with those of the groups in it. Source: systemd-analyze(1). */
function listCalls(group: string): string[] {
  const { stdout } = runCommand(['systemd-analyze', 'syscall-filter', group]);
  const words = stdout
    .split('\n')
    .slice(1)
    .map((line) => line.trim());
  return words
    .filter((word) => word !== '' && !word.startsWith('#'))
    .flatMap((word) => (word.startsWith('@') ? listCalls(word) : [word]));
}
