import { readdirSync, readFileSync } from 'node:fs';
import { getPriority } from 'node:os';
import { STATE_NAMES } from '@finwait/tcp';
import { scratchDatabase } from '../testing/scratch-database.js';
import { HistoryReader } from './history-reader.js';
import type { RangeQuery } from './range-query.js';

const scratch = scratchDatabase();
const query: RangeQuery = {
  kind: 'history',
  hostIds: [1],
  isSum: false,
  subject: { host: 'a' },
  from: 0,
  to: 60_000,
  maxPoints: 10,
  columns: STATE_NAMES,
  intervalMs: 10_000,
};

const threads = () => process.getActiveResourcesInfo().filter((name) => name === 'MessagePort').length;

const onLinux = process.platform === 'linux' ? it : it.skip;

/** The nice values of all threads of this process. Source: proc_pid_stat(5), field 19; the name before it may hold spaces. */
const readNiceValues = () =>
  readdirSync('/proc/self/task').map((thread) => {
    const stat = readFileSync(`/proc/self/task/${thread}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[16]);
  });

describe('HistoryReader', () => {
  onLinux('gives way to what is taken in: its threads alone have less weight', async () => {
    const reader = new HistoryReader(scratch.path);
    const nicer = Math.min(getPriority() + 10, 19);
    const before = readNiceValues().filter((nice) => nice === nicer).length;
    await Promise.all([reader.read(query), reader.read(query), reader.read(query)]);
    const after = readNiceValues().filter((nice) => nice === nicer).length;
    await reader.onApplicationShutdown();
    expect(after).toBe(before + 2);
  });

  it('answers what it was asked, and starts no thread again once it has ended', async () => {
    const before = threads();
    const reader = new HistoryReader(scratch.path);
    const json = await reader.read(query);
    expect(JSON.parse(json.toString())).toMatchObject({ host: 'a', at: [] });
    await reader.onApplicationShutdown();
    await new Promise((resolve) => setImmediate(resolve));
    expect(threads()).toBe(before);
  });

  it('refuses what still waits when it ends', async () => {
    const reader = new HistoryReader(scratch.path);
    const reads = Promise.allSettled(Array.from({ length: 8 }, () => reader.read(query)));
    await reader.onApplicationShutdown();
    const outcomes = await reads;
    expect(outcomes.slice(2).map(({ status }) => status)).toEqual(Array(6).fill('rejected'));
  });
});
