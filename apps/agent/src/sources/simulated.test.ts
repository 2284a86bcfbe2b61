import type { InspectionRequest } from '@finwait/contracts/protocol';
import { COLUMN_NAMES, STATE_NAMES, toNamedFigures, type State } from '@finwait/tcp';
import { SimulatedSource } from './simulated.js';

const NOW = Date.UTC(2026, 10, 25, 17);
const open = (name: string) => new SimulatedSource(name, () => NOW);

async function inspect(name: string, request: InspectionRequest) {
  const answer = await open(name).inspect(request);
  if (!answer.ok) throw new Error(answer.detail);
  return answer;
}

describe('the simulated source', () => {
  it('says that it is simulated, and reads all columns, listeners and settings', async () => {
    const source = open('lb-01');
    const reading = await source.read();
    expect(reading.source).toBe('simulated');
    expect(reading.values).toHaveLength(COLUMN_NAMES.length);
    expect(reading.listeners?.map(({ port }) => port)).toEqual([443, 80, 22]);
    expect(reading.listeners?.[0]?.queue).toBeGreaterThan(500);
    expect(source.readSettings()[0]).toMatchObject({ namespace: 'own', values: { tcp_syncookies: 1 } });
  });

  it('gives a host of any name figures', async () => {
    const { values } = await open('laptop').read();
    expect(toNamedFigures(values).states.ESTABLISHED).toBeGreaterThan(0);
  });

  it.each(['orders-02', 'lb-01', 'proxy-01', 'db-01', 'batch-02'])(
    'inspects on %s as many sockets of each state as a snapshot counts',
    async (name) => {
      const { values } = await open(name).read();
      const { states } = toNamedFigures(values);
      const { groups } = await inspect(name, { groupBy: [], limit: 1 });
      const known = groups[0]?.states ?? {};
      const inspected = Object.fromEntries(STATE_NAMES.map((state: State) => [state, known[state] ?? 0]));
      expect(inspected).toEqual(states);
    },
  );

  it('names the process that leaks, for how long, and towards whom', async () => {
    const found = await inspect('orders-02', { states: ['CLOSE_WAIT'], groupBy: ['process'], limit: 5 });
    const [group] = found.groups;
    expect(group?.key.process).toMatchObject({ pid: 2_817, command: 'java' });
    expect(group?.key.process?.commandLine).toContain('orders-svc');
    expect(group?.oldest?.ageMs).toBeGreaterThan(13 * 3_600_000);
    const peers = await inspect('orders-02', { states: ['CLOSE_WAIT'], groupBy: ['peer'], limit: 5 });
    expect(peers.groups.map(({ key }) => key.peer).toSorted()).toEqual(['10.20.0.11', '10.20.0.12']);
  });

  it('has no process for what is in TIME_WAIT', async () => {
    const { owners, sockets } = await inspect('proxy-01', {
      states: ['TIME_WAIT'],
      groupBy: ['process'],
      limit: 5,
    });
    expect(owners).toEqual({ held: 0, remembered: 0, hidden: 0, none: sockets });
  });

  it('refuses what is no request', async () => {
    await expect(open('web-01').inspect({ groupBy: ['mood'], limit: 1 })).resolves.toMatchObject({
      ok: false,
      code: 'request_malformed',
    });
  });
});
