import { existsSync } from 'node:fs';
import { release } from 'node:os';
import { readAgentOnce, type AgentReading } from './agent-once.ts';
import { planEveryState } from './sockets/every-state.ts';
import { findLoopbackFamilies, findNamespaceWrapper } from './sockets/namespace.ts';
import { readQuietly } from './sockets/quiet-reading.ts';
import type { Oracle } from './sockets/rig-request.ts';
import { Rig } from './sockets/rig.ts';

jest.setTimeout(60_000);

/** SYN_SENT is made with a queue that holds two connections and has a limit of one. */
const FULLEST_QUEUE_PERCENT = 200;

const wrapper = findNamespaceWrapper();
const families = findLoopbackFamilies(wrapper !== null);
const mixes = [
  ...families.map((family) => ({ mix: `IPv${family}`, plans: [planEveryState(family)] })),
  { mix: 'all IP versions', plans: families.map(planEveryState) },
];

/** The kernel lists sockets that are only bound since 6.8, and by netlink alone. */
function listsBoundSockets(source: string): boolean {
  const [major = 0, minor = 0] = release().split('.').map(Number);
  return source === 'netlink' && (major > 6 || (major === 6 && minor >= 8));
}

const hasNetstat = ['/usr/bin/netstat', '/bin/netstat'].some((path) => existsSync(path));
const sources = ['netlink', 'procfs', ...(hasNetstat ? ['netstat'] : [])];

/** CLOSED is in neither of the tables the oracles read. */
const withoutClosed = (counts: AgentReading['states']) => ({ ...counts, CLOSED: 0 });

describe.each(mixes)('with $mix sockets in every state', ({ plans }) => {
  let rig: Rig;
  beforeAll(async () => {
    rig = await Rig.open(plans, wrapper);
  });
  afterAll(() => rig.close());

  describe.each(sources)('the agent reading %s once', (source) => {
    let reading: AgentReading;
    let oracle: Oracle;
    beforeAll(async () => {
      ({ value: reading, oracle } = await readQuietly(rig, () => readAgentOnce(rig, source)));
    });

    it("counts what the kernel's tables hold in each state", () => {
      expect(withoutClosed(reading.states)).toEqual(oracle.proc);
    });

    it('counts what ss counts, where it is installed', () => {
      expect(withoutClosed(reading.states)).toEqual(withoutClosed(oracle.ss ?? oracle.proc));
    });

    it('counts exactly the sockets that were opened, where nothing else can have any', () => {
      const expected = rig.hasOwnNamespace ? rig.expected : oracle.proc;
      expect(withoutClosed(reading.states)).toEqual(withoutClosed(expected));
    });

    it('counts the sockets that are only bound where the kernel tells of them, and else says it cannot know', () => {
      const { CLOSED } = reading.states;
      if (!listsBoundSockets(source)) expect(CLOSED).toBeNull();
      else if (rig.hasOwnNamespace) expect(CLOSED).toBe(rig.expected.CLOSED);
      else expect(CLOSED).toBeGreaterThanOrEqual(rig.expected.CLOSED);
    });

    it('says how full the fullest accept queue is where it can read the limit', () => {
      const { fullestAcceptQueue } = reading.gauges;
      if (source !== 'netlink') expect(fullestAcceptQueue).toBeNull();
      else if (rig.hasOwnNamespace) expect(fullestAcceptQueue).toBe(FULLEST_QUEUE_PERCENT);
      else expect(fullestAcceptQueue).toBeGreaterThanOrEqual(FULLEST_QUEUE_PERCENT);
    });

    it('names its source, and no state it does not know', () => {
      expect(reading).toMatchObject({ source, unknown: 0 });
    });
  });
});
