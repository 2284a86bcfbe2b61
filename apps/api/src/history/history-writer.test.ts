import Database from 'better-sqlite3';
import { COLUMN_NAMES } from '@finwait/tcp';
import { scratchDatabase } from '../testing/scratch-database.js';
import { scratchDir } from '../testing/scratch-dir.js';
import { HistoryWriter } from './history-writer.js';
import { FLEET_HOST } from './sealer.js';

const MINUTE = 60_000;
const scratch = scratchDatabase();
const dir = scratchDir();
const sample = { hostId: 1, takenAt: 1_000, seq: 1, flags: 0, values: COLUMN_NAMES.map(() => 1) };

describe('HistoryWriter', () => {
  it('writes with the durability an acknowledgement promises', async () => {
    await expect(scratch.writer.verifyDurability()).resolves.toBeUndefined();
  });

  it('refuses a connection that could lose what was acknowledged', async () => {
    const lax = new HistoryWriter(scratch.path, { journal_mode: 'wal', synchronous: '1' });
    await expect(lax.verifyDurability()).rejects.toThrow('synchronous is 1, expected 2');
    await lax.onApplicationShutdown();
  });

  it('stores all of a batch or nothing of it', async () => {
    const broken = { ...sample, takenAt: Number.NaN };
    await expect(scratch.writer.append([sample, broken])).rejects.toThrow(/NOT NULL/);
    expect(await scratch.prisma.sample.count()).toBe(0);
  });

  it('says why a file cannot be written, and tries again at the next call', async () => {
    const writer = new HistoryWriter(dir);
    await expect(writer.append([sample])).rejects.toThrow(/unable to open/);
    await expect(writer.append([sample])).rejects.toThrow(/unable to open/);
  });

  it('sums the minutes of the open hour although nothing can be sealed', async () => {
    const database = new Database(scratch.path);
    database.exec(`CREATE TRIGGER "full" BEFORE INSERT ON "Chunk" BEGIN SELECT RAISE(ABORT, 'no room'); END`);
    database.close();
    const minute = Math.floor(Date.now() / MINUTE) * MINUTE;
    const reported = [minute - 30_000, minute - 180 * MINUTE];
    await scratch.writer.append(reported.map((takenAt) => ({ ...sample, takenAt })));
    await expect(scratch.writer.seal(Date.now() - 5 * MINUTE)).rejects.toThrow('no room');
    const totals = await scratch.prisma.sample.findMany({ where: { hostId: FLEET_HOST } });
    expect(totals.map(({ takenAt }) => Number(takenAt))).toContain(minute);
  });

  it('has stored what it was given before it closes', async () => {
    const stored = scratch.writer.append([sample]);
    await scratch.writer.onApplicationShutdown();
    await stored;
    expect(await scratch.prisma.sample.count()).toBe(1);
  });
});
