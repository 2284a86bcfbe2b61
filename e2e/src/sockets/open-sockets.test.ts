import { isDeepStrictEqual } from 'node:util';
import type { State } from '@finwait/tcp';
import { until } from './condition.ts';
import { planEveryState } from './every-state.ts';
import { findLoopbackFamilies, findNamespaceWrapper } from './namespace.ts';
import { countProcSockets } from './proc-count.ts';
import { readQuietly } from './quiet-reading.ts';
import { Rig } from './rig.ts';
import { noSockets } from './state-number.ts';

jest.setTimeout(60_000);

const wrapper = findNamespaceWrapper();
const namespaces = [
  { place: 'the shared network namespace', wrapper: null },
  ...(wrapper ? [{ place: 'a network namespace of their own', wrapper }] : []),
];
const places = namespaces.flatMap((namespace) =>
  findLoopbackFamilies(namespace.wrapper !== null).map((family) => ({ ...namespace, family })),
);

describe.each(places)('IPv$family sockets in $place', ({ family, wrapper }) => {
  let rig: Rig;
  beforeAll(async () => {
    rig = await Rig.open([planEveryState(family)], wrapper);
  });
  afterAll(() => rig.close());

  it('stand in every state, each with a total of its own', () => {
    const totals = Object.values(rig.expected);
    expect(totals).not.toContain(0);
    expect(new Set(totals).size).toBe(totals.length);
  });

  const listed: State[] = [
    'LISTEN',
    'SYN_SENT',
    'SYN_RECV',
    'ESTABLISHED',
    'FIN_WAIT1',
    'FIN_WAIT2',
    'CLOSE_WAIT',
    'LAST_ACK',
    'CLOSING',
    'TIME_WAIT',
  ];

  it.each(listed)('are as many in %s as planned', async (state) => {
    const { planned } = await rig.count();
    expect(planned[state]).toBe(rig.expected[state]);
  });

  it('are in no table of the kernel while they are only bound', async () => {
    const { planned } = await rig.count();
    expect(planned.CLOSED).toBe(0);
  });

  it('are counted alike by ss, where it is installed', async () => {
    const { oracle } = await readQuietly(rig, () => Promise.resolve());
    expect(oracle.ss ?? oracle.proc).toEqual(oracle.proc);
  });

  it('are the only ones there when the namespace is their own', async () => {
    const { proc, planned } = await rig.count();
    for (const state of listed) {
      if (rig.hasOwnNamespace) expect(proc[state]).toBe(planned[state]);
      else expect(proc[state]).toBeGreaterThanOrEqual(planned[state]);
    }
  });
});

it('a closed rig leaves only TIME_WAIT behind', async () => {
  const rig = await Rig.open([planEveryState(4)], null);
  const scope = { family: 4, ports: rig.ports } as const;
  const left = { ...noSockets(), TIME_WAIT: rig.expected.TIME_WAIT };
  await rig.close();
  await until(
    () => `${JSON.stringify(left)}, found ${JSON.stringify(countProcSockets(scope))}`,
    () => isDeepStrictEqual(countProcSockets(scope), left),
  );
});
