import { scratchDatabase } from '../testing/scratch-database.js';
import { AuditLog } from './audit-log.js';
import { AuditStore } from './audit.store.js';
import { CHAIN_START } from './audit-chain.js';
import { checkChain } from './check-chain.js';

const scratch = scratchDatabase();
const ann = { actor: 'user:ann', address: '192.0.2.1' };

describe('checkChain', () => {
  it('finds a log without entries whole', async () => {
    const found = await checkChain(new AuditStore(scratch.prisma));
    expect(found).toEqual({ entries: 0, head: CHAIN_START.hash, firstBreak: null });
  });

  it('follows the log over more than one read, and finds the entry that says something else', async () => {
    const store = new AuditStore(scratch.prisma);
    const log = new AuditLog(store);
    for (let count = 0; count < 503; count += 1) await log.note(ann, { action: 'sign_in' }, count);
    const [newest] = await store.readRange({ limit: 1 });
    expect(await checkChain(store)).toEqual({ entries: 503, head: newest?.hash, firstBreak: null });
    await scratch.prisma.$executeRaw`DROP TRIGGER "AuditEntry_stays_as_it_is"`;
    await scratch.prisma.$executeRaw`UPDATE "AuditEntry" SET "actor" = 'user:eve' WHERE "id" = 502`;
    const found = await checkChain(store);
    expect(found).toMatchObject({ entries: 501, firstBreak: { id: 502, cause: 'altered' } });
  });
});
