import { accessSync, constants } from 'node:fs';
import { join } from 'node:path';
import type { NamedFigures } from '@finwait/tcp';
import { createTools, printCapture } from '../testing/fake-tools.js';
import { readNamed } from '../testing/named-values.js';
import { connectTo, listenOn } from '../testing/real-sockets.js';
import { NetlinkSource } from './netlink.js';
import { NetstatSource, type NetstatOptions } from './netstat.js';

const on = (platform: string, scripts: Readonly<Record<string, string>>): NetstatOptions => ({
  platform,
  searchPath: createTools(scripts),
});

/** Prints what the system would for these words, and fails for others. */
const netstat = (capture: string, words: string) =>
  `[ "$*" = "${words}" ] || exit 64\n${printCapture(capture)}`;

async function read(options: NetstatOptions) {
  const source = await NetstatSource.open(options);
  const figures = await readNamed(source);
  source.close();
  return { ...figures, name: source.name, commandLine: source.commandLine };
}

/** Bytes for printf: every count in one byte, of which there are less than 64. */
const toSysctl = (counts: readonly number[]) =>
  `printf '${counts.map((count) => `\\${count.toString(8)}${'\\0'.repeat(7)}`).join('')}'`;

describe('the netstat source', () => {
  it.each([
    ['darwin', 'macos-an', '-an -p tcp', { LISTEN: 5, ESTABLISHED: 4, CLOSE_WAIT: 1, CLOSED: 0 }],
    ['openbsd', 'openbsd-a', '-an -p tcp', { LISTEN: 5, ESTABLISHED: 3, CLOSED: 0 }],
    ['sunos', 'solaris-an', '-an -P tcp', { LISTEN: 4, ESTABLISHED: 2, CLOSED: 2 }],
    ['aix', 'aix-Aan', '-an', { LISTEN: 3, ESTABLISHED: 2, CLOSED: 2 }],
  ])('counts what the tool of %s lists', async (platform, capture, words, counts) => {
    const figures = await read(on(platform, { netstat: netstat(capture, words) }));
    expect(figures).toMatchObject({ name: 'netstat', unknown: 0, states: { SYN_SENT: 0, ...counts } });
    expect(Object.values(figures.counters).every((count) => count === null)).toBe(true);
    expect(figures.commandLine).toBe(`netstat ${words}`);
  });

  it('adds up both address families of Windows, and says nothing of CLOSED, which it does not list', async () => {
    const script = `[ "$*" = "-ano -p TCP" ] && ${printCapture('windows-an-de')}\n[ "$*" = "-ano -p TCPv6" ] && ${printCapture('windows-ano-ja')}`;
    const { states, unknown } = await read(on('win32', { netstat: `${script}\nexit 0` }));
    expect(states).toMatchObject({ LISTEN: 5, ESTABLISHED: 3, TIME_WAIT: 1, SYN_RECV: 0, CLOSED: null });
    expect(unknown).toBe(0);
  });

  it('prefers the running counts of FreeBSD, and takes its listing where there are none', async () => {
    const listing = netstat('freebsd-an', '-an -p tcp');
    const sysctl = `[ "$*" = "-b -n net.inet.tcp.states" ] || exit 64\n${toSysctl([1, 12, 2, 3, 40, 5, 6, 7, 8, 9, 50])}`;
    expect(await read(on('freebsd', { sysctl, netstat: listing }))).toMatchObject({
      name: 'sysctl',
      unknown: 0,
      states: { CLOSED: 1, LISTEN: 12, ESTABLISHED: 40, CLOSE_WAIT: 5, FIN_WAIT2: 9, TIME_WAIT: 50 },
    });
    for (const broken of ['printf 12345678', 'exit 1'])
      expect(await read(on('freebsd', { sysctl: broken, netstat: listing }))).toMatchObject({
        name: 'netstat',
        states: { LISTEN: 3, ESTABLISHED: 1 },
      });
  });

  it('takes ss where there is no netstat, and the counters of Linux beside it', async () => {
    const { commandLine, states, counters } = await read(on('linux', { ss: printCapture('ss-tan') }));
    expect(commandLine).toBe('ss -tan');
    expect(states.LISTEN).toBeGreaterThan(0);
    expect(counters.activeOpens).not.toBeNull();
  });

  it('has a socket whose line it cannot read to the end as one in an unknown state', async () => {
    const script = `${printCapture('macos-an')}\necho 'tcp4  0  0  10.0.0.1.22  10.0.0.2.5000'`;
    expect((await read(on('darwin', { netstat: script }))).unknown).toBe(1);
  });

  it.each([
    ['no tool', {}, 'netstat -an -p tcp cannot run: there is no netstat'],
    ['a tool that fails', { netstat: 'echo "no kernel" >&2; exit 1' }, 'exited with 1: no kernel'],
    ['silence', { netstat: 'exit 0' }, 'netstat -an -p tcp printed no listing'],
    ['something else', { netstat: 'echo usage: netstat' }, 'printed "usage: netstat"'],
  ])('takes no zero from %s', async (_, scripts, cause) => {
    await expect(NetstatSource.open(on('darwin', scripts as Record<string, string>))).rejects.toThrow(cause);
  });

  it('names the cause of every tool that does not work', async () => {
    await expect(NetstatSource.open(on('linux', {}))).rejects.toThrow(
      'netstat -ant cannot run: there is no netstat; ss -tan cannot run: there is no ss',
    );
  });

  it('says what the tool cost beside what it cost itself', async () => {
    const script = `sleep 0.05\n${printCapture('macos-an')}`;
    const source = await NetstatSource.open(on('darwin', { netstat: script }));
    expect((await source.read()).cost.cpuMs).toBeGreaterThan(50);
  });
});

const has = (file: string) => {
  try {
    accessSync(join('/usr/bin', file), constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

const withoutClosed = ({ CLOSED: _, ...states }: NamedFigures['states']) => states;

describe('the netstat source on this Linux', () => {
  /** Minimal systems have neither; the kernel is asked in the other tests. */
  const tools = ['netstat', 'ss'].filter(has);

  it('equals netlink on real sockets with every tool there is, whenever they rest', async () => {
    const netlink = await NetlinkSource.open({ hybridFrom: Infinity });
    const port = await listenOn('127.0.0.1');
    for (let count = 0; count < 5; count += 1) await connectTo(port, '127.0.0.1');
    (await connectTo(port, '127.0.0.1')).end();
    for (const tool of tools) {
      const searchPath = createTools({ [tool]: `exec /usr/bin/${tool} "$@"` });
      const source = await NetstatSource.open({ platform: 'linux', searchPath });
      for (let quiet = 0; quiet < 5;) {
        const before = await readNamed(netlink);
        const listed = await readNamed(source);
        const after = await readNamed(netlink);
        if (JSON.stringify(before.states) !== JSON.stringify(after.states)) continue;
        quiet += 1;
        expect([withoutClosed(listed.states), listed.unknown]).toEqual([withoutClosed(after.states), 0]);
      }
      source.close();
    }
    netlink.close();
  }, 30_000);
});
