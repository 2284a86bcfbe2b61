import { createServer } from 'node:net';
import type { KernelSettings, Listener } from '@finwait/tcp';
import type { AgentReading } from './agent-once.ts';
import { hasCommands, runCommand } from './processes/command.ts';
import { AGENT } from './processes/repository.ts';

/** The user and group nobody of Linux. Source: `overflowuid` in proc(5). */
const NOBODY = 65_534;

const without = ['--no-new-privs', '--bounding-set=-all', '--inh-caps=-all', '--ambient-caps=-all'];
const asNobody = [
  'setpriv',
  '--reuid',
  `${NOBODY}`,
  '--regid',
  `${NOBODY}`,
  '--clear-groups',
  ...without,
  '--',
];
/** Root loses what makes it root with the capabilities. */
const asRootWithout = ['setpriv', ...without, '--'];
const asMyself = ['env'];

/** Begins a command with what takes every privilege away; another user may not be allowed to read the program. */
function findPrefix(): readonly string[] {
  const isRoot = process.getuid?.() === 0;
  if (!isRoot || !hasCommands('setpriv')) return asMyself;
  const canRead = runCommand([...asNobody, process.execPath, AGENT, '--version']).code === 0;
  return canRead ? asNobody : asRootWithout;
}

interface FullReading extends AgentReading {
  readonly listeners: readonly Listener[] | null;
  readonly settings: KernelSettings;
}

const prefix = findPrefix();
const showCapabilities = 'grep ^CapEff: /proc/self/status >&2; exec "$@"';
const once = [process.execPath, AGENT, '--once', '--json'];

describe('the agent without any capability', () => {
  it('reads every state, every listener and the kernel settings over netlink', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const { code, stdout, stderr } = runCommand([...prefix, 'sh', '-c', showCapabilities, 'sh', ...once]);
    server.close();
    expect([code, stderr.trim()]).toEqual([0, expect.stringMatching(/^CapEff:\t0{16}$/)]);
    const reading = JSON.parse(stdout) as FullReading;
    expect(reading.source).toBe('netlink');
    expect(Object.entries(reading.states).filter(([name, n]) => n === null && name !== 'CLOSED')).toEqual([]);
    expect(reading.listeners?.filter((listener) => listener.port === port)).toMatchObject([
      { address: '127.0.0.1', queue: 0, drops: 0, uid: process.getuid?.() },
    ]);
    expect(reading.settings.tcp_fin_timeout).toBeGreaterThan(0);
  });
});
