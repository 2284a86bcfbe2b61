import { COLUMN_NAMES } from '@finwait/tcp';
import { HistoryWriter } from '../history/history-writer.js';
import { PrismaService } from '../prisma.service.js';
import { scratchDatabase } from '../testing/scratch-database.js';
import { PRAGMAS } from './pragmas.js';
import { WriteTurn } from './write-turn.js';

const scratch = scratchDatabase();
const sample = { hostId: 1, takenAt: 1_000, seq: 1, flags: 0, values: COLUMN_NAMES.map(() => 1) };

let turn: WriteTurn;
let writer: HistoryWriter;
let prisma: PrismaService;
beforeEach(async () => {
  turn = new WriteTurn();
  writer = new HistoryWriter(scratch.path, PRAGMAS, turn);
  prisma = new PrismaService(scratch.path, turn);
  await Promise.all([writer.append([sample]), scratch.writer.append([sample])]);
});
afterEach(async () => {
  await writer.onApplicationShutdown();
  await prisma.$disconnect();
});

/** Comes back when the history has had time to write: another thread has, which asks for no turn. */
async function letHistoryWrite(): Promise<void> {
  for (let takenAt = 2_000; takenAt < 12_000; takenAt += 1_000) {
    await scratch.writer.append([{ ...sample, hostId: 2, takenAt }]);
  }
}

describe('WriteTurn', () => {
  it('comes to the main thread when a write of the history is over', async () => {
    const order: string[] = [];
    let taken = Promise.resolve();
    turn.run(() => {
      taken = turn.take().then((end) => {
        order.push('main thread');
        end();
      });
      order.push('history');
    });
    order.push('history is over');
    await taken;
    expect(order).toEqual(['history', 'history is over', 'main thread']);
  });

  it('keeps the history from its next write until it is given back', async () => {
    const order: string[] = [];
    const end = await turn.take();
    const stored = writer.append([{ ...sample, takenAt: 2_000 }]).then(() => order.push('history'));
    await letHistoryWrite();
    order.push('main thread');
    end();
    await stored;
    expect(order).toEqual(['main thread', 'history']);
  });

  it('lets a transaction read and then write while there is history to write', async () => {
    let stored = Promise.resolve();
    await prisma.$transaction(async (tx) => {
      const count = await tx.user.count();
      stored = writer.append([{ ...sample, takenAt: 2_000 }]);
      for (let times = 0; times < 100; times += 1) await tx.user.count();
      await tx.user.create({ data: { name: `${count}`, role: 'viewer', createdAt: 1 } });
    });
    await stored;
    expect(await prisma.user.count()).toBe(1);
  });

  it('is nobody’s when a transaction failed or the thread of the history ended', async () => {
    const failed = prisma.$transaction(() => Promise.reject(new Error('no')));
    await expect(failed).rejects.toThrow('no');
    await writer.append([{ ...sample, takenAt: 2_000 }]);
    await writer.onApplicationShutdown();
    (await turn.take())();
    await writer.append([{ ...sample, takenAt: 3_000 }]);
    expect(await scratch.prisma.sample.count()).toBe(3);
  });
});
