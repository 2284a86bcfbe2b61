import { PrismaService } from './prisma.service.js';
import { scratchDatabase } from './testing/scratch-database.js';

const scratch = scratchDatabase();

const user = (name: string) => ({ name, role: 'viewer', createdAt: 1 });

describe('PrismaService', () => {
  it('reopens a WAL file with synchronous=FULL, which the driver alone does not', async () => {
    await scratch.prisma.user.create({ data: user('a') });
    const again = new PrismaService(scratch.path);
    await expect(again.verifyDurability()).resolves.toBeUndefined();
    await again.$disconnect();
  });

  it('says so when the file is not open the way an acknowledgement promises', async () => {
    await scratch.prisma.$executeRawUnsafe('PRAGMA synchronous = 1');
    await expect(scratch.prisma.verifyDurability()).rejects.toThrow('synchronous is 1, expected 2');
  });

  it('keeps a plain write out of a transaction that is rolled back', async () => {
    const rolledBack = scratch.prisma.$transaction(async (tx) => {
      await tx.user.create({ data: user('inside') });
      await new Promise(setImmediate);
      throw new Error('roll back');
    });
    const plain = scratch.prisma.user.create({ data: user('outside') });
    await expect(rolledBack).rejects.toThrow('roll back');
    await plain;
    expect((await scratch.prisma.user.findMany()).map(({ name }) => name)).toEqual(['outside']);
  });
});
