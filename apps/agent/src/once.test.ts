import { COUNTER_NAMES, SETTINGS, SAMPLE_FLAGS, STATE_NAMES } from '@finwait/tcp';
import { readOnce } from './once.js';
import { ProcfsSource } from './sources/procfs.js';
import { createProcRoot } from './testing/proc-root.js';

const source = () =>
  new ProcfsSource(createProcRoot('linux-6.18-all-states', ['tcp', 'tcp6', 'snmp', 'netstat', 'sockstat']));

const TEN_SECONDS = { requestedMs: 10_000, cpuBudget: 1 };
const asJson = { host: 'web-01', isJson: true, discovery: false, ...TEN_SECONDS };
const asTable = { host: 'web-01', isJson: false, discovery: false, ...TEN_SECONDS };

describe('reading once', () => {
  it('gives one line of JSON in the shape of the contract', async () => {
    const text = await readOnce(source(), asJson);
    expect(text.indexOf('\n')).toBe(text.length - 1);
    const snapshot = JSON.parse(text) as Record<string, object>;
    expect(Object.keys(snapshot)).toEqual([
      'host',
      'takenAt',
      'source',
      'states',
      'unknown',
      'counters',
      'gauges',
      'quality',
      'hasMoved',
      'cost',
      'listeners',
      'settings',
      'namespaces',
      'servers',
      'activity',
      'intervalMs',
    ]);
    expect(snapshot).toMatchObject({ host: 'web-01', source: 'procfs', unknown: 0 });
    expect(Object.keys(snapshot['states'] ?? {})).toEqual(STATE_NAMES);
    expect(Object.keys(snapshot['quality'] ?? {})).toEqual(STATE_NAMES);
    expect(Object.keys(snapshot['counters'] ?? {})).toEqual(COUNTER_NAMES);
    expect(Object.keys(snapshot['gauges'] ?? {})).toEqual([
      'orphans',
      'socketMemoryPages',
      'fullestAcceptQueue',
    ]);
    expect(Object.keys(snapshot['cost'] ?? {})).toEqual(['cpuMs', 'rssBytes']);
    expect(snapshot['listeners']).toBeNull();
    expect(Object.keys(snapshot['settings'] ?? {})).toEqual(SETTINGS.map(({ name }) => name));
    expect(snapshot['namespaces']).toEqual({ seen: 'own', why: 'procfs reads its own only', others: [] });
  });

  it('says how often the agent would read at this cost', async () => {
    const read = async (cpuBudget: number) => {
      const text = await readOnce(source(), { ...asJson, requestedMs: 100, cpuBudget });
      return JSON.parse(text) as { cost: { cpuMs: number }; intervalMs: number };
    };
    const { cost, intervalMs } = await read(0.001);
    expect(intervalMs).toBeGreaterThanOrEqual(Math.max(100, cost.cpuMs / 0.001));
    expect(await readOnce(source(), asTable)).toMatch(/every 10000 ms while it runs\n$/);
  });

  it('gives a table with every figure in line, and a dash for what could not be read', async () => {
    const lines = (await readOnce(source(), asTable)).split('\n');
    expect(lines[0]).toMatch(/^web-01 {2}\d{4}-\d\d-\d\dT.*Z {2}from procfs$/);
    const rows = lines.filter((line) => /^\w+ +[\d-]+$/.test(line));
    expect(rows.find((row) => row.startsWith('ESTABLISHED '))).toMatch(/ 16$/);
    expect(rows.find((row) => row.startsWith('CLOSED '))).toMatch(/ -$/);
    expect(rows).toHaveLength(STATE_NAMES.length + 1 + 3 + COUNTER_NAMES.length);
    expect(new Set(rows.map((row) => row.length)).size).toBe(1);
    expect(lines).toContain('other network namespaces were not seen: procfs reads its own only');
  });

  it('marks what was not counted, and says when connections came and went', async () => {
    const reading = await source().read();
    const flags = SAMPLE_FLAGS.derived | SAMPLE_FLAGS.moved;
    const moving = { name: 'netlink', read: () => Promise.resolve({ ...reading, flags }), close: () => {} };
    const text = await readOnce(moving, asTable);
    expect(text).toMatch(/^web-01 .* from procfs {2}while connections came and went\n/);
    expect(text.match(/^\w+ +\d+ {2}derived$/gm)).toEqual([
      expect.stringMatching(/^ESTABLISHED /),
      expect.stringMatching(/^TIME_WAIT /),
    ]);
  });

  it('fails with the cause where nothing can be read', async () => {
    await expect(readOnce(new ProcfsSource('/nowhere'), asJson)).rejects.toThrow('ENOENT');
  });
});
