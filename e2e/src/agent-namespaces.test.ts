import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NamespaceCount } from '@finwait/contracts';
import { readAgentOnce, type AgentReading } from './agent-once.ts';
import { planEveryState } from './sockets/every-state.ts';
import { findNamespaceWrapper } from './sockets/namespace.ts';
import type { SocketPlan } from './sockets/open-sockets.ts';
import { Rig } from './sockets/rig.ts';
import type { StateCounts } from './sockets/state-number.ts';

jest.setTimeout(60_000);

const NAMESPACE_PROCESS = join(import.meta.dirname, 'sockets/namespace-process.ts');
const CONTAINER_ID = /\b[0-9a-f]{64}\b/;

const own = planEveryState(4);
const plans: SocketPlan[] = [
  { family: 4, states: { LISTEN: 2, ESTABLISHED: 3 } },
  { family: 4, states: { CLOSE_WAIT: 4, TIME_WAIT: 5 } },
];

interface Held {
  readonly id: number;
  readonly expected: StateCounts;
}

/** Starts a process that holds the sockets of the plan, in the namespace that `via` leads into. */
async function hold(rig: Rig, via: readonly string[], plan: SocketPlan): Promise<Held> {
  const [program = '', ...words] = [...via, process.execPath, NAMESPACE_PROCESS, JSON.stringify(plan)];
  const { match } = await rig.start({ argv: [program, ...words] }, /\{.*\}/);
  return JSON.parse(match[0] ?? '') as Held;
}

async function runAll(rig: Rig, commands: readonly [string, ...string[]][]): Promise<void> {
  for (const argv of commands) {
    const { exitCode, stderr } = await rig.run({ argv });
    if (exitCode !== 0) throw new Error(`${argv.join(' ')}: ${stderr}`);
  }
}

const wrapper = findNamespaceWrapper();
const described = wrapper === null ? describe.skip : describe;

described(
  'an agent that may enter the network namespaces of its host (skipped where none can be made)',
  () => {
    let rig: Rig;
    let blue: Held;
    let nameless: Held;
    let reading: AgentReading;
    const find = (id: number): NamespaceCount | undefined =>
      reading.namespaces.others.find((other) => other.id === id);

    beforeAll(async () => {
      rig = await Rig.open([own], [...(wrapper ?? []), '--mount']);
      await runAll(rig, [
        ['mount', '-t', 'tmpfs', 'tmpfs', '/run'],
        ['ip', 'netns', 'add', 'blue'],
        ['ip', 'netns', 'add', 'empty'],
      ]);
      const [first = own, second = own] = plans;
      blue = await hold(rig, ['nsenter', '--net=/run/netns/blue'], first);
      nameless = await hold(rig, ['unshare', '--net'], second);
      reading = await readAgentOnce(rig, 'netlink');
    });
    afterAll(() => rig.close());

    it('counts the sockets of its own namespace alone as those of the host', () => {
      expect(reading.states).toMatchObject({ ...rig.expected, CLOSED: expect.anything() as number });
    });

    it('counts what each of the others holds, state by state', () => {
      for (const { id, expected } of [blue, nameless]) {
        expect(find(id)).toMatchObject({
          states: { ...expected, CLOSED: reading.states.CLOSED === null ? null : 0 },
          unknown: 0,
          quality: 'exact',
          hasMoved: false,
        });
      }
    });

    it('finds the one that no process is in, by its name', () => {
      const empty = reading.namespaces.others.find(({ label }) => label === 'empty');
      expect(empty).toMatchObject({ kind: 'named', states: { LISTEN: 0, ESTABLISHED: 0 }, quality: 'exact' });
    });

    it('calls one by its container, or else by its own name', () => {
      const container = CONTAINER_ID.exec(readFileSync('/proc/self/cgroup', 'utf8'))?.[0].slice(0, 12);
      expect(find(blue.id)?.label).toBe(container ?? 'blue');
    });

    it('does not claim to have seen what is closed to it', () => {
      const { seen, why } = reading.namespaces;
      expect(seen === 'all' ? why : seen).toBe(seen === 'all' ? null : 'some');
      expect(seen === 'some' ? why : '').toEqual(expect.any(String));
    });

    it('says that it saw its own alone, and why, when it may not enter others', async () => {
      const withoutRight = ['setpriv', '--bounding-set=-sys_admin', '--inh-caps=-sys_admin'];
      const { namespaces, states } = await readAgentOnce(rig, 'netlink', withoutRight);
      expect(namespaces).toEqual({
        seen: 'own',
        why: 'entering another takes CAP_SYS_ADMIN (setns: EPERM)',
        others: [],
      });
      expect(states).toMatchObject({ ...rig.expected, CLOSED: expect.anything() as number });
    });
  },
);
