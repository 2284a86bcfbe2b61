import { setTimeout as pause } from 'node:timers/promises';
import { COLUMN_NAMES } from '@finwait/tcp';
import { Readiness } from '../health/readiness.js';
import type { Sample } from '../history/sample.store.js';
import { HistoryWriter } from '../history/history-writer.js';
import { ServiceMetrics } from '../metrics/service-metrics.js';
import { PRAGMAS } from '../storage/pragmas.js';
import { scratchDatabase } from '../testing/scratch-database.js';
import { CommitGroup } from './commit-group.js';

const scratch = scratchDatabase();
const values = COLUMN_NAMES.map(() => 1_000_000);
const rows = (hostId: number, count: number): Sample[] =>
  Array.from({ length: count }, (_, index) => ({
    hostId,
    takenAt: 1_000 + index,
    seq: index,
    flags: 0,
    values,
  }));
const countOf = (hostId: number) => scratch.prisma.sample.count({ where: { hostId } });

describe('CommitGroup', () => {
  it('has stored the samples when it says so', async () => {
    await new CommitGroup(scratch.writer, new Readiness(), new ServiceMetrics()).append(rows(1, 3));
    expect(await countOf(1)).toBe(3);
  });

  it('writes many agents in few commits', async () => {
    let commits = 0;
    const counting = {
      append: (samples: readonly Sample[]) => {
        commits += 1;
        return scratch.writer.append(samples);
      },
    };
    const group = new CommitGroup(counting, new Readiness(), new ServiceMetrics());
    await Promise.all(Array.from({ length: 100 }, (_, host) => group.append(rows(host + 1, 2))));
    expect(await scratch.prisma.sample.count()).toBe(200);
    expect(commits).toBeLessThan(5);
  });

  it('refuses what does not fit on the disk, says why, and goes on when there is room again', async () => {
    const readiness = new Readiness();
    await scratch.writer.append(rows(1, 2_000));
    const [pages] = await scratch.prisma.$queryRawUnsafe<{ page_count: number }[]>('PRAGMA page_count');
    const limit = { ...PRAGMAS, max_page_count: String(pages?.page_count) };
    const writer = new HistoryWriter(scratch.path, limit);
    const group = new CommitGroup(writer, readiness, new ServiceMetrics());
    await expect(group.append(rows(2, 2_000))).rejects.toMatchObject({ code: 'storage_unavailable' });
    expect(readiness.reason()).toMatch(/^storage: .*full/);
    expect(await countOf(2)).toBe(0);
    expect(await countOf(1)).toBe(2_000);
    await scratch.prisma.sample.deleteMany({ where: { hostId: 1 } });
    await group.append(rows(2, 2_000));
    expect(readiness.reason()).toBeNull();
    expect(await countOf(2)).toBe(2_000);
    await writer.onApplicationShutdown();
  });

  it('refuses more than it can hold while the disk is slow, and loses nothing it took', async () => {
    const group = new CommitGroup(scratch.writer, new Readiness(), new ServiceMetrics());
    const results = await Promise.allSettled(
      Array.from({ length: 300 }, (_, host) => group.append(rows(host + 1, 200))),
    );
    const refused = results.filter(({ status }) => status === 'rejected');
    expect(refused.length).toBeGreaterThan(0);
    expect(refused[0]).toMatchObject({ reason: { code: 'overloaded' } });
    expect(await scratch.prisma.sample.count()).toBe((300 - refused.length) * 200);
  });

  it('writes what came while a commit took longer than it gathers', async () => {
    let finishFirst = (): void => {};
    const first = new Promise<void>((resolve) => (finishFirst = resolve));
    const slow = {
      append: async (samples: readonly Sample[]) => {
        await first;
        return scratch.writer.append(samples);
      },
    };
    const group = new CommitGroup(slow, new Readiness(), new ServiceMetrics());
    const stored = [group.append(rows(1, 2_000)), group.append(rows(2, 1))];
    await pause(25);
    finishFirst();
    await Promise.all(stored);
    expect(await scratch.prisma.sample.count()).toBe(2_001);
  });

  it('writes what waits before the process ends', async () => {
    const group = new CommitGroup(scratch.writer, new Readiness(), new ServiceMetrics());
    const stored = group.append(rows(1, 5));
    await group.beforeApplicationShutdown();
    expect(await countOf(1)).toBe(5);
    await stored;
  });
});
