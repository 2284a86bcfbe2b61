import { scratchDatabase } from '../testing/scratch-database.js';
import { findChainBreak } from './audit-chain.js';
import { AuditLog } from './audit-log.js';
import { AuditStore } from './audit.store.js';

const scratch = scratchDatabase();
const ann = { actor: 'user:ann', address: '192.0.2.1' };
const nobody = { actor: 'nobody', address: '192.0.2.2' };

const readAll = async () => (await new AuditStore(scratch.prisma).readRange({ limit: 1_000 })).reverse();

describe('AuditLog', () => {
  it('chains what is noted at once, and goes on after a restart', async () => {
    const log = new AuditLog(new AuditStore(scratch.prisma));
    const names = ['bob', 'eve', 'joe'];
    await Promise.all(names.map((target) => log.note(ann, { action: 'user_create', target })));
    await new AuditLog(new AuditStore(scratch.prisma)).note(ann, { action: 'sign_out' });
    const entries = await readAll();
    expect(entries.map(({ id, action, target }) => [id, action, target])).toEqual([
      [1, 'user_create', 'bob'],
      [2, 'user_create', 'eve'],
      [3, 'user_create', 'joe'],
      [4, 'sign_out', null],
    ]);
    expect(findChainBreak(entries)).toBeUndefined();
  });

  it('writes the first refusals of a flood, and how many followed', async () => {
    const log = new AuditLog(new AuditStore(scratch.prisma));
    for (let time = 0; time < 100; time += 1) {
      await log.note(nobody, { action: 'sign_in', outcome: 'refused' }, time);
    }
    await log.note(ann, { action: 'sign_in' }, 200);
    await log.note(nobody, { action: 'sign_in', outcome: 'refused' }, 60_000);
    const entries = await readAll();
    expect(entries).toHaveLength(32);
    expect(entries.slice(-2).map(({ detail }) => detail)).toEqual(['{"refusalsOmitted":70}', '{}']);
    expect(findChainBreak(entries)).toBeUndefined();
  });

  it('cannot be changed in the database, nor shortened', async () => {
    await new AuditLog(new AuditStore(scratch.prisma)).note(ann, { action: 'sign_in' });
    const change = scratch.prisma.$executeRaw`UPDATE "AuditEntry" SET "actor" = 'user:eve'`;
    await expect(change).rejects.toThrow('the audit log only grows');
    await expect(scratch.prisma.$executeRaw`DELETE FROM "AuditEntry"`).rejects.toThrow('only grows');
    expect(await readAll()).toMatchObject([{ actor: 'user:ann' }]);
  });
});
